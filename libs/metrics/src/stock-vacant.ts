import { isCountedRole } from '@daybook/events';
import type { EmploymentTermsValue, Fact, PostTermsValue, VacancyReportValue } from '@daybook/facts';
import { backedBy } from './behind';
import { holdsAtEndOf } from './census-instant';
import { employmentsAt, needsEmploymentsAt } from './employments-at';
import type { Need } from './metric';
import { ofMillionths } from './quantity';
import { agencyCoveringAt, needsAgencyAt } from './stock-agency';
import { type Part, Tally } from './tally';

/** The facts that vacant FTE at the end of a day is counted from. */
export function needsVacantAt(day: string): readonly Need[] {
  const days = { first: day, last: day };
  return [{ what: 'vacancy-report', days }, { what: 'post-terms', days }, ...needsEmploymentsAt(day)];
}

/** The facts that agency FTE covering vacancies at the end of a day is counted from. */
export function needsCoveringAt(day: string): readonly Need[] {
  return [{ what: 'vacancy-report', days: { first: day, last: day } }, ...needsAgencyAt(day)];
}

/** Vacant FTE at the end of a day: of the report in force, or else post by post (metrics.md §2.1). */
export function vacantAt(facts: readonly Fact[], day: string): Part {
  return reportedAt(facts, day, 'fteVacantMillionths') ?? postsVacantAt(facts, day);
}

/** Agency FTE covering vacancies: of the report in force, or else the assignments and teams that say so. */
export function coveringAt(facts: readonly Fact[], day: string): Part {
  return reportedAt(facts, day, 'fteAgencyCoveringMillionths') ?? agencyCoveringAt(facts, day);
}

/** What is vacant of each post that there is: its FTE less that of the employments that occupy it. */
function postsVacantAt(facts: readonly Fact[], day: string): Part {
  const tally = new Tally('fte');
  const occupants = occupantsByPost(employmentsAt(facts, day));
  for (const post of facts) {
    if (post.what !== 'post-terms' || !holdsAtEndOf(post, day)) continue;
    const terms = post.value as PostTermsValue;
    if (isVacancyWhenEmpty(terms)) {
      const occupying = occupants.get(post.subject) ?? [];
      tally.add(backedBy(post, occupying), ofMillionths(vacantMillionths(terms, occupying)));
    } else tally.leaveOut(post, 'role-not-counted');
  }
  return tally;
}

/** Whether a post is one for social workers: one that names no role is. */
export function isVacancyWhenEmpty({ role }: PostTermsValue): boolean {
  return role === null || isCountedRole(role);
}

/** What employments leave of a post's FTE, never below zero; one of unknown FTE fills what is left. */
export function vacantMillionths({ fteMillionths }: PostTermsValue, occupying: readonly Fact[]): number {
  let left = fteMillionths;
  for (const { value } of occupying) left -= (value as EmploymentTermsValue).fteMillionths ?? left;
  return Math.max(left, 0);
}

/** Employments by the post, as a subject, that they say they are in. */
function occupantsByPost(employments: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const occupants = new Map<string, Fact[]>();
  for (const employment of employments) {
    const { postId } = employment.value as EmploymentTermsValue;
    if (postId === null) continue;
    const post = `post/${postId}`;
    occupants.set(post, [...(occupants.get(post) ?? []), employment]);
  }
  return occupants;
}

/** The report in force on a day, as the whole of a part; null where none is or it leaves the field out. */
function reportedAt(
  facts: readonly Fact[],
  day: string,
  field: 'fteVacantMillionths' | 'fteAgencyCoveringMillionths',
): Part | null {
  const report = facts.find((fact) => fact.what === 'vacancy-report' && holdsAtEndOf(fact, day));
  const millionths = (report?.value as VacancyReportValue | undefined)?.[field] ?? null;
  if (report === undefined || millionths === null) return null;
  const tally = new Tally('fte');
  tally.add(report, ofMillionths(millionths));
  return tally;
}
