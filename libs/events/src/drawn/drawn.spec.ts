import { eventTypes } from '../all-types';
import type { Json } from '../event';
import { parseEvent } from '../parse-event';
import { readTimeline, TimelineError } from './drawn';
import { statements } from './statements';

/** The one event of a line, as type, subject, day and data. */
function event(line: string): unknown {
  const drawn = readTimeline(line);
  expect(drawn).toHaveLength(1);
  const { type, subject, effectiveon, data } = drawn[0]!.event;
  return [type, subject, effectiveon, data];
}

const ids = (text: string): string[] =>
  readTimeline(text).map(({ recordedOn, event }) => `${recordedOn} ${event.id}`);

describe('a timeline drawn as text', () => {
  it('becomes the events that it tells, in the order in which they are recorded', () => {
    const drawn = readTimeline(`
      # SW1's last day was first told wrongly.
      2023-10-02  SW1 starts            1.0 FTE  team Duty     # a case holder, unless it says otherwise
      2024-06-01  (recorded 2024-06-20) SW2 starts 0.6 FTE
      2024-03-31  SW1 leaves            resignation  to other-authority
      2024-05-10  (learned) SW1 left on 2024-04-14 instead
    `);
    const envelope = { specversion: '1.0', source: 'urn:drawn', authority: '990' };
    expect(drawn).toEqual([
      {
        recordedOn: '2023-10-02',
        event: {
          ...envelope,
          id: 'SW1-1',
          type: 'SocialWorkerStarted',
          subject: 'worker/SW1',
          effectiveon: '2023-10-02',
          data: { employmentId: 'E1', role: 'case-holder', fte: 1, team: 'Duty' },
        },
      },
      {
        recordedOn: '2024-03-31',
        event: {
          ...envelope,
          id: 'SW1-2',
          type: 'SocialWorkerLeft',
          subject: 'worker/SW1',
          effectiveon: '2024-03-31',
          data: { employmentId: 'E1', reason: 'resignation', destination: 'other-authority' },
        },
      },
      {
        recordedOn: '2024-05-10',
        event: {
          ...envelope,
          id: 'SW1-3',
          type: 'EventCorrected',
          subject: 'worker/SW1',
          data: {
            corrects: { source: 'urn:drawn', id: 'SW1-2' },
            reason: 'late-information',
            effectiveOn: '2024-04-14',
          },
        },
      },
      {
        recordedOn: '2024-06-20',
        event: {
          ...envelope,
          id: 'SW2-1',
          type: 'SocialWorkerStarted',
          subject: 'worker/SW2',
          effectiveon: '2024-06-01',
          data: { employmentId: 'E1', role: 'case-holder', fte: 0.6 },
        },
      },
    ]);
  });

  it('names another authority and source where it is told to', () => {
    const options = { authority: '333', source: 'urn:hr:sandwell' };
    const drawn = readTimeline(
      '2024-01-01 SW1 starts\n2024-02-01 (learned) SW1\u2019s start never happened',
      options,
    );
    expect(drawn.map(({ event }) => [event.authority, event.source])).toEqual([
      ['333', 'urn:hr:sandwell'],
      ['333', 'urn:hr:sandwell'],
    ]);
    expect(drawn[1]?.event.data['retracts']).toEqual({ source: 'urn:hr:sandwell', id: 'SW1-1' });
  });

  it('tells of many people at once', () => {
    const drawn = readTimeline('2023-10-02  SW9..SW11 start  1.0 FTE\n2024-03-31  SW10..SW11 leave');
    expect(drawn.map(({ event }) => `${event.id} ${event.type}`)).toEqual([
      'SW9-1 SocialWorkerStarted',
      'SW10-1 SocialWorkerStarted',
      'SW11-1 SocialWorkerStarted',
      'SW10-2 SocialWorkerLeft',
      'SW11-2 SocialWorkerLeft',
    ]);
  });

  it('keeps the order of lines within a day, and nothing where nothing is told', () => {
    expect(ids('2024-01-02 B starts\n2024-01-01 A starts\n2024-01-02 A leaves')).toEqual([
      '2024-01-01 A-1',
      '2024-01-02 B-1',
      '2024-01-02 A-2',
    ]);
    expect(readTimeline('\n  # nothing\r\n\n')).toEqual([]);
  });
});

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
];

