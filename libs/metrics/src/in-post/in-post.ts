import { censusInstant, stockDay } from '../census-instant';
import { countOf } from '../count-and-rate';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { inPostAt, needsInPostAt } from '../stock-in-post';
import type { Measure } from '../tally';

/** `WF.INPOST.FTE`: social workers in post, full-time equivalents. */
export const inPostFte = inPost('fte');

/** `WF.INPOST.HC`: social workers in post, heads. */
export const inPostHeadcount = inPost('headcount');

function inPost(measure: Measure): Metric {
  return {
    id: measure === 'fte' ? 'WF.INPOST.FTE' : 'WF.INPOST.HC',
    version: 1,
    switches: { censusInstant },
    question:
      measure === 'fte'
        ? 'How many full-time equivalent social workers are in post at the end of the day?'
        : 'How many social workers are in post at the end of the day?',
    follows: workforceCensus,
    unit: measure,
    decimals: measure === 'fte' ? 1 : 0,
    additive: true,
    local: false,
    needsOneOf: ['SocialWorkerStarted'],
    window: () => null,
    needs: (question) => needsInPostAt(stockDay(question)),
    answer: (facts, question) => countOf(inPostAt(facts, stockDay(question), measure)),
  };
}
