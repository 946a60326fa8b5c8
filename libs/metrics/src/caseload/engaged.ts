import { compareUtf8, isCountedRole, seniorityOf } from '@daybook/events';
import type { AssignmentTermsValue, EmploymentTermsValue, Fact, InPostValue } from '@daybook/facts';
import { holdsAtEndOf } from '../census-instant';
import { employmentsAt, needsEmploymentsAt } from '../employments-at';
import type { Need } from '../metric';

/** A person who is in post or on an agency assignment in a counted role at the end of a day. */
export interface Engaged {
  readonly person: string;
  /** Null for somebody who is agency alone. */
  readonly inPost: Fact | null;
  /** The terms of employments that make up being in post. */
  readonly employments: readonly Fact[];
  readonly assignments: readonly Fact[];
  /** Known FTEs of all of these, added up. */
  readonly fteMillionths: number;
}

/** Of whom it is known what they do at the end of a day. */
export interface Workforce {
  readonly engaged: ReadonlyMap<string, Engaged>;
  /** Persons at work in roles outside the census alone. */
  readonly inOtherRoles: ReadonlySet<string>;
}

type Terms = EmploymentTermsValue | AssignmentTermsValue;

/** The facts that say who is engaged at the end of a day. */
export function needsEngagedAt(day: string): readonly Need[] {
  return [...needsEmploymentsAt(day), { what: 'assignment-terms', days: { first: day, last: day } }];
}

/** Who is in post or on an assignment in a counted role at the end of a day (metrics.md §2.1). */
export function workforceAt(facts: readonly Fact[], day: string): Workforce {
  const inPost = new Map<string, Fact>();
  const work = new Map<string, Fact[]>();
  const inOtherRoles = new Set<string>();
  const held = facts.filter((fact) => holdsAtEndOf(fact, day));
  for (const fact of held) if (fact.what === 'in-post') inPost.set(fact.subject, fact);
  const assignments = held.filter(({ what }) => what === 'assignment-terms');
  for (const fact of [...employmentsAt(facts, day), ...assignments]) {
    if (!isCountedRole((fact.value as Terms).role)) inOtherRoles.add(fact.subject);
    else work.set(fact.subject, [...(work.get(fact.subject) ?? []), fact]);
  }
  const engaged = new Map<string, Engaged>();
  for (const [person, terms] of work) {
    engaged.set(person, engagedBy(person, terms, inPost.get(person) ?? null));
    inOtherRoles.delete(person);
  }
  return { engaged, inOtherRoles };
}

/** The role, of several the most senior; a person goes whole to it. */
export function roleOf({ employments, assignments }: Engaged): string {
  const roles = [...employments, ...assignments].map(({ value }) => (value as Terms).role);
  return roles.sort((a, b) => seniorityOf(a) - seniorityOf(b))[0] ?? '';
}

/** The team of the largest FTE, then of the more senior role, then of the least id. */
export function teamOf({ employments, assignments }: Engaged): string | null {
  const [headline] = [...employments, ...assignments].sort((a, b) => {
    const [one, other] = [a.value as Terms, b.value as Terms];
    return (
      (other.fteMillionths ?? -1) - (one.fteMillionths ?? -1) ||
      seniorityOf(one.role) - seniorityOf(other.role) ||
      compareUtf8(a.key, b.key)
    );
  });
  return (headline?.value as Terms | undefined)?.team ?? null;
}

/** Whether a person is a social worker in the first, assessed and supported year of employment. */
export function isInFirstYear({ employments }: Engaged): boolean {
  return employments.some(({ value }) => (value as EmploymentTermsValue).practiceLevel === 'asye');
}

function engagedBy(person: string, terms: readonly Fact[], inPost: Fact | null): Engaged {
  const assignments = terms
    .filter(({ what }) => what === 'assignment-terms')
    .sort((a, b) => compareUtf8(a.key, b.key));
  const ofAssignments = assignments.map(({ value }) => (value as AssignmentTermsValue).fteMillionths ?? 0);
  const ofPost = (inPost?.value as InPostValue | undefined)?.fteMillionths ?? 0;
  return {
    person,
    inPost,
    employments: terms.filter(({ what }) => what === 'employment-terms'),
    assignments,
    fteMillionths: ofAssignments.reduce((sum, fte) => sum + fte, ofPost),
  };
}