describe('what a line may say', () => {
  it.each(told)('%s', (line, type, subject, data) => {
    expect(event(`2024-04-01  ${line}`)).toEqual([type, subject, '2024-04-01', data]);
  });

  it('is tried here for every type that a statement makes', () => {
    expect(new Set(told.map(([, type]) => type))).toEqual(new Set(statements.map(({ type }) => type)));
  });
});

const before = `
  2024-01-08  SW1..SW2 start 1.0 FTE team Duty
  2024-01-09  SW1 starts as E2 0.4 FTE
  2024-02-01  SW1 changes to 0.8 FTE
  2024-03-01  SW1 changes to 0.6 FTE
  2024-03-31  SW2 leaves resignation to agency
  2024-04-01  SW1 begins maternity
  2024-04-01  AG1 begins an assignment 1.0 FTE until 2024-09-30
  2024-05-01  AG1's assignment is extended to 2024-10-31
  2024-06-01  project team PT1 is engaged 8 heads 7.5 FTE
`;

/** The last event that an amendment after those lines makes. */
function learned(amendments: string): unknown {
  const drawn = readTimeline(`${before}\n${amendments}`);
  const { type, subject, effectiveon, data } = drawn.at(-1)!.event;
  return [type, subject, effectiveon, data];
}

function corrects(id: string, change: object): object {
  return { corrects: { source: 'urn:drawn', id }, reason: 'late-information', ...change };
}

