import type { StandingClaim } from './standing-claims';
import { toldBefore } from './telling-order';

/** What is told of one thing on one day, in telling order. */
export type Today = readonly StandingClaim[];

/** The days on which something is told of one thing, in their order. */
export function daysTold(
  claims: readonly StandingClaim[],
): readonly (readonly [day: number, today: Today])[] {
  const days = new Map<number, StandingClaim[]>();
  for (const claim of [...claims].sort((a, b) => toldBefore(a.event, b.event))) {
    days.set(claim.day, [...(days.get(claim.day) ?? []), claim]);
  }
  return [...days].sort(([a], [b]) => a - b);
}

/** The claims of some types, by what they are about. */
export function bySubject(
  claims: readonly StandingClaim[],
  types: readonly string[],
): ReadonlyMap<string, readonly StandingClaim[]> {
  const subjects = new Map<string, StandingClaim[]>();
  for (const claim of claims) {
    if (!types.includes(claim.type)) continue;
    subjects.set(claim.subject, [...(subjects.get(claim.subject) ?? []), claim]);
  }
  return subjects;
}

/**
 * One day of half-open periods: what ends comes before what begins if the period was open when the day began,
 * and after it if it was not (events.md §5).
 */
export function endsAround(wasOpen: boolean, end: () => void, begin: () => void): void {
  if (wasOpen) end();
  begin();
  if (!wasOpen) end();
}
