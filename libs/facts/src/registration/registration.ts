import { positionsBehind } from '../because';
import type { Segment } from '../engagement/segment';
import type { Fact, RegistrationValue } from '../fact';
import { textIn } from '../field';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** A worker's professional registration: each word on it, on another day, ascending. */
export type Registrations = readonly Claim[];

/** The event types that may change a registration. */
export const registrationTypes: readonly string[] = ['RegistrationChanged'];

/** Before the first event. */
export const noRegistrations: Registrations = [];

/** The registration after the next event in fold order; of two on one day the last wins. */
export function evolveRegistrations(state: Registrations, claim: Claim): Registrations {
  if (!registrationTypes.includes(claim.type)) return state;
  const sameDay = state.at(-1)?.effectiveOn === claim.effectiveOn;
  return [...(sameDay ? state.slice(0, -1) : state), claim];
}

/** The last status from each change to the next. */
export function registrationSegments(state: Registrations): readonly Segment<RegistrationValue>[] {
  return state.map((claim, i) => {
    const next = state[i + 1];
    return {
      from: claim.effectiveOn,
      to: next?.effectiveOn ?? null,
      value: { status: textIn(claim.data, 'status') },
      because: positionsBehind(next === undefined ? [claim] : [claim, next]),
    };
  });
}

/** `registration`. */
export function registrationFacts(state: Registrations, subject: Subject): readonly Fact[] {
  return factsOf(subject, { what: 'registration', key: '' }, registrationSegments(state));
}
