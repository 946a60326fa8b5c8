import { ofStarters } from '../breakdown/in-post';
import { censusYearTo } from '../census-year';
import { countOf } from '../count-and-rate';
import { startersIn, needsSpellsIn, returners } from '../flow-of-spells';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { twoPosts } from '../stock-in-post';
import type { Measure } from '../tally';
import { narrowable } from '../team-narrowing';

/** `WF.STARTERS.FTE`: social workers who started in the year to 30 September, full-time equivalents. */
export const startersFte = starters('fte');

/** `WF.STARTERS.HC`: social workers who started in the year to 30 September, heads. */
export const startersHeadcount = starters('headcount');

function starters(measure: Measure): Metric {
  return narrowable({
    id: measure === 'fte' ? 'WF.STARTERS.FTE' : 'WF.STARTERS.HC',
    version: 1,
    switches: { returners, twoPosts },
    question:
      measure === 'fte'
        ? 'How many full-time equivalent social workers have started in the year to 30 September so far?'
        : 'How many social workers have started in the year to 30 September so far?',
    follows: workforceCensus,
    unit: measure,
    decimals: measure === 'fte' ? 1 : 0,
    additive: true,
    local: false,
    breakdowns: ofStarters,
    needsOneOf: ['SocialWorkerStarted'],
    window: censusYearTo,
    needs: (question) => needsSpellsIn(censusYearTo(question.asOf), question.switches),
    answer: (facts, question) =>
      countOf(startersIn(facts, censusYearTo(question.asOf), { measure, switches: question.switches })),
  });
}
