import { ofLeavers } from '../breakdown/in-post';
import { censusYearTo } from '../census-year';
import { countOf } from '../count-and-rate';
import { leaversIn, needsSpellsIn, returners } from '../flow-of-spells';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { twoPosts } from '../stock-in-post';
import type { Measure } from '../tally';
import { narrowable } from '../team-narrowing';

/** `WF.LEAVERS.FTE`: social workers who left in the year to 30 September, full-time equivalents. */
export const leaversFte = leavers('fte');

/** `WF.LEAVERS.HC`: social workers who left in the year to 30 September, heads. */
export const leaversHeadcount = leavers('headcount');

function leavers(measure: Measure): Metric {
  return narrowable({
    id: measure === 'fte' ? 'WF.LEAVERS.FTE' : 'WF.LEAVERS.HC',
    version: 1,
    switches: { returners, twoPosts },
    question:
      measure === 'fte'
        ? 'How many full-time equivalent social workers have left in the year to 30 September so far?'
        : 'How many social workers have left in the year to 30 September so far?',
    follows: workforceCensus,
    unit: measure,
    decimals: measure === 'fte' ? 1 : 0,
    additive: true,
    local: false,
    breakdowns: ofLeavers,
    needsOneOf: ['SocialWorkerStarted'],
    window: censusYearTo,
    needs: (question) => needsSpellsIn(censusYearTo(question.asOf), question.switches),
    answer: (facts, question) =>
      countOf(leaversIn(facts, censusYearTo(question.asOf), { measure, switches: question.switches })),
  });
}
