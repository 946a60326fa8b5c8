import { eventTypes } from '../all-types';
import type { Json } from '../event';
import { parseEvent } from '../parse-event';
import { readTimeline } from './drawn';
import { statements } from './statements';

/** The one event of a line, which is well formed, as type, subject, day and data. */
function eventOf(line: string): unknown {
  const drawn = readTimeline(line);
  expect(drawn).toHaveLength(1);
  const event = drawn[0]!.event;
  expect(parseEvent(event as unknown as Json)).toEqual({ ok: true, event });
  return [event.type, event.subject, event.effectiveon, event.data];
}

const told: readonly [line: string, type: string, subject: string, data: object][] = [
  [
    'SW1 starts first-line-manager 0.5 FTE as E2 post P7 from newly-qualified employer "Care Trust" asye',
    'SocialWorkerStarted',
    'worker/SW1',
    {
      employmentId: 'E2',
      role: 'first-line-manager',
      fte: 0.5,
      postId: 'P7',
      origin: 'newly-qualified',
      employer: 'Care Trust',
      practiceLevel: 'asye',
    },
  ],
  ['SW1 starts', 'SocialWorkerStarted', 'worker/SW1', { employmentId: 'E1', role: 'case-holder' }],
  ['SW1 leaves', 'SocialWorkerLeft', 'worker/SW1', { employmentId: 'E1' }],
  [
    'SW1 leaves other to agency as E2',
    'SocialWorkerLeft',
    'worker/SW1',
    { employmentId: 'E2', reason: 'other', destination: 'agency' },
  ],
  ['SW1 changes to 0.6 FTE', 'FteChanged', 'worker/SW1', { employmentId: 'E1', fte: 0.6 }],
  ['AG1 changes to 0.6 FTE assignment A1', 'FteChanged', 'worker/AG1', { assignmentId: 'A1', fte: 0.6 }],
  [
    'SW1 becomes senior-practitioner frontline',
    'RoleChanged',
    'worker/SW1',
    { employmentId: 'E1', role: 'senior-practitioner', practiceLevel: 'frontline' },
  ],
  ['SW1 joins team Intake', 'TeamChanged', 'worker/SW1', { employmentId: 'E1', team: 'Intake' }],
  [
    'AG1 joins team "North 2" assignment A2',
    'TeamChanged',
    'worker/AG1',
    { assignmentId: 'A2', team: 'North 2' },
  ],
  ['Trust takes over SW1', 'EmploymentTransferred', 'worker/SW1', { employmentId: 'E1', employer: 'Trust' }],
  [
    '"Care Trust" takes over SW1 as E2',
    'EmploymentTransferred',
    'worker/SW1',
    { employmentId: 'E2', employer: 'Care Trust' },
  ],
  [
    "SW3 goes to adults' services",
    'MovedOutOfChildrensServices',
    'worker/SW3',
    { employmentId: 'E1', otherService: "adults' services" },
  ],
  [
    "SW3 returns to children's services as E2",
    'MovedIntoChildrensServices',
    'worker/SW3',
    { employmentId: 'E2' },
  ],
  ['SW3 is seconded out', 'SecondedOut', 'worker/SW3', { employmentId: 'E1' }],
  ['SW3 is seconded out to "Ofsted"', 'SecondedOut', 'worker/SW3', { employmentId: 'E1', host: 'Ofsted' }],
  ['SW3 returns from secondment', 'SecondmentEnded', 'worker/SW3', { employmentId: 'E1' }],
  ['SW3 begins a career break', 'CareerBreakStarted', 'worker/SW3', { employmentId: 'E1' }],
  ['SW3 returns from a career break', 'CareerBreakEnded', 'worker/SW3', { employmentId: 'E1' }],
  [
    'SW4 begins maternity expected until 2025-01-31',
    'AbsenceStarted',
    'worker/SW4',
    { absenceId: 'maternity', kind: 'maternity', expectedEndOn: '2025-01-31' },
  ],
  ['SW4 ends sickness absence S2', 'AbsenceEnded', 'worker/SW4', { absenceId: 'S2' }],
  ['SW4 is sick for 4.5 days', 'SicknessDaysRecorded', 'worker/SW4', { month: '2024-04', workingDays: 4.5 }],
  [
    'SW4 is registered SWE number SW12345 born 1980-02-29 sex 2 named "Ada Byron"',
    'WorkerRegistered',
    'worker/SW4',
    { sweNumber: 'SW12345', dateOfBirth: '1980-02-29', sex: '2', name: 'Ada Byron' },
  ],
  ["SW4's registration is lapsed", 'RegistrationChanged', 'worker/SW4', { status: 'lapsed' }],
  [
    'AG1 begins an assignment',
    'AgencyAssignmentStarted',
    'worker/AG1',
    { assignmentId: 'A1', role: 'case-holder', coversVacancy: false },
  ],
  [
    'AG1 begins an assignment 1.0 FTE covers vacancy assignment A2 project team PT1 agency "Best Care" until 2024-09-30 3250 pence an hour team Duty',
    'AgencyAssignmentStarted',
    'worker/AG1',
    {
      assignmentId: 'A2',
      role: 'case-holder',
      coversVacancy: true,
      fte: 1,
      team: 'Duty',
      projectTeam: 'PT1',
      agency: 'Best Care',
      plannedEndOn: '2024-09-30',
      hourlyRatePence: 3250,
    },
  ],
  [
    "AG1's assignment is extended to 2024-12-31",
    'AgencyAssignmentChanged',
    'worker/AG1',
    { assignmentId: 'A1', plannedEndOn: '2024-12-31' },
  ],
  [
    "AG1's assignment A2 changes to 0.8 FTE covers no vacancy",
    'AgencyAssignmentChanged',
    'worker/AG1',
    { assignmentId: 'A2', fte: 0.8, coversVacancy: false },
  ],
  ["AG1's assignment ends", 'AgencyAssignmentEnded', 'worker/AG1', { assignmentId: 'A1' }],
  [
    'AG1\'s assignment A2 ends because "budget cut"',
    'AgencyAssignmentEnded',
    'worker/AG1',
    { assignmentId: 'A2', reason: 'budget cut' },
  ],
  [
    'project team PT1 is engaged 8 heads 7.5 FTE covers vacancy agency Best',
    'ProjectTeamEngaged',
    'team/PT1',
    { projectTeamId: 'PT1', headcount: 8, fte: 7.5, coversVacancy: true, agency: 'Best' },
  ],
  [
    'project team PT1 engaged 8 heads 7.5 FTE until 2024-12-31',
    'ProjectTeamEngaged',
    'team/PT1',
    { projectTeamId: 'PT1', headcount: 8, fte: 7.5, plannedEndOn: '2024-12-31' },
  ],
  [
    'project team PT1 changes to 6 heads',
    'ProjectTeamChanged',
    'team/PT1',
    { projectTeamId: 'PT1', headcount: 6 },
  ],
  ['project team PT1 ends', 'ProjectTeamEnded', 'team/PT1', { projectTeamId: 'PT1' }],
  ['SW2 is the same person as SW1', 'WorkersMerged', 'worker/SW2', { into: 'SW1' }],
  [
    'post P1 established 1.0 FTE case-holder team Court',
    'PostEstablished',
    'post/P1',
    { fte: 1, role: 'case-holder', team: 'Court' },
  ],
  ['post P1 is established 0.5 FTE', 'PostEstablished', 'post/P1', { fte: 0.5 }],
  ['post P1 changes to 0.6 FTE', 'PostFteChanged', 'post/P1', { fte: 0.6 }],
  ['post P1 is frozen', 'PostFrozen', 'post/P1', {}],
  ['post P1 is unfrozen', 'PostUnfrozen', 'post/P1', {}],
  ['post P1 is deleted', 'PostDeleted', 'post/P1', {}],
  [
    'vacancies reported 9.4 FTE vacant 7 FTE covered by agency 7 heads covering',
    'VacanciesReported',
    'authority',
    { fteVacant: 9.4, fteAgencyCovering: 7, headcountAgencyCovering: 7 },
  ],
  ['vacancies reported', 'VacanciesReported', 'authority', {}],
  ['vacancy reporting ends', 'VacancyReportingEnded', 'authority', {}],
  [
    'child C1 allocated to SW1 team Duty FCONTA',
    'CaseAllocated',
    'child/C1',
    { as: 'lead', workerId: 'SW1', team: 'Duty', reason: 'FCONTA' },
  ],
  ['child C1 co-worked by SW2', 'CaseAllocated', 'child/C1', { as: 'co', workerId: 'SW2' }],
  ['child C1 unallocated', 'CaseUnallocated', 'child/C1', {}],
  ['child C1 is unallocated LEFTRL', 'CaseUnallocated', 'child/C1', { reason: 'LEFTRL' }],
  ['child C1 no longer co-worked by SW2', 'CoworkingEnded', 'child/C1', { workerId: 'SW2' }],
  ["child C1's case closed completed", 'CaseClosed', 'child/C1', { reason: 'completed' }],
  [
    'child C1 is registered born 2014-05-05 sex 2 UPN A123 named "Sam Price"',
    'ChildRegistered',
    'child/C1',
    { dateOfBirth: '2014-05-05', sex: '2', upn: 'A123', name: 'Sam Price' },
  ],
  [
    'child C1 starts to be looked after C1 U6 PR1 with F-17 at "B70 8AA" N1 home B69',
    'StartedToBeLookedAfter',
    'child/C1',
    {
      legalStatus: 'C1',
      placement: { type: 'U6', provider: 'PR1', carerId: 'F-17', postcode: 'B70 8AA' },
      need: 'N1',
      homePostcode: 'B69',
    },
  ],
  [
    'child C1 moves to K2 at B71 same carer C2 CREQB home B68',
    'PlacementChanged',
    'child/C1',
    {
      placement: { type: 'K2', postcode: 'B71' },
      sameCarer: true,
      legalStatus: 'C2',
      reason: 'CREQB',
      homePostcode: 'B68',
    },
  ],
  [
    'child C1 moves to U4 another carer',
    'PlacementChanged',
    'child/C1',
    { placement: { type: 'U4' }, sameCarer: false },
  ],
  ['child C1 comes under E1', 'LegalStatusChanged', 'child/C1', { legalStatus: 'E1' }],
  [
    'child C1 is recoded to K3 2023 codes',
    'PlacementRecoded',
    'child/C1',
    { placementType: 'K3', codeSetYear: 2023 },
  ],
  ['child C1 ceases to be looked after E4A', 'CeasedToBeLookedAfter', 'child/C1', { reason: 'E4A' }],
  ['child C1 stays for a time in T1', 'TemporaryPlacementStarted', 'child/C1', { type: 'T1' }],
  ['child C1 returns', 'TemporaryPlacementEnded', 'child/C1', {}],
  ['child C1 goes missing', 'WentMissing', 'child/C1', { kind: 'missing' }],
  [
    'child C1 goes missing away-without-authorisation',
    'WentMissing',
    'child/C1',
    { kind: 'away-without-authorisation' },
  ],
  ['child C1 is found', 'FoundFromMissing', 'child/C1', {}],
  ['child C1 is reviewed PN1', 'LookedAfterReviewHeld', 'child/C1', { participation: 'PN1' }],
  ['child C1 is the same child as C2', 'ChildrenMerged', 'child/C1', { into: 'C2' }],
  [
    'population estimated 84950 aged 0 to 17 2024 mid-year',
    'PopulationEstimated',
    'authority',
    { release: 'ONS', aged0to17: 84950, midYear: 2024 },
  ],
  ['SW1 reports 18 cases', 'CaseloadReported', 'worker/SW1', { cases: 18 }],
  ['SW1 reports 1 case', 'CaseloadReported', 'worker/SW1', { cases: 1 }],
  ['SW1 stops reporting cases', 'CaseloadReportingEnded', 'worker/SW1', {}],
];

describe('what a line may say', () => {
  it.each(told)('%s', (...[line, type, subject, data]) => {
    expect(eventOf(`2024-04-01  ${line}`)).toEqual([type, subject, '2024-04-01', data]);
  });

  it('can be of every type but amendments and figures', () => {
    const figures = ['FigureQualified', 'FigurePublishedByDepartment', 'MetricPublished'];
    const types = [...eventTypes.values()].filter(
      ({ name, amendment }) => amendment === undefined && !figures.includes(name),
    );
    expect(new Set(statements.map(({ type }) => type))).toEqual(new Set(types.map(({ name }) => name)));
  });

  it('is called by one noun, whatever it is about', () => {
    const nouns = statements.map(({ noun }) => noun);
    expect(nouns.filter((noun, i) => nouns.indexOf(noun) !== i)).toEqual([]);
  });

  it('is tried here for every type that a statement makes', () => {
    expect(new Set(told.map(([, type]) => type))).toEqual(new Set(statements.map(({ type }) => type)));
  });
});
