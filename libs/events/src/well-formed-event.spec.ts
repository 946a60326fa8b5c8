import fc from 'fast-check';

import { eventTypes } from './all-types';
import type { EventType } from './event-type';
import type { Json, JsonObject } from './event';
import { exampleEventsOf } from './examples';
import { parseEvent, unwrapLogEntry } from './parse-event';

const startedType = eventTypes.get('SocialWorkerStarted') as EventType;
const started = exampleEventsOf(startedType)[0] as unknown as JsonObject & { readonly data: JsonObject };

function event(changes: JsonObject): JsonObject {
  return { ...started, ...changes };
}

function withData(changes: JsonObject): JsonObject {
  return event({ data: { ...started.data, ...changes } });
}

function of(type: string, subject: string, data: JsonObject): JsonObject {
  return event({ type, subject, data });
}

function errorsOf(value: Json): readonly string[] {
  const parsed = parseEvent(value);
  return parsed.ok ? [] : parsed.problem.errors.map(({ code, pointer }) => `${code} ${pointer}`);
}

const key = { source: 's', id: 'i' };
const engaged = { projectTeamId: 'PT-1', headcount: 3, fte: 3 };
const publishedFigure = { metric: 'WF.INPOST.HC', asOf: '2024-09-30', release: '2024' };

describe('A well-formed event', () => {
  const accepted: readonly (readonly [string, JsonObject])[] = [
    ['an FTE as small as can be told', withData({ fte: 0.000001 })],
    ['an FTE as a decimal string', withData({ fte: '0.428571' })],
    ['an employment whose FTE is not known', event({ data: { employmentId: 'E-1', role: 'case-holder' } })],
    ['an instant with an offset and a long fraction', event({ time: '2024-04-09T09:12:00.123456789+01:00' })],
    ['its schema number', event({ dataschema: 'https://x.test/schemas/SocialWorkerStarted/1' })],
    ['application/json', event({ datacontenttype: 'application/json' })],
    ['the ids of its causes', event({ correlationid: 'c-1', causationid: 'c-2' })],
    ['an id of 128 characters of any plane', event({ id: '𝒳'.repeat(128) })],
    ['a source of 256 characters', event({ source: 'x'.repeat(256) })],
    ['the first of all dates', event({ effectiveon: '1900-01-01' })],
    ['a leap day', event({ effectiveon: '2024-02-29' })],
    ['an authority that has ended', event({ authority: '909' })],
    ['text of 8,192 bytes', withData({ employer: 'é'.repeat(4_096) })],
    ['data {} where all fields are optional', of('WorkerRegistered', 'worker/A', {})],
    ['a team as large as its headcount', of('ProjectTeamChanged', 'team/duty', engaged)],
    [
      'a team whose headcount is not said',
      of('ProjectTeamChanged', 'team/duty', { projectTeamId: 'P', fte: 40 }),
    ],
    [
      'all working days of a month',
      of('SicknessDaysRecorded', 'worker/A', { month: '2024-01', workingDays: '31.0' }),
    ],
    [
      'no vacancies and as many as any authority has',
      of('VacanciesReported', 'authority', {
        fteVacant: 0,
        fteAgencyCovering: '99999',
        headcountAgencyCovering: 0,
      }),
    ],
    ['a report that leaves every level out', of('VacanciesReported', 'authority', {})],
    ['a worker without cases', of('CaseloadReported', 'worker/A', { cases: 0 })],
    [
      'a co-worker named by an id of 64 characters',
      of('CaseAllocated', 'child/C-1', { workerId: 'w'.repeat(64), as: 'co' }),
    ],
    [
      'a figure that was withheld',
      of('FigurePublishedByDepartment', 'authority', { ...publishedFigure, value: null }),
    ],
    [
      'a retraction about a child, on a day that means nothing',
      of('EventRetracted', 'child/C-1', { retracts: key, reason: 'duplicate' }),
    ],
  ];

  it.each(accepted)('may have %s', (_, value) =>
    expect(parseEvent(value)).toEqual({ ok: true, event: value }),
  );

  it('needs no day where a day means nothing', () => {
    const { effectiveon, ...retraction } = of('EventRetracted', 'authority', {
      retracts: key,
      reason: 'rescinded',
    });
    expect(effectiveon).toBeDefined();
    expect(errorsOf(retraction)).toEqual([]);
  });

  it('is kept as it was sent but for its tracing', () => {
    const traced = event({ traceparent: '00-abc-def-01', tracestate: '' });
    expect(parseEvent(traced)).toEqual({ ok: true, event: started });
    const parsed = parseEvent(started);
    expect(parsed.ok && parsed.event).toBe(started);
  });

  it('is found in the log entry around it', () => {
    const entry = {
      ...{ position: '7', revision: '0', stream: 'worker-333-SW-1042' },
      ...{ recordedAt: '2024-04-09T08:12:01.000Z', recordedBy: 'local', event: started },
    };
    expect(unwrapLogEntry(entry)).toBe(started);
    expect(unwrapLogEntry(started)).toBe(started);
    expect(unwrapLogEntry({ event: started })).toEqual({ event: started });
    expect(errorsOf(unwrapLogEntry({ ...started, event: started, position: '7' }))).toEqual([
      'unknown-field /event',
      'unknown-field /position',
    ]);
    expect(unwrapLogEntry([entry])).toEqual([entry]);
  });
});

describe('Reading any JSON value', () => {
  const names = fc.oneof(
    fc.constantFrom(
      ...Object.keys(started),
      ...Object.keys(started.data),
      '__proto__',
      'constructor',
      'toString',
    ),
    fc.string(),
  );
  const openings = { event: '{', data: '"data":{', changed: '{"fte":1' };
  const values = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'EventCorrected'),
  );

  it('never throws and never refuses without a reason', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseEvent(value as Json);
        expect(parsed.ok || parsed.problem.errors.length > 0).toBe(true);
      }),
    );
  });

  it('never throws on an event with anything in any place', () => {
    const twist = fc.record({
      where: fc.constantFrom('event', 'data', 'changed'),
      name: names,
      value: values,
    });
    fc.assert(
      fc.property(fc.array(twist, { minLength: 1, maxLength: 4 }), fc.boolean(), (twists, corrects) => {
        const correction = { corrects: key, reason: 'other', data: {} };
        const base = corrects ? of('EventCorrected', 'worker/A', correction) : started;
        const text = twists.reduce(
          (json, { where, name, value }) => {
            const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
            const opening = openings[where];
            const spliced = json.replace(opening, () => opening.replace('{', () => `{${member},`));
            return spliced.replace(`${member},}`, () => `${member}}`);
          },
          JSON.stringify(base).replaceAll('{}', '{"fte":1}'),
        );
        const parsed = parseEvent(JSON.parse(text) as Json);
        expect(parsed.ok || parsed.problem.errors.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
