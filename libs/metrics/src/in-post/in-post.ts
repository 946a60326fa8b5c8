import { ofPersons } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { countOf } from '../count-and-rate';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { needsInPostAt, stockInPost, twoPosts } from '../stock-in-post';
import type { Measure } from '../tally';
import { narrowable } from '../team-narrowing';

/** `WF.INPOST.FTE`: social workers in post, full-time equivalents. */
export const inPostFte = inPost('fte');

/** `WF.INPOST.HC`: social workers in post, heads. */
export const inPostHeadcount = inPost('headcount');

function inPost(measure: Measure): Metric {
  return narrowable({
    id: measure === 'fte' ? 'WF.INPOST.FTE' : 'WF.INPOST.HC',
    version: 1,
    switches: { censusInstant, twoPosts },
    question:
      measure === 'fte'
        ? 'How many full-time equivalent social workers are in post at the end of the day?'
        : 'How many social workers are in post at the end of the day?',
    follows: workforceCensus,
    unit: measure,
    decimals: measure === 'fte' ? 1 : 0,
    additive: true,
    local: false,
    breakdowns: ofPersons('leaving'),
    needsOneOf: ['SocialWorkerStarted'],
    window: () => null,
    needs: (question) => needsInPostAt(stockDay(question)),
    answer: (facts, question) => countOf(stockInPost(facts, question, measure)),
  });
}
