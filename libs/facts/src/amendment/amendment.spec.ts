import { compareTellings, tellingOf } from '../order';
import { correcting, record, retracting } from '../prove/record';
import type { Told } from '../prove/record';
import { amend } from './amendment';

const start: Told = {
  type: 'SocialWorkerStarted',
  on: '2023-10-02',
  id: 'start',
  data: { employmentId: 'E1', role: 'case-holder', fte: 1, team: 'Duty' },
};

/** What stands of each event that is no amendment, and the remarks on amendments. */
function amended(...told: readonly Told[]): { says: string[]; remarks: string[] } {
  const { claims, remarks } = amend(record(...told).map(tellingOf));
  const claimed = [...claims].sort((a, b) => compareTellings(a.telling, b.telling));
  return {
    says: claimed.map(({ telling, effectiveOn, data, because }) => {
      const { fte = '-', team = '-' } = data;
      return `${telling.entry.event.id} ${effectiveOn} ${String(fte)} ${String(team)} <- ${because.join(' ')}`;
    }),
    remarks: remarks.map(
      ({ rule, because, from, to }) => `${rule} ${from}..${to ?? ''} <- ${because.join(' ')}`,
    ),
  };
}

const asRecorded = 'start 2023-10-02 1 Duty <- 1';
const noRemarks: string[] = [];

describe('a retraction', () => {
  it('removes an event, whatever corrections it has', () => {
    expect(amended(start, correcting('start', { data: { fte: 0.5 } }), retracting('start'))).toEqual({
      says: [],
      remarks: noRemarks,
    });
  });

  it('of a retraction removes that one', () => {
    expect(amended(start, retracting('start', { id: 'r1' }), retracting('r1'))).toEqual({
      says: [asRecorded],
      remarks: noRemarks,
    });
  });

  it('of a retraction of a retraction lets the first one stand again', () => {
    const told = [start, retracting('start', { id: 'r1' }), retracting('r1', { id: 'r2' }), retracting('r2')];
    expect(amended(...told).says).toEqual([]);
  });

  it('of a correction removes that one', () => {
    const told = [start, correcting('start', { data: { fte: 0.5 } }, { id: 'c1' }), retracting('c1')];
    expect(amended(...told)).toEqual({ says: [asRecorded], remarks: noRemarks });
  });

  it('in a ring with another does nothing, and neither does the other', () => {
    const told = [start, retracting('r2', { id: 'r1' }), retracting('r1', { id: 'r2' })];
    expect(amended(...told)).toEqual({ says: [asRecorded], remarks: noRemarks });
  });

  it('of itself does nothing', () => {
    expect(amended(start, retracting('r1', { id: 'r1' })).says).toEqual([asRecorded]);
  });

  it('that stands breaks a ring of others: what it removes removes nothing', () => {
    const told = [
      start,
      retracting('r2', { id: 'r1' }),
      retracting('r3', { id: 'r2' }),
      retracting('r1', { id: 'r3' }),
      retracting('r1', { id: 'outside' }),
      retracting('r2', { id: 'gone' }),
      retracting('gone', { id: 'goner' }),
    ];
    // r1 is removed from outside, so r2 stands and removes r3.
    expect(amended(...told, retracting('start', { id: 'r4' }), retracting('r4', { id: 'r5' })).says).toEqual([
      asRecorded,
    ]);
  });

  it('that a removed retraction is about stands, though others of its opponents are removed too', () => {
    const told = [
      start,
      retracting('start', { id: 'r' }),
      retracting('r', { id: 'a' }),
      retracting('r', { id: 'b' }),
      retracting('a', { id: 'x' }),
      retracting('b', { id: 'y' }),
    ];
    expect(amended(...told).says).toEqual([]);
    expect(amended(...told.slice(0, 5)).says).toEqual([asRecorded]);
  });

  it('of an event that is not there waits, and removes it when it comes', () => {
    expect(amended(retracting('start'))).toEqual({
      says: [],
      remarks: ['correction-target-missing 1900-01-01.. <- 1'],
    });
    expect(amended(retracting('start'), start)).toEqual({ says: [], remarks: noRemarks });
  });

  it('that was itself retracted waits for nothing', () => {
    expect(amended(retracting('start', { id: 'r' }), retracting('r')).remarks).toEqual([]);
  });

  it('finds its target on its own literal subject only', () => {
    expect(amended(start, retracting('start', { subject: 'worker/SW-2' }))).toEqual({
      says: [asRecorded],
      remarks: ['correction-target-missing 1900-01-01.. <- 2'],
    });
  });

  it('needs both the source and the id of its target', () => {
    const other: Told = { type: 'EventRetracted', data: { retracts: { source: 'urn:other', id: 'start' } } };
    expect(amended(start, other)).toEqual({
      says: [asRecorded],
      remarks: ['correction-target-missing 1900-01-01.. <- 2'],
    });
  });
});

