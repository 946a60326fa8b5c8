import { addDays } from '@daybook/events';
import { metrics } from '@daybook/metrics';
import { daysOfHistories, type History, shuffled } from '@daybook/metrics/prove';
import fc from 'fast-check';
import type { Cuts } from '../daybooks/small-daybook';
import { arbitraryLife, type LivesOf } from '../histories/arbitrary-life';

/** A history, two ways in which it may reach a Daybook, prefixes of it, and what to ask about it. */
export interface ToldLife {
  readonly history: History;
  /** The same events in another order, some of them more than once. */
  readonly redelivered: History;
  readonly cuts: Cuts;
  readonly otherCuts: Cuts;
  /** How many of the events of `history` are known at the position asked about, and at one before it. */
  readonly known: number;
  readonly knownBefore: number;
  readonly days: readonly string[];
  /** The metrics to which such a history gives something to count. */
  readonly metrics: readonly string[];
  /** A few of them, of which it is asked how they came about. */
  readonly few: readonly string[];
}

const ofChildren = metrics.map(({ id }) => id).filter((id) => id.startsWith('CH.'));
const ofWorkforce = metrics.map(({ id }) => id).filter((id) => !ofChildren.includes(id));

/** Open cases are children's, too. */
const metricsOf: Readonly<Record<LivesOf, readonly string[]>> = {
  careers: ofWorkforce,
  joined: ofWorkforce,
  care: [...ofChildren, 'WF.UNALLOCATED'],
};

const cuts: fc.Arbitrary<Cuts> = fc.record({
  requests: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 2 }),
  batchSize: fc.integer({ min: 1, max: 9 }),
  eventsHeld: fc.constantFrom(1, 5, 12, 1000),
  behind: fc.integer({ min: 0, max: 4 }),
});

/** A day on which histories happen, or one beside it. */
export const askedDay: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...daysOfHistories), fc.integer({ min: -1, max: 1 }))
  .map(([day, n]) => addDays(day, n));

/** Histories as they are told. */
export function toldLife(of: LivesOf): fc.Arbitrary<ToldLife> {
  return arbitraryLife(of).chain((history) =>
    fc.record({
      metrics: fc.constant(metricsOf[of]),
      few: fc.shuffledSubarray([...metricsOf[of]], { minLength: 4, maxLength: 4 }),
      history: fc.constant(history),
      redelivered: fc.subarray([...history]).chain((again) => shuffled([...history, ...again])),
      cuts,
      otherCuts: cuts,
      known: fc.integer({ min: 0, max: history.length }),
      knownBefore: fc.integer({ min: 0, max: history.length }),
      days: fc.uniqueArray(askedDay, { minLength: 3, maxLength: 3 }),
    }),
  );
}

/** Up to so many histories are tried whole: beyond them three of four are of careers alone. */
const WHOLE = 100;

/**
 * Tries a property of histories: one of four of care, the rest of the workforce with all that is joined; but
 * beyond the first hundred cases half are of careers alone, which are short.
 */
export async function assertOfLives(
  property: (of: LivesOf) => fc.IAsyncProperty<unknown>,
  numRuns: number,
): Promise<void> {
  const care = Math.ceil(numRuns / 4);
  const joined = Math.max(Math.min(numRuns, WHOLE) - care, Math.ceil(numRuns / 4));
  await fc.assert(property('care'), { numRuns: care });
  await fc.assert(property('joined'), { numRuns: joined });
  const careers = numRuns - care - joined;
  if (careers > 0) await fc.assert(property('careers'), { numRuns: careers });
}
