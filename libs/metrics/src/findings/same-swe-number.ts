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
    const number = fact.what === 'person' ? (fact.value as PersonValue).sweNumber : null;
    if (number === null || number === ERASED) continue;
    holders.set(number, [...(holders.get(number) ?? []), fact]);
  }
  return [...holders.values()].filter((persons) => persons.length > 1).flatMap(remarksOn);
};

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
