import fc from 'fast-check';

import type { Json, JsonObject } from './event';
import { parseEvent } from './parse-event';

const started = {
  specversion: '1.0',
  id: 'itrent-88213-1',
  source: 'urn:itrent:sandwell',
  type: 'SocialWorkerStarted',
  subject: 'worker/SW-1042',
  authority: '333',
  effectiveon: '2024-04-02',
  time: '2024-04-09T08:12:00Z',
  data: { employmentId: 'E-77', fte: 0.8, role: 'case-holder', team: 'Duty', origin: 'other-authority' },
} satisfies JsonObject;

/** The event with other attributes; `undefined` takes one away. */
function event(changes: Record<string, Json | undefined>): JsonObject {
  const changed = Object.entries({ ...started, ...changes });
  return Object.fromEntries(changed.filter((entry) => entry[1] !== undefined)) as JsonObject;
}

/** The event with other data. */
function withData(changes: Record<string, Json | undefined>): JsonObject {
  const changed = Object.entries({ ...started.data, ...changes });
  return event({ data: Object.fromEntries(changed.filter((entry) => entry[1] !== undefined)) as JsonObject });
}

/** An event of another type about `subject`. */
function of(type: string, subject: string, data: JsonObject): JsonObject {
  return event({ type, subject, data });
}

const key = { source: 's', id: 'i' };
const long = 'x'.repeat(8_193);
const engaged = { projectTeamId: 'PT-1', headcount: 3, fte: 3 };
const assigned = { assignmentId: 'A-1', role: 'case-holder', coversVacancy: true };
const publishedFigure = { metric: 'WF.INPOST.HC', asOf: '2024-09-30', release: '2024' };
const publishedMetric = {
  ...{ metric: 'WF.INPOST.HC', definition: '1', asOf: '2024-09-30', asAt: '7' },
  ...{ numerator: 281, denominator: null, value: '281' },
};

function errorsOf(value: Json): readonly string[] {
  const parsed = parseEvent(value);
  return parsed.ok ? [] : parsed.problem.errors.map(({ code, pointer }) => `${code} ${pointer}`);
}

