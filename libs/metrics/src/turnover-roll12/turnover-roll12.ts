import { ofLeaverRates } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { twelveMonthsTo } from '../census-year';
import { rateOf } from '../count-and-rate';
import { leaversIn, needsSpellsIn, returners } from '../flow-of-spells';
import type { Metric } from '../metric';
import { localDefinition } from '../official-source';
import { needsInPostAt, stockInPost, twoPosts } from '../stock-in-post';
import { narrowable } from '../team-narrowing';

/** `WF.TURNOVER.ROLL12`: leavers of the twelve months to the day over the stock that day, FTE. Local. */
export const turnoverOfTwelveMonths: Metric = narrowable({
  id: 'WF.TURNOVER.ROLL12',
  version: 1,
  switches: { censusInstant, returners, twoPosts },
  question:
    'Leavers of the twelve months to the day as a share of social workers in post (full-time equivalents)?',
  follows: localDefinition,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: true,
  breakdowns: ofLeaverRates,
  needsOneOf: ['SocialWorkerStarted'],
  window: twelveMonthsTo,
  needs: (question) => [
    ...needsSpellsIn(twelveMonthsTo(question.asOf), question.switches),
    ...needsInPostAt(stockDay(question)),
  ],
  answer: (facts, question) =>
    rateOf(
      leaversIn(facts, twelveMonthsTo(question.asOf), { measure: 'fte', switches: question.switches }),
      stockInPost(facts, question, 'fte'),
    ),
});
