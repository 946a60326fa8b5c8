import { addDays, type JsonObject } from '@daybook/events';
import { daysOfHistories } from '@daybook/metrics/prove';
import fc from 'fast-check';

/** A claim of a script: what, on which day, with what data beside the id of the employment. */
export interface ScriptedClaim {
  readonly type: string;
  readonly stream: string;
  readonly effectiveOn: string;
  readonly data: JsonObject;
}

/** What a script is given to work with: days in order, two FTEs, one of which may be unknown. */
interface Given {
  readonly day: string;
  readonly gap: number;
  readonly later: number;
  readonly fte: number | string | null;
  readonly otherFte: number;
  readonly away: readonly [out: string, back: string];
}

type Script = (given: Given) => readonly ScriptedClaim[];

const worker = (type: string, effectiveOn: string, data: JsonObject): ScriptedClaim => ({
  type,
  stream: 'worker',
  effectiveOn,
  data,
});
const started = (employmentId: string, on: string, fte: number | string | null): ScriptedClaim =>
  worker('SocialWorkerStarted', on, {
    employmentId,
    role: 'case-holder',
    team: 'Duty',
    ...(fte === null ? {} : { fte }),
  });
const left = (employmentId: string, on: string): ScriptedClaim =>
  worker('SocialWorkerLeft', on, { employmentId });
const role = (employmentId: string, on: string, to: string): ScriptedClaim =>
  worker('RoleChanged', on, { employmentId, role: to });

/** Lives that chance alone would seldom draw; what chance adds to them may spoil them in every way. */
const scripts: readonly Script[] = [
  // One post ends, another begins on the next day: nobody left.
  ({ day, gap, later, fte, otherFte }) => [
    started('E1', addDays(day, -later), fte),
    left('E1', day),
    started('E2', addDays(day, gap), otherFte),
  ],
  // The same post again, on the day after it ended or later.
  ({ day, gap, later, fte, otherFte }) => [
    started('E1', addDays(day, -later), fte),
    left('E1', day),
    started('E1', addDays(day, gap), otherFte),
    left('E1', addDays(day, gap + later)),
  ],
  // Away, and back on the next day or later; meanwhile the FTE changes.
  ({ day, gap, later, fte, otherFte, away: [out, back] }) => [
    started('E1', addDays(day, -later), fte),
    worker(out, day, { employmentId: 'E1' }),
    worker('FteChanged', addDays(day, 1), { employmentId: 'E1', fte: otherFte }),
    worker(back, addDays(day, gap), { employmentId: 'E1' }),
  ],
  // Out of the counted roles, with other hours from that day, and back into them, perhaps on the next day.
  ({ day, gap, later, fte, otherFte }) => [
    started('E1', addDays(day, -later), fte),
    role('E1', day, 'not-social-worker'),
    worker('FteChanged', day, { employmentId: 'E1', fte: otherFte }),
    role('E1', addDays(day, gap), 'senior-practitioner'),
  ],
  // Two claims about the role on one day, of which the later told wins; away and back on one day.
  ({ day, gap, later, fte, away: [out, back] }) => [
    started('E1', addDays(day, -later), fte),
    role('E1', day, 'not-social-worker'),
    role('E1', day, 'first-line-manager'),
    worker(out, addDays(day, gap), { employmentId: 'E1' }),
    worker(back, addDays(day, gap), { employmentId: 'E1' }),
  ],
  // Out of the counted roles in one post; another post begins, perhaps on the next day.
  ({ day, gap, later, fte, otherFte }) => [
    started('E1', addDays(day, -later), fte),
    role('E1', day, 'not-social-worker'),
    started('E2', addDays(day, gap - 1), otherFte),
  ],
  // Two posts at once; one is given up, then the other, perhaps on the same day.
  ({ day, gap, later, fte, otherFte }) => [
    started('E1', addDays(day, -later), fte),
    started('E2', addDays(day, -1), otherFte),
    left('E2', day),
    left('E1', addDays(day, gap - 1)),
  ],
  // A post of one day beside another, and one that begins on the next day.
  ({ day, gap, later, fte, otherFte }) => [
    started('E1', day, fte),
    left('E1', day),
    started('E2', addDays(day, gap), otherFte),
    left('E2', addDays(day, later)),
  ],
  // From an assignment to a post on the next day, in a project team until then.
  ({ day, later, fte, otherFte }) => [
    worker('AgencyAssignmentStarted', addDays(day, -later), {
      assignmentId: 'A1',
      role: 'case-holder',
      coversVacancy: true,
      projectTeam: 'P1',
      ...(fte === null ? {} : { fte }),
    }),
    worker('AgencyAssignmentEnded', day, { assignmentId: 'A1' }),
    started('E1', addDays(day, 1), otherFte),
    {
      type: 'ProjectTeamEngaged',
      stream: 'team/T1',
      effectiveOn: addDays(day, -1),
      data: { projectTeamId: 'P1', headcount: 1, fte: otherFte },
    },
  ],
];

/** The claims of one of the scripts. */
export const scriptedClaims: fc.Arbitrary<readonly ScriptedClaim[]> = fc
  .record({
    script: fc.constantFrom(...scripts),
    given: fc.record({
      day: fc.constantFrom(...daysOfHistories),
      gap: fc.constantFrom(1, 1, 2, 40),
      later: fc.constantFrom(0, 1, 200, 370),
      fte: fc.constantFrom(0.4, '0.6', 1, null),
      otherFte: fc.constantFrom(0.2, 0.6),
      away: fc.constantFrom(
        ['SecondedOut', 'SecondmentEnded'] as const,
        ['CareerBreakStarted', 'MovedIntoChildrensServices'] as const,
        ['MovedOutOfChildrensServices', 'CareerBreakEnded'] as const,
      ),
    }),
  })
  .map(({ script, given }) => script(given));