describe('a correction', () => {
  it('changes the date and the fields that it names, and is behind what stands', () => {
    expect(
      amended(start, correcting('start', { effectiveOn: '2023-10-09', data: { fte: 0.5 } })).says,
    ).toEqual(['start 2023-10-09 0.5 Duty <- 1 2']);
  });

  it('takes an optional field away with null', () => {
    expect(amended(start, correcting('start', { data: { fte: null, team: null } })).says).toEqual([
      'start 2023-10-02 - - <- 1 2',
    ]);
  });

  it('that only explains itself changes nothing and is behind nothing', () => {
    expect(amended(start, correcting('start', { note: 'checked' })).says).toEqual([asRecorded]);
  });

  it('is fitted in telling order, whatever the order of arrival: the latest word wins, field by field', () => {
    const told = [
      start,
      correcting('start', { data: { fte: 0.5 } }, { time: '2024-03-01T00:00:00Z' }),
      correcting('start', { data: { fte: 0.6, team: 'Bank' } }, { time: '2024-02-01T00:00:00Z' }),
      correcting('start', { data: { fte: 0.7 } }),
    ];
    expect(amended(...told).says).toEqual(['start 2023-10-02 0.5 Bank <- 1 4 3 2']);
  });

  it('compares times as instants, then sources, then ids', () => {
    const told = [
      start,
      correcting('start', { data: { fte: 0.1 } }, { time: '2024-03-01T01:00:00+02:00' }),
      correcting('start', { data: { fte: 0.2 } }, { time: '2024-02-29T23:30:00Z', source: 'b', id: 'a' }),
      correcting('start', { data: { fte: 0.3 } }, { time: '2024-02-29T23:30:00Z', source: 'a', id: 'b' }),
      correcting('start', { data: { fte: 0.4 } }, { time: '2024-02-29T23:30:00Z', source: 'b', id: 'B' }),
    ];
    expect(amended(...told).says).toEqual(['start 2023-10-02 0.2 Duty <- 1 2 4 5 3']);
  });

  it('does nothing where its result does not fit, and costs the others nothing', () => {
    const told = [
      start,
      correcting('start', { data: { role: null, fte: 0.1 } }, { id: 'c1' }),
      correcting('start', { data: { fte: 2 } }, { id: 'c2' }),
      correcting('start', { data: { shoeSize: 43 } }, { id: 'c3' }),
      correcting('start', { data: { fte: '0.5' } }, { id: 'c4' }),
    ];
    expect(amended(...told)).toEqual({
      says: ['start 2023-10-02 0.5 Duty <- 1 5'],
      remarks: [2, 3, 4].map((position) => `correction-does-not-fit 1900-01-01.. <- 1 ${position}`),
    });
  });

  it('is fitted after those told before it: the same words may fit or not', () => {
    const told = [
      start,
      correcting('start', { data: { team: null } }, { time: '2024-01-01T00:00:00Z' }),
      correcting('start', { data: { team: 'Bank', level: 1 } }, { time: '2024-01-02T00:00:00Z' }),
    ];
    expect(amended(...told)).toEqual({
      says: ['start 2023-10-02 1 - <- 1 2'],
      remarks: ['correction-does-not-fit 1900-01-01.. <- 1 2 3'],
    });
  });

  it('of a correction corrects the original, even when the one between was retracted', () => {
    const told = [
      start,
      correcting('start', { data: { fte: 0.5 } }, { id: 'c1' }),
      correcting('c1', { data: { team: 'Bank' } }, { id: 'c2' }),
    ];
    expect(amended(...told).says).toEqual(['start 2023-10-02 0.5 Bank <- 1 2 3']);
    expect(amended(...told, retracting('c1')).says).toEqual(['start 2023-10-02 1 Bank <- 1 3']);
  });

  it('of a retraction does nothing, and neither does one of that one', () => {
    const told = [
      start,
      retracting('start', { id: 'r' }),
      correcting('r', { data: { reason: 'duplicate' } }, { id: 'c1' }),
      correcting('c1', { data: { reason: 'duplicate' } }),
    ];
    expect(amended(...told)).toEqual({
      says: [],
      remarks: ['correction-does-not-fit 1900-01-01.. <- 2 3', 'correction-does-not-fit 1900-01-01.. <- 3 4'],
    });
  });

  it('in a ring does nothing, and neither does one that leads into it', () => {
    const told = [
      correcting('c2', { data: { fte: 0.1 } }, { id: 'c1' }),
      correcting('c1', { data: { fte: 0.2 } }, { id: 'c2' }),
      correcting('c2', { data: { fte: 0.3 } }, { id: 'c3' }),
      correcting('c4', { data: { fte: 0.3 } }, { id: 'c4' }),
    ];
    expect(amended(...told)).toEqual({
      says: [],
      remarks: [
        'correction-does-not-fit 1900-01-01.. <- 1 2',
        'correction-does-not-fit 1900-01-01.. <- 1 2',
        'correction-does-not-fit 1900-01-01.. <- 2 3',
        'correction-does-not-fit 1900-01-01.. <- 4',
      ],
    });
  });

  it('waits for its target, and so does one of that one; what was retracted waits for nothing', () => {
    const told = [
      correcting('start', { data: { fte: 0.5 } }, { id: 'c1' }),
      correcting('c1', { data: { fte: 0.6 } }, { id: 'c2' }),
    ];
    expect(amended(...told).remarks).toEqual([
      'correction-target-missing 1900-01-01.. <- 1',
      'correction-target-missing 1900-01-01.. <- 2',
    ]);
    expect(amended(...told, retracting('c2')).remarks).toEqual([
      'correction-target-missing 1900-01-01.. <- 1',
    ]);
    expect(amended(...told, start).says).toEqual(['start 2023-10-02 0.6 Duty <- 3 1 2']);
  });

  it('leaves no remark on an event that never happened', () => {
    expect(amended(start, retracting('start'), correcting('start', { data: { fte: 9 } })).remarks).toEqual(
      [],
    );
  });
});

describe('thousands of amendments', () => {
  const LENGTH = 20_000;
  const chainOf = (make: (target: string, id: string) => Told): readonly Told[] => [
    start,
    ...Array.from({ length: LENGTH }, (_, i) => make(i === 0 ? 'start' : `a${i}`, `a${i + 1}`)),
  ];

  it('may retract each other: of an even chain the event stands, of an odd one it does not', () => {
    const chain = chainOf((target, id) => retracting(target, { id }));
    expect(amended(...chain).says).toEqual([asRecorded]);
    expect(amended(...chain.slice(0, -1)).says).toEqual([]);
  });

  it('may correct each other, and all correct the event', () => {
    const chain = chainOf((target, id) => correcting(target, { data: { fte: 0.5 } }, { id }));
    expect(amended(...chain).says[0]).toMatch(/^start 2023-10-02 0.5 Duty <- 1 2 /);
  });
});