const refusals: readonly (readonly [string, Json])[] = [
  ['malformed ', null],
  ['malformed ', []],
  ['malformed ', 'SocialWorkerStarted'],
  ['malformed ', [started]],
  ['unknown-type /type', event({ type: 'SocialWorkerStart' })],
  ['unknown-type /type', event({ type: 'socialWorkerStarted' })],
  ['unknown-type /type', event({ type: 'ReferralReceived', subject: 'child/C-1' })],
  ['unknown-schema /dataschema', event({ dataschema: 'https://x.test/schemas/SocialWorkerStarted/2' })],
  ['unknown-schema /dataschema', event({ dataschema: `/schemas/SocialWorkerStarted/${'9'.repeat(40)}` })],
  [
    'unknown-schema /dataschema',
    {
      ...of('AgencyAssignmentStarted', 'worker/A', assigned),
      dataschema: '/schemas/AgencyAssignmentStarted/3',
    },
  ],
  ['unknown-field /data_base64', event({ data_base64: 'e30=' })],
  ['unknown-field /Time', event({ Time: 'x' })],
  ['unknown-field /a~1b~0c', event({ 'a/b~c': 1 })],
  ['unknown-field /data/firstDay', withData({ firstDay: '2024-04-02' })],
  ['unknown-field /data/constructor', withData({ constructor: 1 })],
  ['unknown-field /data/hourlyRatePence', withData({ hourlyRatePence: 1 })],
  [
    'unknown-field /data/retracts/type',
    of('EventRetracted', 'worker/A', { retracts: { ...key, type: 'X' }, reason: 'rescinded' }),
  ],
  ['missing-field /specversion', event({ specversion: undefined })],
  ['missing-field /id', event({ id: undefined })],
  ['missing-field /effectiveon', event({ effectiveon: undefined })],
  ['missing-field /data', event({ data: undefined })],
  ['missing-field /data/role', withData({ role: undefined })],
  ['missing-field /data/employmentId', of('FteChanged', 'worker/A', { fte: 1 })],
  ['missing-field /data/employmentId', of('TeamChanged', 'worker/A', { team: 'Duty' })],
  [
    'missing-field /data/retracts/id',
    of('EventRetracted', 'worker/A', { retracts: { source: 's' }, reason: 'rescinded' }),
  ],
  ['missing-field /data/effectiveOn', of('EventCorrected', 'worker/A', { corrects: key, reason: 'other' })],
  ['bad-value /specversion', event({ specversion: '0.3' })],
  ['bad-value /id', event({ id: '' })],
  ['bad-value /id', event({ id: 'x'.repeat(129) })],
  ['bad-value /id', event({ id: 'a\u0007b' })],
  ['bad-value /id', event({ id: 7 })],
  ['bad-value /source', event({ source: 'x'.repeat(257) })],
  ['bad-value /type', event({ type: 1 })],
  ['bad-value /type', event({ type: '' })],
  ['bad-value /subject', event({ subject: 'SW-1042' })],
  ['bad-value /subject', event({ subject: 'team/duty' })],
  ['bad-value /subject', event({ subject: 'authority' })],
  ['bad-value /subject', event({ subject: null })],
  ['bad-value /authority', event({ authority: '123' })],
  ['bad-value /authority', event({ authority: 333 })],
  ['bad-value /authority', event({ authority: 'E08000028' })],
  ['bad-value /time', event({ time: '2024-04-09' })],
  ['bad-value /time', event({ time: '2024-04-09T08:12:00' })],
  ['bad-value /time', event({ time: `2024-04-09T08:12:00.${'1'.repeat(128)}Z` })],
  ['bad-value /datacontenttype', event({ datacontenttype: 'application/xml' })],
  ['bad-value /datacontenttype', event({ datacontenttype: null })],
  ['bad-value /dataschema', event({ dataschema: '/schemas/SocialWorkerLeft/1' })],
  ['bad-value /dataschema', event({ dataschema: '/schemas/SocialWorkerStarted/0' })],
  ['bad-value /dataschema', event({ dataschema: `/${'x'.repeat(128)}/schemas/SocialWorkerStarted/1` })],
  ['bad-value /correlationid', event({ correlationid: '' })],
  ['bad-value /causationid', event({ causationid: {} })],
  ['bad-value /traceparent', event({ traceparent: 1 })],
  ['bad-value /data', event({ data: null })],
  ['bad-value /data', event({ data: [] })],
  ['bad-value /effectiveon', event({ effectiveon: 20240402 })],
  ['bad-value /effectiveon', event({ effectiveon: null })],
  ['bad-value /data/fte', withData({ fte: 1.000001 })],
  ['bad-value /data/fte', withData({ fte: '0.1234567' })],
  ['bad-value /data/fte', withData({ fte: -0.5 })],
  ['bad-value /data/fte', withData({ fte: '' })],
  ['bad-value /data/fte', withData({ fte: null })],
  ['bad-value /data/role', withData({ role: 'Case holder' })],
  ['bad-value /data/role', withData({ role: long })],
  ['bad-value /data/team', withData({ team: 'x'.repeat(129) })],
  ['bad-value /data/employer', withData({ employer: '' })],
  [
    'bad-value /data/assignmentId',
    of('FteChanged', 'worker/A', { employmentId: 'E', assignmentId: 'A', fte: 1 }),
  ],
  ['bad-value /data/fte', withData({ fte: 0 })],
  ['bad-value /data/fte', of('ProjectTeamEngaged', 'team/duty', { ...engaged, fte: 3.000001 })],
  ['bad-value /data/fte', of('ProjectTeamEngaged', 'team/duty', { ...engaged, fte: 0 })],
  ['bad-value /data/headcount', of('ProjectTeamEngaged', 'team/duty', { ...engaged, headcount: 0 })],
  ['bad-value /data/headcount', of('ProjectTeamEngaged', 'team/duty', { ...engaged, headcount: 3.5 })],
  [
    'bad-value /data/coversVacancy',
    of('AgencyAssignmentStarted', 'worker/A', { ...assigned, coversVacancy: 'yes' }),
  ],
  [
    'bad-value /data/hourlyRatePence',
    of('AgencyAssignmentStarted', 'worker/A', { ...assigned, hourlyRatePence: -1 }),
  ],
  ['bad-value /data/fte', of('PostEstablished', 'post/P-1', { fte: 1.5 })],
  ['bad-value /data/fte', of('PostFteChanged', 'post/P-1', { fte: 0 })],
  ['missing-field /data/fte', of('PostEstablished', 'post/P-1', { role: 'case-holder' })],
  ['bad-value /data/role', of('PostEstablished', 'post/P-1', { fte: 1, role: 'head' })],
  ['unknown-field /data/fte', of('PostDeleted', 'post/P-1', { fte: 1 })],
  ['bad-value /subject', of('PostFrozen', 'worker/A', {})],
  ['bad-value /data/fteVacant', of('VacanciesReported', 'authority', { fteVacant: 99_999.000001 })],
  ['bad-value /data/fteVacant', of('VacanciesReported', 'authority', { fteVacant: -1 })],
  ['bad-value /data/fteAgencyCovering', of('VacanciesReported', 'authority', { fteAgencyCovering: '1.' })],
  [
    'bad-value /data/headcountAgencyCovering',
    of('VacanciesReported', 'authority', { headcountAgencyCovering: 1.5 }),
  ],
  ['bad-value /subject', of('VacanciesReported', 'worker/A', { fteVacant: 1 })],
  ['bad-value /data/as', of('CaseAllocated', 'child/C-1', { workerId: 'SW-1', as: 'leader' })],
  ['bad-value /data/workerId', of('CaseAllocated', 'child/C-1', { workerId: 'worker/SW-1', as: 'lead' })],
  ['bad-value /data/workerId', of('CoworkingEnded', 'child/C-1', { workerId: 'w'.repeat(65) })],
  ['bad-value /data/reason', of('CaseUnallocated', 'child/C-1', { reason: 'LEFT' })],
  ['missing-field /data/reason', of('CaseClosed', 'child/C-1', {})],
  ['bad-value /data/reason', of('CaseClosed', 'child/C-1', { reason: 'closed' })],
  ['bad-value /data/cases', of('CaseloadReported', 'worker/A', { cases: -1 })],
  ['bad-value /data/cases', of('CaseloadReported', 'worker/A', { cases: '18' })],
  ['missing-field /data/into', of('WorkersMerged', 'worker/A', {})],
  ['bad-value /data/into', of('WorkersMerged', 'worker/A', { into: 'worker/B' })],
  ['bad-value /data/sweNumber', of('WorkerRegistered', 'worker/A', { sweNumber: 'SW12345678901' })],
  ['bad-value /data/sex', of('WorkerRegistered', 'worker/A', { sex: 2 })],
  [
    'bad-value /data/workingDays',
    of('SicknessDaysRecorded', 'worker/A', { month: '2024-09', workingDays: 31.1 }),
  ],
  [
    'bad-value /data/workingDays',
    of('SicknessDaysRecorded', 'worker/A', { month: '2024-09', workingDays: '1.25' }),
  ],
  ['bad-value /data/month', of('SicknessDaysRecorded', 'worker/A', { month: '2024-13', workingDays: 1 })],
  [
    'bad-value /data/corrects',
    of('EventCorrected', 'worker/A', { corrects: 'i', reason: 'other', data: {} }),
  ],
  ['bad-value /data/data', of('EventCorrected', 'worker/A', { corrects: key, reason: 'other', data: [] })],
  [
    'bad-value /data/value',
    of('FigurePublishedByDepartment', 'authority', { ...publishedFigure, value: '1,345' }),
  ],
  ['bad-value /data/asAt', of('MetricPublished', 'authority', { ...publishedMetric, asAt: '007' })],
  ['bad-value /data/asAt', of('MetricPublished', 'authority', { ...publishedMetric, asAt: 7 })],
  ['bad-value /data/metrics', of('FigureQualified', 'authority', { metrics: [], symbol: 'u', note: 'n' })],
  [
    'bad-value /data/metrics/1',
    of('FigureQualified', 'authority', { metrics: ['A', 1], symbol: 'u', note: 'n' }),
  ],
  ['bad-date /effectiveon', event({ effectiveon: '2023-02-29' })],
  ['bad-date /effectiveon', event({ effectiveon: '1899-12-31' })],
  ['bad-date /effectiveon', event({ effectiveon: '2200-01-01' })],
  ['bad-date /effectiveon', event({ effectiveon: '2024-04-02T00:00:00Z' })],
  ['bad-date /data/dateOfBirth', of('WorkerRegistered', 'worker/A', { dateOfBirth: '14/02/1986' })],
  [
    'bad-date /data/plannedEndOn',
    of('AgencyAssignmentChanged', 'worker/A', { assignmentId: 'A', plannedEndOn: '' }),
  ],
  [
    'bad-date /data/effectiveOn',
    of('EventCorrected', 'worker/A', { corrects: key, reason: 'other', effectiveOn: 'x' }),
  ],
  ['too-large /data/employer', withData({ employer: long })],
  ['too-large /data/name', of('WorkerRegistered', 'worker/A', { name: 'é'.repeat(4_097) })],
  [
    'too-large /data/data/x/0',
    of('EventCorrected', 'worker/A', { corrects: key, reason: 'other', data: { x: [long] } }),
  ],
  ['too-large /tracestate', event({ tracestate: long })],
];

