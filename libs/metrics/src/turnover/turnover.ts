import { censusInstant, stockDay } from '../census-instant';
import { censusYearTo } from '../census-year';
import { rateOf } from '../count-and-rate';
import { leaversIn, needsSpellsIn, returners } from '../flow-of-spells';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { inPostAt, needsInPostAt } from '../stock-in-post';
import type { Measure } from '../tally';

/** `WF.TURNOVER.FTE`: leavers of the year to 30 September over the closing stock, full-time equivalents. */
export const turnoverFte = turnover('fte');

/** `WF.TURNOVER.HC`: leavers of the year to 30 September over the closing stock, heads. */
export const turnoverHeadcount = turnover('headcount');

function turnover(measure: Measure): Metric {
  return {
    id: measure === 'fte' ? 'WF.TURNOVER.FTE' : 'WF.TURNOVER.HC',
    version: 1,
    switches: { censusInstant, returners },
    question:
      measure === 'fte'
        ? 'Leavers of the year to 30 September as a share of social workers in post (full-time equivalents)?'
        : 'Leavers of the year to 30 September as a share of social workers in post (heads)?',
    follows: workforceCensus,
    unit: 'percent',
    decimals: 1,
    additive: true,
    local: false,
    needsOneOf: ['SocialWorkerStarted'],
    window: censusYearTo,
    needs: (question) => [
      ...needsSpellsIn(censusYearTo(question.asOf)),
      ...needsInPostAt(stockDay(question)),
    ],
    answer: (facts, question) =>
      rateOf(
        leaversIn(facts, censusYearTo(question.asOf), { measure, switches: question.switches }),
        inPostAt(facts, stockDay(question), measure),
      ),
  };
}
