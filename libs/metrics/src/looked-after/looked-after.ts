import type { Fact, PopulationValue } from '@daybook/facts';
import { censusInstant, holdsAtEndOf, stockDay } from '../census-instant';
import { countOf, rateOf } from '../count-and-rate';
import { careNeeds, lookedAfterAt, needsLookedAfterAt } from '../looked-after-at';
import type { Metric } from '../metric';
import { lookedAfterReturn } from '../official-source';
import { ofCount } from '../quantity';
import { type Part, Tally } from '../tally';

/** What the count and the rate have in common. */
const ofLookedAfter = {
  version: 1,
  switches: { censusInstant },
  follows: lookedAfterReturn,
  decimals: 0,
  additive: true,
  local: false,
  breakdowns: [],
  needsOneOf: careNeeds,
  window: () => null,
} as const;

/** `CH.CLA`: children looked after on a day, not counting short breaks. */
export const lookedAfter: Metric = {
  ...ofLookedAfter,
  id: 'CH.CLA',
  question: 'How many children are looked after at the end of the day, short breaks aside?',
  unit: 'children',
  needs: (question) => needsLookedAfterAt(stockDay(question)),
  answer: (facts, question) => countOf(childrenAt(facts, stockDay(question))),
};

/** `CH.CLA.RATE`: of 10,000 who are 0 to 17, by the latest mid-year estimate that is not after the day. */
export const lookedAfterRate: Metric = {
  ...ofLookedAfter,
  id: 'CH.CLA.RATE',
  question: 'How many of 10,000 children aged 0 to 17 are looked after at the end of the day?',
  unit: 'children-per-10000',
  needsToo: ['PopulationEstimated'],
  needs: (question) => [
    ...needsLookedAfterAt(stockDay(question)),
    { what: 'population', days: { first: question.asOf, last: question.asOf } },
  ],
  answer: (facts, question) =>
    rateOf(childrenAt(facts, stockDay(question)), populationAt(facts, question.asOf)),
};

function childrenAt(facts: readonly Fact[], day: string): Part {
  const { runs, leftOut } = lookedAfterAt(facts, day);
  const tally = new Tally('headcount');
  for (const run of runs) tally.count(run, { fteMillionths: null });
  for (const { fact, reason } of leftOut) tally.leaveOut(fact, reason);
  return tally;
}

function populationAt(facts: readonly Fact[], day: string): Part {
  const tally = new Tally('headcount');
  for (const fact of facts) {
    if (fact.what !== 'population' || !holdsAtEndOf(fact, day)) continue;
    tally.add(fact, ofCount((fact.value as PopulationValue).aged0to17));
  }
  return tally;
}
