import { addDays, type JsonObject } from '@daybook/events';
import { daysOfHistories } from '@daybook/metrics/prove';
import fc from 'fast-check';
import type { ScriptedClaim } from './career-scripts';

/** What a script of several subjects is given to work with: two workers, and days in order. */
interface Given {
  readonly one: string;
  readonly other: string;
  readonly day: string;
  readonly gap: number;
  readonly later: number;
  readonly fte: number;
}

type Script = (given: Given) => readonly ScriptedClaim[];

const claim = (
  [stream, type]: readonly [string, string],
  effectiveOn: string,
  data: JsonObject = {},
): ScriptedClaim => ({ type, stream, effectiveOn, data });
const started = (worker: string, on: string, data: JsonObject): ScriptedClaim =>
  claim([`worker/${worker}`, 'SocialWorkerStarted'], on, {
    employmentId: 'E1',
    role: 'case-holder',
    team: 'Duty',
    ...data,
  });
const left = (worker: string, on: string): ScriptedClaim =>
  claim([`worker/${worker}`, 'SocialWorkerLeft'], on, { employmentId: 'E1' });
const allocated = (child: string, on: string, workerId: string): ScriptedClaim =>
  claim([`child/${child}`, 'CaseAllocated'], on, { workerId, as: 'lead' });
const merged = (worker: string, into: string, on: string): ScriptedClaim =>
  claim([`worker/${worker}`, 'WorkersMerged'], on, { into });

/** What several subjects tell together, and chance alone would seldom draw. */
const scripts: readonly Script[] = [
  // Who leaves with open cases; one of them is found to have gone to somebody else before.
  ({ one, other, day, gap, later, fte }) => [
    started(one, addDays(day, -later), { fte }),
    started(other, addDays(day, -later), { fte: 0.5 }),
    allocated('C1', addDays(day, -later), one),
    allocated('C2', addDays(day, -later), one),
    left(one, day),
    allocated('C2', addDays(day, -gap), other),
  ],
  // Allocations to an alias, on both sides of the day on which the merge is told.
  ({ one, other, day, gap, later, fte }) => [
    started(one, addDays(day, -later), { fte }),
    allocated('C1', addDays(day, -gap), other),
    merged(other, one, day),
    allocated('C2', addDays(day, gap), other),
  ],
  // Closed and opened again, perhaps on one day, with somebody or with nobody.
  ({ one, other, day, gap, later, fte }) => [
    started(one, addDays(day, -later), { fte }),
    allocated('C1', addDays(day, -1), one),
    claim(['child/C1', 'CaseClosed'], day, { reason: 'completed' }),
    allocated('C1', addDays(day, gap - 1), other),
    allocated('C2', day, one),
    claim(['child/C2', 'CaseUnallocated'], addDays(day, gap - 1)),
    claim(['child/C2', 'CaseClosed'], addDays(day, gap), { reason: 'completed' }),
  ],
  // A post that more than it has hours for are in; one leaves it on a day, another comes on the next.
  ({ one, other, day, gap, later, fte }) => [
    claim(['post/P-1', 'PostEstablished'], addDays(day, -later), { fte: 0.6, team: 'Duty' }),
    claim(['post/P-2', 'PostEstablished'], addDays(day, -later), { fte: 1 }),
    started(one, addDays(day, -later), { fte, postId: 'P-1' }),
    started(other, addDays(day, -1), { postId: 'P-2', fte: 0.5 }),
    left(one, day),
    started(one, addDays(day, gap), { employmentId: 'E2', postId: 'P-2', fte }),
  ],
  // Reported vacancies and kept posts of one day; the report says one thing, or ends as the next begins.
  ({ day, gap, later }) => [
    claim(['post/P-1', 'PostEstablished'], day, { fte: 1, role: 'case-holder' }),
    claim(['authority', 'VacanciesReported'], addDays(day, -later), { fteVacant: 2 }),
    claim(['authority', 'VacancyReportingEnded'], day),
    claim(['authority', 'VacanciesReported'], addDays(day, gap - 1), { fteAgencyCovering: 1.5 }),
    claim(['post/P-1', 'PostDeleted'], addDays(day, gap - 1)),
  ],
  // A number of cases told before there is any engagement, which ends with the next; and the day of its end.
  ({ one, day, gap, later, fte }) => [
    claim([`worker/${one}`, 'CaseloadReported'], addDays(day, -gap), { cases: 20 }),
    started(one, day, { fte }),
    left(one, addDays(day, later)),
    claim([`worker/${one}`, 'CaseloadReported'], addDays(day, later - 1 + gap), { cases: 7 }),
  ],
  // A number of cases that goes on from an assignment to a post, the next day or later.
  ({ one, day, gap, later, fte }) => [
    claim([`worker/${one}`, 'AgencyAssignmentStarted'], addDays(day, -later), {
      assignmentId: 'A1',
      role: 'case-holder',
      coversVacancy: true,
      fte,
    }),
    claim([`worker/${one}`, 'CaseloadReported'], addDays(day, -later), { cases: 19 }),
    claim([`worker/${one}`, 'AgencyAssignmentEnded'], day, { assignmentId: 'A1' }),
    started(one, addDays(day, gap), { fte: 1 }),
  ],
  // Two words on the sickness of one month, one of them under another date.
  ({ one, day, later, fte }) => [
    started(one, addDays(day, -later), { fte }),
    claim([`worker/${one}`, 'SicknessDaysRecorded'], '2023-09-01', { month: '2023-09', workingDays: 3 }),
    claim([`worker/${one}`, 'SicknessDaysRecorded'], day, { month: '2023-09', workingDays: 1.5 }),
  ],
  // In the first year of practice, then in another role of which no level is told.
  ({ one, other, day, gap, later, fte }) => [
    started(one, addDays(day, -later), { fte, practiceLevel: 'asye' }),
    started(other, addDays(day, -later), { fte: 1 }),
    allocated('C1', addDays(day, -1), one),
    allocated('C3', addDays(day, -1), other),
    claim([`worker/${one}`, 'RoleChanged'], addDays(day, gap), {
      employmentId: 'E1',
      role: 'senior-practitioner',
    }),
  ],
];

/** The claims of one of the scripts. */
export const joinedClaims: fc.Arbitrary<readonly ScriptedClaim[]> = fc
  .record({
    script: fc.constantFrom(...scripts),
    given: fc.record({
      pair: fc.shuffledSubarray(['W1', 'W2', 'W3'], { minLength: 2, maxLength: 2 }),
      day: fc.constantFrom(...daysOfHistories),
      gap: fc.constantFrom(1, 1, 2, 40),
      later: fc.constantFrom(0, 1, 2, 200),
      fte: fc.constantFrom(0.4, 0.6, 1),
    }),
  })
  .map(({ script, given: { pair, ...given } }) =>
    script({ one: pair[0] ?? 'W1', other: pair[1] ?? 'W2', ...given }),
  );
