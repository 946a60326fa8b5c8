import type { JsonObject } from '@daybook/events';
import { begin, end, noEngagements, periodFrom, revise, withChanges } from '../engagement/engagement';
import type { Engagements, Period } from '../engagement/engagement';
import { marksOf, onLastDay, segmentsOf, wholeOf } from '../engagement/segment';
import type { AssignmentTermsValue, Fact } from '../fact';
import { fteIn, textIn } from '../field';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { assignmentPastPlannedEnd } from '../rule/assignment-past-planned-end';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

export type AssignmentPeriod = Period<AssignmentTermsValue>;

/** The agency assignments of a worker. */
export type Assignments = Engagements<AssignmentPeriod>;

/** What each event does to an assignment (events.md §4.1). */
const evolutions: Readonly<Record<string, (state: Assignments, claim: Claim) => Assignments>> = {
  AgencyAssignmentStarted: (state, claim) => begin(state, wordOf(claim), periodFrom(claim, termsOf(claim))),
  AgencyAssignmentChanged: (state, claim) => changed(state, claim, changesIn(claim)),
  FteChanged: (state, claim) => changed(state, claim, { fteMillionths: fteIn(claim.data) }),
  TeamChanged: (state, claim) => changed(state, claim, { team: textIn(claim.data, 'team') }),
  AgencyAssignmentEnded: (state, claim) => end(state, wordOf(claim)),
};

/** The event types that may change assignments. */
export const assignmentTypes: readonly string[] = Object.keys(evolutions);

/** Before the first event. */
export const noAssignments: Assignments = noEngagements('Assignment');

/** Assignments after the next event in fold order. Changes of an employment are none of theirs. */
export function evolveAssignments(state: Assignments, claim: Claim): Assignments {
  const evolution = evolutions[claim.type];
  return evolution === undefined || textIn(claim.data, 'assignmentId') === null
    ? state
    : evolution(state, claim);
}

/** `assignment`, `assignment-terms` and `assignment-last-day`. */
export function assignmentFacts(state: Assignments, subject: Subject): readonly Fact[] {
  return [...state.byKey].flatMap(([key, periods]) =>
    periods.flatMap((period) => [
      ...factsOf(subject, { what: 'assignment', key }, [wholeOf(period, {})]),
      ...factsOf(subject, { what: 'assignment-terms', key }, segmentsOf(period, marksOf(period))),
      ...factsOf(subject, { what: 'assignment-last-day', key }, onLastDay(period, marksOf(period))),
    ]),
  );
}

/** What did not fit, and assignments that went on after their planned end. */
export function assignmentRemarks(state: Assignments): readonly Remark[] {
  const overdue = [...state.byKey].flatMap(([key, periods]) =>
    periods.flatMap((period) => assignmentPastPlannedEnd(key, period)),
  );
  return [...state.remarks, ...overdue];
}

function changed(state: Assignments, claim: Claim, changes: JsonObject): Assignments {
  return revise(state, wordOf(claim), (open) => withChanges(open, claim, changes));
}

function wordOf(claim: Claim): { key: string; claim: Claim } {
  return { key: textIn(claim.data, 'assignmentId') ?? '', claim };
}

function termsOf({ data }: Claim): AssignmentTermsValue {
  return {
    fteMillionths: fteIn(data),
    role: textIn(data, 'role') ?? 'not-social-worker',
    team: textIn(data, 'team'),
    agency: textIn(data, 'agency'),
    coversVacancy: data['coversVacancy'] === true,
    projectTeam: textIn(data, 'projectTeam'),
    plannedEndOn: textIn(data, 'plannedEndOn'),
  };
}

/** An extension says what changes; the rest goes on. */
function changesIn({ data }: Claim): JsonObject {
  const fteMillionths = fteIn(data);
  const role = textIn(data, 'role');
  const plannedEndOn = textIn(data, 'plannedEndOn');
  return {
    ...(fteMillionths === null ? {} : { fteMillionths }),
    ...(role === null ? {} : { role }),
    ...(data['coversVacancy'] === undefined ? {} : { coversVacancy: data['coversVacancy'] === true }),
    ...(plannedEndOn === null ? {} : { plannedEndOn }),
  };
}
