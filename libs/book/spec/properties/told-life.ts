import { addDays } from '@daybook/events';
import { daysOfHistories, type History, shuffled } from '@daybook/metrics/prove';
import fc from 'fast-check';
import type { Cuts } from '../daybooks/small-daybook';
import { arbitraryLife, type LivesOf } from '../histories/arbitrary-life';

/** A history, two ways in which it may reach a Daybook, a prefix of it, and days to ask about. */
export interface ToldLife {
  readonly history: History;
  /** The same events in another order, some of them more than once. */
  readonly redelivered: History;
  readonly cuts: Cuts;
  readonly otherCuts: Cuts;
  /** How many of the events of `history` are known at the position asked about. */
  readonly known: number;
  readonly days: readonly string[];
}

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
      history: fc.constant(history),
      redelivered: fc.subarray([...history]).chain((again) => shuffled([...history, ...again])),
      cuts,
      otherCuts: cuts,
      known: fc.integer({ min: 0, max: history.length }),
      days: fc.uniqueArray(askedDay, { minLength: 3, maxLength: 3 }),
    }),
  );
}

/** Histories that are tried as often as they are told to be. */
const WHOLE = 100;

/**
 * Tries a property of histories with all that is joined; beyond the first hundred cases three of four are of
 * careers alone, which are short.
 */
export async function assertOfLives(
  property: (of: LivesOf) => fc.IAsyncProperty<unknown>,
  numRuns: number,
): Promise<void> {
  const joined = Math.max(Math.min(numRuns, WHOLE), Math.ceil(numRuns / 4));
  await fc.assert(property('joined'), { numRuns: joined });
  if (numRuns > joined) await fc.assert(property('careers'), { numRuns: numRuns - joined });
}
