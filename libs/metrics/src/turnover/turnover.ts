import { ofLeaverRates } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { censusYearTo } from '../census-year';
import { rateOf } from '../count-and-rate';
import { leaversIn, needsSpellsIn, returners } from '../flow-of-spells';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { needsInPostAt, stockInPost, twoPosts } from '../stock-in-post';
import type { Measure } from '../tally';
import { narrowable } from '../team-narrowing';

/** `WF.TURNOVER.FTE`: leavers of the year to 30 September over the closing stock, full-time equivalents. */
export const turnoverFte = turnover('fte');

/** `WF.TURNOVER.HC`: leavers of the year to 30 September over the closing stock, heads. */
export const turnoverHeadcount = turnover('headcount');

function turnover(measure: Measure): Metric {
  return narrowable({
    id: measure === 'fte' ? 'WF.TURNOVER.FTE' : 'WF.TURNOVER.HC',
    version: 1,
    switches: { censusInstant, returners, twoPosts },
    question:
      measure === 'fte'
        ? 'Leavers of the year to 30 September as a share of social workers in post (full-time equivalents)?'
        : 'Leavers of the year to 30 September as a share of social workers in post (heads)?',
    follows: workforceCensus,
    unit: 'percent',
    decimals: 1,
    additive: true,
    local: false,
    breakdowns: ofLeaverRates,
    needsOneOf: ['SocialWorkerStarted'],
    window: censusYearTo,
    needs: (question) => [
      ...needsSpellsIn(censusYearTo(question.asOf), question.switches),
      ...needsInPostAt(stockDay(question)),
    ],
    answer: (facts, question) =>
      rateOf(
        leaversIn(facts, censusYearTo(question.asOf), { measure, switches: question.switches }),
        stockInPost(facts, question, measure),
      ),
  });
}
