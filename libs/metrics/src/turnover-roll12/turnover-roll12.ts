import { censusInstant, stockDay } from '../census-instant';
import { twelveMonthsTo } from '../census-year';
import { rateOf } from '../count-and-rate';
import { leaversIn, needsSpellsIn, returners } from '../flow-of-spells';
import type { Metric } from '../metric';
import { localDefinition } from '../official-source';
import { inPostAt, needsInPostAt } from '../stock-in-post';

/** `WF.TURNOVER.ROLL12`: leavers of the twelve months to the day over the stock that day, FTE. Local. */
export const turnoverOfTwelveMonths: Metric = {
  id: 'WF.TURNOVER.ROLL12',
  version: 1,
  switches: { censusInstant, returners },
  question:
    'Leavers of the twelve months to the day as a share of social workers in post (full-time equivalents)?',
  follows: localDefinition,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: true,
  needsOneOf: ['SocialWorkerStarted'],
  window: twelveMonthsTo,
  needs: (question) => [
    ...needsSpellsIn(twelveMonthsTo(question.asOf)),
    ...needsInPostAt(stockDay(question)),
  ],
  answer: (facts, question) =>
    rateOf(
      leaversIn(facts, twelveMonthsTo(question.asOf), { measure: 'fte', switches: question.switches }),
      inPostAt(facts, stockDay(question), 'fte'),
    ),
};
