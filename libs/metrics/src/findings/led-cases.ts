import { compareUtf8 } from '@daybook/events';
import type { CaseTermsValue, Fact } from '@daybook/facts';
import { whoIs } from '../person';
import type { Days } from './finding';

/** An unbroken run of days on which one person leads a child's case, in whatever team. */
export interface LedCase extends Days {
  /** The child, as a subject. */
  readonly child: string;
  /** The lead, after merges. */
  readonly person: string;
  readonly facts: readonly Fact[];
}

/** Who leads which case when. */
export function ledCases(facts: readonly Fact[]): readonly LedCase[] {
  const person = whoIs(facts);
  const terms = facts.filter(({ what }) => what === 'case-terms').sort(byChildAndDay);
  const led: LedCase[] = [];
  for (const fact of terms) {
    const { lead } = fact.value as CaseTermsValue;
    if (lead === null) continue;
    const next = { child: fact.subject, person: person(lead), from: fact.from, to: fact.to, facts: [fact] };
    const before = led.at(-1);
    if (before !== undefined && goesOn(before, next)) {
      led[led.length - 1] = { ...before, to: next.to, facts: [...before.facts, fact] };
    } else led.push(next);
  }
  return led;
}

/** The cases by the person who leads them. */
export function byPerson(led: readonly LedCase[]): ReadonlyMap<string, readonly LedCase[]> {
  const cases = new Map<string, LedCase[]>();
  for (const each of led) cases.set(each.person, [...(cases.get(each.person) ?? []), each]);
  return cases;
}

function goesOn(before: LedCase, next: LedCase): boolean {
  return before.child === next.child && before.person === next.person && before.to === next.from;
}

function byChildAndDay(a: Fact, b: Fact): number {
  return compareUtf8(a.subject, b.subject) || compareUtf8(a.from, b.from);
}
