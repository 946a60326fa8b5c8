import type { Fact, IdentityValue } from '@daybook/facts';
import type { Need } from './metric';

/** Who a worker id that somebody else claimed belongs to, as a subject: `worker/SW-1`. */
export type WhoIs = (workerId: string) => string;

/** The facts that resolve claimed worker ids at the end of a day. */
export function needsIdentities(day: string): Need {
  return { what: 'identity', days: { first: day, last: day } };
}

/** Resolves worker ids as claimed to persons, by the `identity` facts of aliases (events.md §5). */
export function whoIs(facts: readonly Fact[]): WhoIs {
  const persons = new Map<string, string>();
  for (const { what, key, value } of facts) {
    if (what === 'identity') persons.set(key, (value as IdentityValue).person);
  }
  return (workerId) => persons.get(`worker/${workerId}`) ?? `worker/${workerId}`;
}
