import { addDays, LAST_DATE } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import type { Days, Need } from './metric';

/**
 * Whether a placement that ends on the first day of a window, for which another begins, counts in it: not if
 * the day of its end is no day of it, or if it is (metrics.md §5, Q8, P11).
 */
export const firstDay = ['half-open', 'closed'] as const;

/** Days of a window, and whether the day on which something ends is one of its days. */
export interface During extends Days {
  readonly closed: boolean;
}

/** A run of days `[from, to)`. */
type Run = readonly [from: string, to: string];

/** The facts in which the placements of a window are found. */
export function needsPlacementsDuring({ first, last, closed }: During): readonly Need[] {
  const days = { first: closed ? addDays(first, -1) : first, last };
  return [
    { what: 'stay', days },
    { what: 'looked-after', days },
  ];
}

/**
 * The placements of each child that count in a window: stays that overlap its days, the child looked after
 * and not under `V3` or `V4` on some day of the overlap (metrics.md §2.2).
 */
export function placementsDuring(
  facts: readonly Fact[],
  during: During,
): ReadonlyMap<string, readonly Fact[]> {
  const window: Run = [during.first, addDays(during.last, 1)];
  const runs = new Map<string, Run[]>();
  for (const fact of facts) {
    if (fact.what !== 'looked-after') continue;
    runs.set(fact.subject, [...(runs.get(fact.subject) ?? []), runOf(fact, during)]);
  }
  const placements = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.what !== 'stay') continue;
    const stay = runOf(fact, during);
    if (!runs.get(fact.subject)?.some((run) => haveADay(window, stay, run))) continue;
    placements.set(fact.subject, [...(placements.get(fact.subject) ?? []), fact]);
  }
  return placements;
}

/** Later than every day, and than the day after it. */
const AFTER_ALL_DAYS = addDays(LAST_DATE, 2);

function runOf({ from, to }: Fact, { closed }: During): Run {
  if (to === null) return [from, AFTER_ALL_DAYS];
  return [from, closed ? addDays(to, 1) : to];
}

/** Whether some day is in all of the runs. */
function haveADay(...runs: readonly Run[]): boolean {
  const from = runs.reduce((latest, [each]) => (latest < each ? each : latest), '');
  return runs.every(([, to]) => from < to);
}
