import type { Claim } from '../order';

/**
 * A timeline of half-open periods, folded a day at a time: in which order the claims of one date count
 * depends on what was open when the day began (events.md §5).
 */
export interface ByDay<State> {
  /** As it was when the latest date began. */
  readonly morning: State;
  /** The claims of the latest date, in the order of folding. */
  readonly today: readonly Claim[];
  /** As it is after them. */
  readonly evening: State;
}

/** What the claims of one date make of a state. */
export type Day<State> = (morning: State, today: readonly Claim[]) => State;

/** Before the first claim. */
export function beforeAllDays<State>(state: State): ByDay<State> {
  return { morning: state, today: [], evening: state };
}

/** After the next claim in fold order. */
export function withClaim<State>(state: ByDay<State>, claim: Claim, day: Day<State>): ByDay<State> {
  const sameDay = state.today[0]?.effectiveOn === claim.effectiveOn;
  const morning = sameDay ? state.morning : state.evening;
  const today = sameDay ? [...state.today, claim] : [claim];
  return { morning, today, evening: day(morning, today) };
}

/** Claims by the place of each, the least first; claims in one place keep their order. */
export function inPlaces(today: readonly Claim[], placeOf: (claim: Claim) => number): readonly Claim[] {
  return today.length < 2 ? today : [...today].sort((a, b) => placeOf(a) - placeOf(b));
}
