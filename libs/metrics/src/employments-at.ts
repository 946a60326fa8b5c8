import { addDays, isCountedRole } from '@daybook/events';
import type { EmploymentTermsValue, Fact } from '@daybook/facts';
import type { Need } from './metric';

/** The terms of an employment that is in force and not away, and the first day at whose end it is so. */
export interface EmploymentInForce {
  readonly terms: Fact;
  readonly from: string;
}

/** The facts that employments in force at the end of a day are found in. */
export function needsEmploymentsAt(day: string): readonly Need[] {
  return [
    { what: 'in-post', days: { first: day, last: day } },
    // What begins on the next day may hold at the end of this one already.
    { what: 'employment-terms', days: { first: day, last: addDays(day, 1) } },
  ];
}

/**
 * Employments in force and not away, of whatever role. A person whose employments end on D and who begins or
 * is back on D + 1 is in post at the end of D, with the FTE, role, team and post that begin (metrics.md
 * §2.1).
 */
export function employmentsInForce(facts: readonly Fact[]): readonly EmploymentInForce[] {
  const inPost = bySubject(facts.filter(({ what }) => what === 'in-post'));
  const atWork = facts.filter(isAtWork);
  const counted = bySubject(atWork.filter(isCounted));
  return atWork.map((terms) => {
    const holds = (fact: Fact) => holdsUntil(fact, terms.from);
    const isJoined =
      isCounted(terms) &&
      inPost.get(terms.subject)?.some(holds) === true &&
      counted.get(terms.subject)?.some(holds) !== true;
    return { terms, from: isJoined ? addDays(terms.from, -1) : terms.from };
  });
}

/** Whether a fact holds at the end of the day before a day. */
function holdsUntil(fact: Fact, day: string): boolean {
  return fact.from < day && (fact.to === null || day <= fact.to);
}

/** The terms of employments in force and not away at the end of a day. */
export function employmentsAt(facts: readonly Fact[], day: string): readonly Fact[] {
  return employmentsInForce(facts)
    .filter(({ terms, from }) => from <= day && (terms.to === null || day < terms.to))
    .map(({ terms }) => terms);
}

function isAtWork({ what, value }: Fact): boolean {
  return what === 'employment-terms' && (value as EmploymentTermsValue).away === null;
}

function isCounted({ value }: Fact): boolean {
  return isCountedRole((value as EmploymentTermsValue).role);
}

function bySubject(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    const of = found.get(fact.subject);
    if (of === undefined) found.set(fact.subject, [fact]);
    else of.push(fact);
  }
  return found;
}
