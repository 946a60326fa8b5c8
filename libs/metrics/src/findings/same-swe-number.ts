import { compareUtf8, FIRST_DATE } from '@daybook/events';
import type { Fact, PersonValue } from '@daybook/facts';
import { type FindingRule, warning } from './finding';

/** How a field reads whose key was destroyed. */
const ERASED = 'erased';

/**
 * Persons who are not merged have one professional number: each is remarked on, on all dates. The number
 * itself is personal data and is not repeated.
 */
export const sameSweNumber: FindingRule = (facts) => {
  const holders = new Map<string, Fact[]>();
  for (const fact of facts) {
    const number = professionalNumberOf(fact);
    if (number === null) continue;
    holders.set(number, [...(holders.get(number) ?? []), fact]);
  }
  return [...holders.values()].filter((persons) => persons.length > 1).flatMap(remarksOn);
};

/** The professional number that a fact gives a person; null where it gives none, or none any more. */
export function professionalNumberOf({ what, value }: Fact): string | null {
  const number = what === 'person' ? (value as PersonValue).sweNumber : null;
  return number === ERASED ? null : number;
}

function remarksOn(persons: readonly Fact[]) {
  return persons.map((person) => {
    const others = persons.filter((other) => other !== person).map(({ subject }) => subject);
    return warning({
      rule: 'same-swe-number',
      of: person,
      days: { from: FIRST_DATE, to: null },
      behind: persons,
      message: `The professional number is also that of ${others.sort(compareUtf8).join(', ')}.`,
    });
  });
}
