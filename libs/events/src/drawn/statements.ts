import { absenceKinds } from '../codes';
import type { JsonObject } from '../event';
import { careStatements } from './care-statements';
import { caseStatements } from './case-statements';
import type { ClauseName } from './clauses';
import { postStatements } from './post-statements';

/** The kinds of subject that a line may have: `SW1`, `project team PT1`, `post P1`, `child C1`, none. */
export type SubjectKind = 'worker' | 'project team' | 'post' | 'child' | 'authority';

/** What a line tells of: a subject, or `AG1's assignment`, `SW1's registration`, `child C1's case`. */
export type ToldOf = SubjectKind | 'assignment' | 'registration' | 'case';

/** What lines tell of something that is a subject's, by what they call it. */
const belongings: Readonly<Partial<Record<ToldOf, SubjectKind>>> = {
  assignment: 'worker',
  registration: 'worker',
  case: 'child',
};

/** Whose stream a line about this makes an event of. */
export function ownerOf(of: ToldOf): SubjectKind {
  return belongings[of] ?? (of as SubjectKind);
}

/** One thing that a line may say, and the event that it means. */
export interface Statement {
  readonly of: ToldOf;
  /** The spellings of the verb: of one, of several. */
  readonly says: readonly string[];
  /** What an amendment calls the event: `SW1's leaving`. */
  readonly noun: string;
  readonly type: string;
  /** Data that holds unless a clause says otherwise. */
  readonly given: JsonObject;
  readonly takes: readonly ClauseName[];
  /** Clauses that must not be missing. */
  readonly needs?: readonly ClauseName[];
  /** Clauses of which one at least must be there. */
  readonly needsOneOf?: readonly ClauseName[];
  /** The event is about a month: the day of the line is its first. */
  readonly monthly?: boolean;
}

const employment = { employmentId: 'E1' };
const assignment = { assignmentId: 'A1' };

const employments: readonly Statement[] = [
  {
    of: 'worker',
    says: ['starts', 'start'],
    noun: 'start',
    type: 'SocialWorkerStarted',
    given: { ...employment, role: 'case-holder' },
    takes: ['fte', 'role', 'team', 'postId', 'origin', 'employer', 'practiceLevel', 'employmentId'],
  },
  {
    of: 'worker',
    says: ['leaves', 'leave'],
    noun: 'leaving',
    type: 'SocialWorkerLeft',
    given: employment,
    takes: ['leavingReason', 'destination', 'employmentId'],
  },
  {
    of: 'worker',
    says: ['changes to', 'change to'],
    noun: 'FTE change',
    type: 'FteChanged',
    given: employment,
    takes: ['fte', 'employmentId', 'assignmentId'],
    needs: ['fte'],
  },
  {
    of: 'worker',
    says: ['becomes', 'become'],
    noun: 'role change',
    type: 'RoleChanged',
    given: employment,
    takes: ['role', 'practiceLevel', 'employmentId'],
    needs: ['role'],
  },
  {
    of: 'worker',
    says: ['joins', 'join'],
    noun: 'team change',
    type: 'TeamChanged',
    given: employment,
    takes: ['team', 'employmentId', 'assignmentId'],
    needs: ['team'],
  },
  {
    of: 'worker',
    says: ['takes over', 'take over'],
    noun: 'transfer',
    type: 'EmploymentTransferred',
    given: employment,
    takes: ['employer', 'employmentId'],
    needs: ['employer'],
  },
];

const away: readonly Statement[] = [
  {
    of: 'worker',
    says: ['goes to', 'go to'],
    noun: 'move out',
    type: 'MovedOutOfChildrensServices',
    given: employment,
    takes: ['employmentId', 'otherService'],
    needs: ['otherService'],
  },
  {
    of: 'worker',
    says: ["returns to children's services", "return to children's services"],
    noun: 'move in',
    type: 'MovedIntoChildrensServices',
    given: employment,
    takes: ['employmentId'],
  },
  {
    of: 'worker',
    says: ['is seconded out', 'are seconded out'],
    noun: 'secondment',
    type: 'SecondedOut',
    given: employment,
    takes: ['host', 'employmentId'],
  },
  {
    of: 'worker',
    says: ['returns from secondment', 'return from secondment'],
    noun: 'return from secondment',
    type: 'SecondmentEnded',
    given: employment,
    takes: ['employmentId'],
  },
  {
    of: 'worker',
    says: ['begins a career break', 'begin a career break'],
    noun: 'career break',
    type: 'CareerBreakStarted',
    given: employment,
    takes: ['employmentId'],
  },
  {
    of: 'worker',
    says: ['returns from a career break', 'return from a career break'],
    noun: 'return from a career break',
    type: 'CareerBreakEnded',
    given: employment,
    takes: ['employmentId'],
  },
];