describe('what may be learned', () => {
  it.each([
    ["SW2's start never happened", 'worker/SW2', 'SW2-1', 'entered-in-error'],
    ["SW2's leaving was withdrawn", 'worker/SW2', 'SW2-2', 'rescinded'],
    ["SW1's FTE change was entered twice", 'worker/SW1', 'SW1-4', 'duplicate'],
    ["SW1's FTE change of 2024-02-01 was entered twice", 'worker/SW1', 'SW1-3', 'duplicate'],
    ["SW1's start as E1 never happened", 'worker/SW1', 'SW1-1', 'entered-in-error'],
    ["SW1's start never happened", 'worker/SW1', 'SW1-2', 'entered-in-error'],
    ["SW1's maternity never happened", 'worker/SW1', 'SW1-5', 'entered-in-error'],
    ["AG1's extension was withdrawn", 'worker/AG1', 'AG1-2', 'rescinded'],
    ["AG1's assignment never happened", 'worker/AG1', 'AG1-1', 'entered-in-error'],
    ["project team PT1's engagement was withdrawn", 'team/PT1', 'PT1-1', 'rescinded'],
  ])('that %s', (line, subject, id, reason) => {
    const data = { retracts: { source: 'urn:drawn', id }, reason };
    expect(learned(`2024-07-01 (learned) ${line}`)).toEqual(['EventRetracted', subject, undefined, data]);
  });

  it.each([
    ['SW2 left on 2024-04-14 instead', 'worker/SW2', corrects('SW2-2', { effectiveOn: '2024-04-14' })],
    ['SW2 started 0.5 FTE instead', 'worker/SW2', corrects('SW2-1', { data: { fte: 0.5 } })],
    [
      "SW1's start as E1 was on 2024-01-15 0.9 FTE without team instead",
      'worker/SW1',
      corrects('SW1-1', { effectiveOn: '2024-01-15', data: { fte: 0.9, team: null } }),
    ],
    [
      "SW2's leaving was retired without destination instead",
      'worker/SW2',
      corrects('SW2-2', { data: { reason: 'retired', destination: null } }),
    ],
    [
      "AG1's extension was to 2024-11-30 instead",
      'worker/AG1',
      corrects('AG1-2', { data: { plannedEndOn: '2024-11-30' } }),
    ],
    [
      "project team PT1's engagement was 6 heads 6 FTE instead",
      'team/PT1',
      corrects('PT1-1', { data: { headcount: 6, fte: 6 } }),
    ],
  ])('that %s', (line, subject, data) => {
    expect(learned(`2024-07-01 (learned) ${line}`)).toEqual(['EventCorrected', subject, undefined, data]);
  });

  it('of a correction: that it was withdrawn, or was itself to be otherwise', () => {
    const correction =
      "2024-07-01 (learned) SW2 left on 2024-04-14 instead\n2024-07-02 (learned) SW2's correction";
    const retracts = { source: 'urn:drawn', id: 'SW2-3' };
    expect(learned(`${correction} was withdrawn`)).toMatchObject([
      'EventRetracted',
      'worker/SW2',
      undefined,
      { retracts },
    ]);
    expect(learned(`${correction} was on 2024-04-15 to other instead`)).toEqual([
      'EventCorrected',
      'worker/SW2',
      undefined,
      corrects('SW2-3', { effectiveOn: '2024-04-15', data: { destination: 'other' } }),
    ]);
  });

  it('of a retraction: that it was withdrawn', () => {
    const lines =
      "2024-07-01 (learned) SW2's leaving never happened\n2024-07-02 (learned) SW2's retraction was withdrawn";
    expect(learned(lines)).toMatchObject([
      'EventRetracted',
      'worker/SW2',
      undefined,
      { retracts: { id: 'SW2-3' }, reason: 'rescinded' },
    ]);
  });

  it('of several people, each of their own event', () => {
    const drawn = readTimeline(`${before}\n2024-07-01 (learned) SW1..SW2's start never happened`);
    expect(drawn.slice(-2).map(({ event }) => [event.id, event.data['retracts']])).toEqual([
      ['SW1-6', { source: 'urn:drawn', id: 'SW1-2' }],
      ['SW2-3', { source: 'urn:drawn', id: 'SW2-1' }],
    ]);
  });

  it('before the event itself is recorded', () => {
    expect(
      ids(
        '2024-01-08 (recorded 2024-09-01) SW1 starts\n2024-02-01 (learned) SW1 started on 2024-01-09 instead',
      ),
    ).toEqual(['2024-02-01 SW1-2', '2024-09-01 SW1-1']);
  });
});

describe('the events of a timeline', () => {
  it('are all well formed, whatever is told', () => {
    const amendments = [
      "2024-07-01 (learned) SW2's leaving was on 2024-04-14 retired without destination instead",
      "2024-07-02 (learned) SW2's correction was withdrawn",
      "2024-07-02 (learned) project team PT1's engagement was 6 heads 6 FTE instead",
    ];
    const text = [before, ...told.map(([line]) => `2024-08-01 ${line}`), ...amendments].join('\n');
    const parsed = readTimeline(text).map(({ event }) => [event.id, parseEvent(event as unknown as Json)]);
    expect(parsed.filter(([, result]) => !(result as { ok: boolean }).ok)).toEqual([]);
  });

  it('are of every type that a worker or a team can have', () => {
    const types = [...eventTypes.values()].filter(({ streams }) => !streams.includes('authority'));
    const drawn = new Set(statements.map(({ type }) => type));
    expect(types.map(({ name }) => name).filter((name) => !drawn.has(name))).toEqual([]);
  });
});

