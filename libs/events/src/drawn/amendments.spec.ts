import type { Json } from '../event';
import { parseEvent } from '../parse-event';
import { readTimeline } from './drawn';

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
  2024-06-02  post P1 established 1.0 FTE team Court
  2024-06-03  child C1 allocated to SW1
  2024-06-03  child C1 co-worked by SW2
  2024-06-04  child C1's case closed completed
  2024-06-05  vacancies reported 9.4 FTE vacant
  2024-06-06  AG1 is the same person as SW2
`;

/** The last event that an amendment after those lines makes. */
function learned(amendments: string): unknown {
  const drawn = readTimeline(`${before}\n${amendments}`);
  const event = drawn.at(-1)!.event;
  const { type, subject, effectiveon, data } = event;
  expect(parseEvent(event as unknown as Json)).toEqual({ ok: true, event });
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
    ["post P1's establishment never happened", 'post/P1', 'P1-1', 'entered-in-error'],
    ["child C1's allocation of 2024-06-03 as SW1 was entered twice", 'child/C1', 'C1-1', 'duplicate'],
    ["child C1's closing was withdrawn", 'child/C1', 'C1-3', 'rescinded'],
    ["the authority's vacancy report never happened", 'authority', 'authority-1', 'entered-in-error'],
    ["AG1's merge never happened", 'worker/AG1', 'AG1-3', 'entered-in-error'],
  ])('that %s', (...[line, subject, id, reason]) => {
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
      "post P1's establishment was 0.5 FTE without team instead",
      'post/P1',
      corrects('P1-1', { data: { fte: 0.5, team: null } }),
    ],
    [
      "child C1's allocation was on 2024-06-04 to SW2 instead",
      'child/C1',
      corrects('C1-1', { effectiveOn: '2024-06-04', data: { workerId: 'SW2' } }),
    ],
    [
      "the authority's vacancy report was 9.6 FTE vacant 7 FTE covered by agency instead",
      'authority',
      corrects('authority-1', { data: { fteVacant: 9.6, fteAgencyCovering: 7 } }),
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
    const late = '2024-01-08 (recorded 2024-09-01) SW1 starts';
    const drawn = readTimeline(`${late}\n2024-02-01 (learned) SW1 started on 2024-01-09 instead`);
    expect(drawn.map(({ recordedOn, event }) => [recordedOn, event.id])).toEqual([
      ['2024-02-01', 'SW1-2'],
      ['2024-09-01', 'SW1-1'],
    ]);
  });
});