const absences: readonly Statement[] = absenceKinds.flatMap((kind): Statement[] => [
  {
    of: 'worker',
    says: [`begins ${kind}`, `begin ${kind}`],
    noun: kind,
    type: 'AbsenceStarted',
    given: { absenceId: kind, kind },
    takes: ['absenceId', 'expectedEndOn'],
  },
  {
    of: 'worker',
    says: [`ends ${kind}`, `end ${kind}`],
    noun: `end of ${kind}`,
    type: 'AbsenceEnded',
    given: { absenceId: kind },
    takes: ['absenceId'],
  },
]);

const persons: readonly Statement[] = [
  {
    of: 'worker',
    says: ['is registered'],
    noun: 'registration',
    type: 'WorkerRegistered',
    given: {},
    takes: ['sweNumber', 'dateOfBirth', 'sex', 'personName'],
  },
  {
    of: 'worker',
    says: ['is the same person', 'are the same person'],
    noun: 'merge',
    type: 'WorkersMerged',
    given: {},
    takes: ['samePersonAs'],
    needs: ['samePersonAs'],
  },
  {
    of: 'registration',
    says: ['is'],
    noun: 'registration change',
    type: 'RegistrationChanged',
    given: {},
    takes: ['status'],
    needs: ['status'],
  },
  {
    of: 'worker',
    says: ['is sick for', 'are sick for'],
    noun: 'sick days',
    type: 'SicknessDaysRecorded',
    given: {},
    takes: ['workingDays'],
    needs: ['workingDays'],
    monthly: true,
  },
];

const agency: readonly Statement[] = [
  {
    of: 'worker',
    says: ['begins an assignment', 'begin an assignment', 'begin assignments'],
    noun: 'assignment',
    type: 'AgencyAssignmentStarted',
    given: { ...assignment, role: 'case-holder', coversVacancy: false },
    takes: [
      ...(['fte', 'role', 'team', 'coversVacancy', 'projectTeam', 'agency'] as const),
      ...(['plannedEndOn', 'hourlyRatePence', 'assignmentId'] as const),
    ],
  },
  {
    of: 'assignment',
    says: ['is extended', 'are extended'],
    noun: 'extension',
    type: 'AgencyAssignmentChanged',
    given: assignment,
    takes: ['extendedTo'],
    needs: ['extendedTo'],
  },
  {
    of: 'assignment',
    says: ['changes to', 'change to'],
    noun: 'assignment change',
    type: 'AgencyAssignmentChanged',
    given: assignment,
    takes: ['fte', 'role', 'coversVacancy', 'plannedEndOn'],
    needsOneOf: ['fte', 'role', 'coversVacancy', 'plannedEndOn'],
  },
  {
    of: 'assignment',
    says: ['ends', 'end'],
    noun: 'end of assignment',
    type: 'AgencyAssignmentEnded',
    given: assignment,
    takes: ['endingReason'],
  },
];

const projectTeams: readonly Statement[] = [
  {
    of: 'project team',
    says: ['is engaged', 'engaged'],
    noun: 'engagement',
    type: 'ProjectTeamEngaged',
    given: {},
    takes: ['headcount', 'fte', 'agency', 'coversVacancy', 'plannedEndOn'],
    needs: ['headcount', 'fte'],
  },
  {
    of: 'project team',
    says: ['changes to', 'change to'],
    noun: 'change',
    type: 'ProjectTeamChanged',
    given: {},
    takes: ['headcount', 'fte'],
    needsOneOf: ['headcount', 'fte'],
  },
  {
    of: 'project team',
    says: ['ends', 'end'],
    noun: 'end',
    type: 'ProjectTeamEnded',
    given: {},
    takes: [],
  },
];

/** Every statement of a timeline. */
export const statements: readonly Statement[] = [
  ...employments,
  ...away,
  ...absences,
  ...persons,
  ...agency,
  ...projectTeams,
  ...postStatements,
  ...caseStatements,
  ...careStatements,
];