describe('a line that cannot be read', () => {
  it.each([
    ['SW1 starts', 'a date', 'SW1 starts'],
    ['2024-02-30 SW1 starts', 'a date', '2024-02-30 SW1 starts'],
    ['2024-04-01', 'a subject', 'the end'],
    ['2024-04-01 SW1', 'starts, leaves', 'the end'],
    ['2024-04-01 SW1 resigns', 'starts, leaves', 'resigns'],
    ['2024-04-01 SW/1 starts', 'a subject', 'SW/1 starts'],
    ['2024-04-01 SW5..SW1 start', 'a subject', 'SW5..SW1 start'],
    ['2024-04-01 SW1..AG5 start', 'a subject', 'SW1..AG5 start'],
    ['2024-04-01 SW1 starts 1.0 WTE', '<number> FTE', '1.0 WTE'],
    ['2024-04-01 SW1 starts manager', '<number> FTE', 'manager'],
    ['2024-04-01 SW1 starts 1.0 FTE 0.5 FTE', '<number> FTE', '0.5 FTE'],
    ['2024-04-01 SW1 starts -1 FTE', '<number> FTE', '-1 FTE'],
    ['2024-04-01 SW1 starts from nowhere', 'newly-qualified', 'nowhere'],
    ['2024-04-01 SW1 starts team', 'a name after "team"', 'the end'],
    ['2024-04-01 SW1 starts team "Duty', 'double quotes', '"Duty'],
    ['2024-04-01 SW1 changes to', '<number> FTE', 'the end'],
    ['2024-04-01 SW1 joins Intake', 'team <name>', 'Intake'],
    ['2024-04-01 SW1 goes to adults', 'ends in "services"', 'the end'],
    ["2024-04-01 SW1's desk moves", 'assignment or registration', 'desk moves'],
    ["2024-04-01 AG1's assignment changes to", 'one of: <number> FTE', 'the end'],
    ["2024-04-01 AG1's assignment is extended to May", 'a date', 'May'],
    ['2024-04-02 SW1 is sick for 3 days', 'the first of the month', 'the end'],
    ['2024-04-01 project team PT1 is engaged 8 heads', '<number> FTE', 'the end'],
    ['2024-04-01 project team PT1 ends early', 'nothing more', 'early'],
    ['2024-04-01 (recorded soon) SW1 starts', 'a date', 'soon ) SW1 starts'],
    ['2024-04-01 (recorded 2024-05-01 SW1 starts', '")"', 'SW1 starts'],
    ['2024-04-01 (learned) SW1 starts', 'started, left', 'starts'],
    ["2024-04-01 (learned) SW1's desk never happened", 'FTE change', 'desk never happened'],
    ["2024-04-01 (learned) SW1's leaving never happened", 'a leaving of worker/SW1', 'never happened'],
    ["2024-04-01 (learned) SW2's start as E9 never happened", 'a start of worker/SW2', 'never happened'],
    [
      "2024-04-01 (learned) SW2's start of 2024-01-09 never happened",
      'a start of worker/SW2',
      'never happened',
    ],
    ["2024-04-01 (learned) SW2's start happened", 'never happened, was withdrawn', 'happened'],
    ["2024-04-01 (learned) SW2's start never happened at all", 'nothing more', 'at all'],
    ["2024-04-01 (learned) SW2's start was instead", 'what was otherwise', 'the end'],
    ["2024-04-01 (learned) SW2's start was 0.5 FTE", 'instead, on <date>', 'the end'],
    ["2024-04-01 (learned) SW2's start was retired instead", 'instead, on <date>', 'retired instead'],
    ["2024-04-01 (learned) SW2's start was without desk instead", 'FTE, team', 'desk instead'],
    ['2024-04-01 (learned) SW2 started never happened', 'instead, on <date>', 'never happened'],
  ])('%s', (line, expected, words) => {
    const read = (): unknown => readTimeline(`2024-01-01 SW2 starts 1.0 FTE\n\n${line}`);
    expect(read).toThrow(TimelineError);
    const at = words === 'the end' ? words : `"${words}"`;
    expect(read).toThrow(new RegExp(`^line 3: expected .*${escaped(expected)}.* at ${escaped(at)}$`));
  });

  it('says that a retraction cannot be corrected', () => {
    const retraction = "2024-01-01 SW1 starts\n2024-02-01 (learned) SW1's start never happened\n";
    expect(() =>
      readTimeline(`${retraction}2024-02-02 (learned) SW1's retraction was on 2024-01-01 instead`),
    ).toThrow('line 3: expected never happened or was withdrawn: a retraction cannot be corrected');
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
