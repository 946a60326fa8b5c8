import type { Fact } from '@daybook/facts';
import { careYearTo, twoCareYearsTo } from '../care-year';
import { censusInstant, stockDay } from '../census-instant';
import { careNeeds, continuousSince, lookedAfterAt, needsLookedAfterAt, respite } from '../looked-after-at';
import type { LeftOut, Metric, Question, Reckoning, Window } from '../metric';
import { lookedAfterReturn } from '../official-source';
import { type During, firstDay, needsPlacementsDuring, placementsDuring } from '../placements-during';
import { shareOf } from '../share-of-children';

/** So many placements are unstable. */
const UNSTABLE = 3;

/** What the shares of one and of two years have in common. */
const ofThreePlacements = {
  version: 1,
  follows: lookedAfterReturn,
  unit: 'percent',
  decimals: 0,
  additive: true,
  local: false,
  breakdowns: [],
  needsOneOf: careNeeds,
} as const;

/** `CH.PLACE3.Y1`: of children looked after at 31 March, share with three or more placements in the year. */
export const threePlacementsInYear: Metric = {
  ...ofThreePlacements,
  id: 'CH.PLACE3.Y1',
  switches: { censusInstant, firstDay },
  question:
    'Which share of children looked after at the end of the day had three or more placements in the year?',
  window: careYearTo,
  needs: (question) => needsOf(question, careYearTo(question.asOf)),
  answer: (facts, question) => {
    const { runs, leftOut } = lookedAfterAt(facts, stockDay(question));
    return withThreePlacements(facts, {
      runs,
      leftOut,
      during: duringOf(question, careYearTo(question.asOf)),
    });
  },
};

/** `CH.PLACE3.Y2`: the same of two years, of children looked after throughout them. */
export const threePlacementsInTwoYears: Metric = {
  ...ofThreePlacements,
  id: 'CH.PLACE3.Y2',
  switches: { censusInstant, firstDay, respite },
  question: 'Which share of children looked after throughout two years had three or more placements in them?',
  window: twoCareYearsTo,
  needs: (question) => needsOf(question, twoCareYearsTo(question.asOf)),
  answer: (facts, question) => {
    const window = twoCareYearsTo(question.asOf);
    const found = lookedAfterAt(facts, stockDay(question));
    const isThroughout = (run: Fact): boolean =>
      continuousSince(run, question.switches['respite']) <= window.from;
    const tooShort = found.runs.filter((run) => !isThroughout(run));
    return withThreePlacements(facts, {
      runs: found.runs.filter(isThroughout),
      leftOut: [...found.leftOut, ...tooShort.map((fact): LeftOut => ({ fact, reason: 'too-short' }))],
      during: duringOf(question, window),
    });
  },
};

function needsOf(question: Question, window: Window): ReturnType<Metric['needs']> {
  return [...needsLookedAfterAt(stockDay(question)), ...needsPlacementsDuring(duringOf(question, window))];
}

interface Asked {
  readonly runs: readonly Fact[];
  readonly leftOut: readonly LeftOut[];
  readonly during: During;
}

function withThreePlacements(facts: readonly Fact[], { runs, leftOut, during }: Asked): Reckoning {
  const placements = placementsDuring(facts, during);
  const judged = runs.map((run) => {
    const by = placements.get(run.subject) ?? [];
    return { run, counts: by.length >= UNSTABLE, by };
  });
  return shareOf(judged, leftOut);
}

function duringOf({ switches }: Question, { from, to }: Window): During {
  return { first: from, last: to, closed: switches['firstDay'] === 'closed' };
}
