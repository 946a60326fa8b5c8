import { absenceKinds, destinations, leavingReasons, origins, registrationStatuses } from '@daybook/events';
import type { JsonObject } from '@daybook/events';
import fc from 'fast-check';

/** An event type as histories are made of it: how often, on which stream, with what data. */
export interface ClaimShape {
  readonly type: string;
  readonly weight: number;
  readonly stream: 'worker' | 'team' | 'post' | 'child' | 'authority';
  /** It speaks of a month, and is effective on its first day. */
  readonly monthly?: boolean;
  readonly data: fc.Arbitrary<JsonObject>;
}

const employment = fc.constantFrom('E1', 'E2');
const assignment = fc.constantFrom('A1', 'A2');
const fte = fc.constantFrom<number | string>(0.2, 0.4, '0.6', 0.8, 1, '0.333333');
const role = fc.constantFrom(
  'case-holder',
  'case-holder',
  'senior-practitioner',
  'senior-manager',
  'not-social-worker',
);
const team = fc.constantFrom('Duty', 'Court');
const projectTeam = fc.constantFrom('P1', 'P2');

const onEmployment = fc.record({ employmentId: employment });
const onEither = <T>(fields: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    fc.record({ employmentId: employment, ...fields }),
    fc.record({ assignmentId: assignment, ...fields }),
  ) as fc.Arbitrary<JsonObject>;

const startedData = fc.record(
  {
    employmentId: employment,
    role,
    fte,
    team,
    postId: fc.constantFrom('P-1', 'P-2'),
    origin: fc.constantFrom(...origins),
  },
  { requiredKeys: ['employmentId', 'role'] },
);
const leftData = fc.record(
  {
    employmentId: employment,
    reason: fc.constantFrom(...leavingReasons),
    destination: fc.constantFrom(...destinations),
  },
  { requiredKeys: ['employmentId'] },
);
const assigned = fc.record(
  {
    assignmentId: assignment,
    role,
    coversVacancy: fc.boolean(),
    fte,
    team,
    agency: fc.constant('Anywhere Ltd'),
    projectTeam,
    plannedEndOn: fc.constantFrom('2023-03-31', '2024-09-30'),
  },
  { requiredKeys: ['assignmentId', 'role', 'coversVacancy'] },
);
const reassigned = fc
  .record(
    { assignmentId: assignment, fte, role, coversVacancy: fc.boolean() },
    { requiredKeys: ['assignmentId'] },
  )
  .filter((data) => Object.keys(data).length > 1);
const engaged = fc.record(
  {
    projectTeamId: projectTeam,
    headcount: fc.integer({ min: 2, max: 8 }),
    fte: fc.constantFrom(1, 1.5, '2'),
    coversVacancy: fc.boolean(),
  },
  { requiredKeys: ['projectTeamId', 'headcount', 'fte'] },
);
const resized = fc
  .record(
    { projectTeamId: projectTeam, headcount: fc.integer({ min: 2, max: 8 }), fte: fc.constantFrom(0.5, 2) },
    { requiredKeys: ['projectTeamId'] },
  )
  .filter((data) => Object.keys(data).length > 1);

function shape(type: string, weight: number, data: fc.Arbitrary<unknown>): ClaimShape {
  const stream = type.startsWith('ProjectTeam') ? 'team' : 'worker';
  return { type, weight, stream, data: data as fc.Arbitrary<JsonObject> };
}

export const started = shape('SocialWorkerStarted', 12, startedData);
export const left = shape('SocialWorkerLeft', 9, leftData);

/** Starts and ends come often, so that most histories hold spells, rehires and second posts. */
export const claimShapes: readonly ClaimShape[] = [
  started,
  left,
  shape('FteChanged', 3, onEither({ fte })),
  shape('RoleChanged', 3, fc.record({ employmentId: employment, role })),
  shape('TeamChanged', 2, onEither({ team })),
  shape('MovedOutOfChildrensServices', 2, onEmployment),
  shape('MovedIntoChildrensServices', 2, onEmployment),
  shape('SecondedOut', 2, onEmployment),
  shape('SecondmentEnded', 2, onEmployment),
  shape('CareerBreakStarted', 2, onEmployment),
  shape('CareerBreakEnded', 2, onEmployment),
  shape(
    'AbsenceStarted',
    1,
    fc.record({ absenceId: fc.constant('X1'), kind: fc.constantFrom(...absenceKinds) }),
  ),
  shape('AbsenceEnded', 1, fc.record({ absenceId: fc.constant('X1') })),
  shape(
    'EmploymentTransferred',
    1,
    fc.record({ employmentId: employment, employer: fc.constant('The Trust') }),
  ),
  shape('RegistrationChanged', 1, fc.record({ status: fc.constantFrom(...registrationStatuses) })),
  shape('AgencyAssignmentStarted', 6, assigned),
  shape('AgencyAssignmentChanged', 2, reassigned),
  shape('AgencyAssignmentEnded', 4, fc.record({ assignmentId: assignment })),
  shape('ProjectTeamEngaged', 3, engaged),
  shape('ProjectTeamChanged', 2, resized),
  shape('ProjectTeamEnded', 2, fc.record({ projectTeamId: projectTeam })),
];