describe('A refused event', () => {
  it.each(refusals)('is %s (%j)', (expected, value) => expect(errorsOf(value)).toEqual([expected]));

  it('names every code that reading an event can give in at least three places', () => {
    const places = new Map<string, number>();
    for (const [expected] of refusals) {
      const code = expected.split(' ')[0] as string;
      places.set(code, (places.get(code) ?? 0) + 1);
    }
    const codes = ['malformed', 'unknown-type', 'unknown-schema', 'unknown-field', 'missing-field'];
    for (const code of [...codes, 'bad-value', 'bad-date', 'too-large']) {
      expect([code, (places.get(code) ?? 0) >= 3]).toEqual([code, true]);
    }
  });

  it('lists errors of what is there in document order, then what is missing in the order of the tables', () => {
    const value = {
      data: { origin: 'moon', fte: 2, shoeSize: 9 },
      effectiveon: '2024-13-01',
      subject: 'child/C-1',
      colour: 'red',
      type: 'SocialWorkerStarted',
      id: 'x',
    };
    expect(errorsOf(value)).toEqual([
      'bad-value /data/origin',
      'bad-value /data/fte',
      'unknown-field /data/shoeSize',
      'bad-date /effectiveon',
      'bad-value /subject',
      'unknown-field /colour',
      'missing-field /specversion',
      'missing-field /source',
      'missing-field /authority',
      'missing-field /data/employmentId',
      'missing-field /data/role',
    ]);
  });

  it('misses the date on which it became true after all else of the envelope', () => {
    expect(errorsOf({ type: 'SocialWorkerLeft', data: {} })).toEqual([
      'missing-field /specversion',
      'missing-field /id',
      'missing-field /source',
      'missing-field /subject',
      'missing-field /authority',
      'missing-field /effectiveon',
      'missing-field /data/employmentId',
    ]);
  });

  it('of an unknown type still says what else is wrong with its envelope', () => {
    expect(errorsOf(event({ type: 'Sneezed', authority: '1', effectiveon: 'x', data: 3 }))).toEqual([
      'unknown-type /type',
      'bad-value /authority',
      'bad-date /effectiveon',
      'bad-value /data',
    ]);
  });

  it('has the code and the words of its first error', () => {
    const parsed = parseEvent(withData({ role: 'boss', fte: 2 }));
    if (parsed.ok) throw new Error('this event is not well formed');
    expect(parsed.problem.errors.map(({ pointer }) => pointer)).toEqual(['/data/fte', '/data/role']);
    expect(parsed.problem).toMatchObject({ code: 'bad-value', detail: parsed.problem.errors[0]?.detail });
    expect(parsed.problem.errors[1]?.detail).toContain('case-holder, qualified-without-cases');
  });

  it('never repeats the value that was sent, which may be personal', () => {
    const secrets = fc
      .constantFrom('sweNumber', 'dateOfBirth', 'sex')
      .map((field) => ({ [field]: 'Amara Okafor' }));
    fc.assert(
      fc.property(secrets, (data) => {
        const parsed = parseEvent(of('WorkerRegistered', 'worker/A', data));
        expect(JSON.stringify(parsed)).not.toContain('Amara');
        expect(parsed.ok).toBe(false);
      }),
    );
  });
});
