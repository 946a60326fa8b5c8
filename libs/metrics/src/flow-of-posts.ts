import { addDays, compareUtf8, isCountedRole } from '@daybook/events';
import type { EmploymentTermsValue, Fact } from '@daybook/facts';
import type { Stretch } from './flow-of-spells';
import type { Need, Window } from './metric';

/** The facts that the posts that begin or end in a window are read from, each for itself. */
export function needsPostsHeldIn(window: Window): readonly Need[] {
  return [
    // From the day before: what held then does not begin in the window.
    { what: 'employment-terms', days: { first: addDays(window.from, -1), last: window.to } },
    { what: 'employment', days: { first: window.from, last: window.to } },
  ];
}

/** The longest runs of days on which one employment holds a person in post, whatever others do. */
export function postStretches(facts: readonly Fact[]): readonly Stretch[] {
  const held = facts.filter(isInPost).sort(byEmployment);
  const runs: [Fact, ...Fact[]][] = [];
  for (const terms of held) {
    const run = runs.at(-1);
    if (run !== undefined && goesOn(run.at(-1) as Fact, terms)) run.push(terms);
    else runs.push([terms]);
  }
  return runs.map((run) => {
    const [first, last] = [run[0], run.at(-1) as Fact];
    // Terms hold to the end of the day before the last, when the last day is over.
    const to = last.to === null ? null : addDays(last.to, 1);
    return {
      first,
      last,
      from: first.from,
      to,
      start: termsOf(first),
      end: to === null ? null : termsOf(last),
    };
  });
}

function isInPost({ what, value }: Fact): boolean {
  if (what !== 'employment-terms') return false;
  const { role, away } = value as EmploymentTermsValue;
  return away === null && isCountedRole(role);
}

function goesOn(before: Fact, terms: Fact): boolean {
  return before.subject === terms.subject && before.key === terms.key && before.to === terms.from;
}

function byEmployment(a: Fact, b: Fact): number {
  return compareUtf8(a.subject, b.subject) || compareUtf8(a.key, b.key) || compareUtf8(a.from, b.from);
}

function termsOf({ value }: Fact): EmploymentTermsValue {
  return value as EmploymentTermsValue;
}
