import type { DaybookEvent, JsonObject } from '@daybook/events';
import { AUTHORITY, PAYROLL } from '../../spec/feeds/arbitrary-feed';
import { FeedDaybook } from '../../spec/feeds/feed-daybook';

const year2023 = { from: '2023-04-01', to: '2024-03-31' };
const year2024 = { from: '2024-04-01', to: '2025-03-31' };

function told(type: string, effectiveon: string, data: JsonObject): DaybookEvent {
  const id = `${type} ${effectiveon} ${JSON.stringify(data)}`.slice(0, 120);
  const place = { source: PAYROLL, subject: 'child/C1', authority: AUTHORITY };
  return { specversion: '1.0', id, ...place, type, effectiveon, data };
}

const started = (on: string, type: string, more: JsonObject = {}): DaybookEvent => {
  const { legalStatus = 'C1', ...placement } = more;
  return told('StartedToBeLookedAfter', on, { legalStatus, placement: { type, ...placement } });
};

const ceased = told('CeasedToBeLookedAfter', '2024-09-01', { reason: 'E4A' });
const advice = (from: string): string =>
  `what is before ${from} is not told here; record the history of that time again, corrected`;

/** Where and in which words the lines of a year are refused, after a year that was told before. */
async function refusals(
  before: readonly DaybookEvent[],
  lines: readonly DaybookEvent[],
  years = { before: year2023, now: year2024 },
) {
  const daybook = new FeedDaybook();
  await daybook.tell(before, 'complete', years.before);
  const { results, recorded } = await daybook.tell(lines, 'complete', years.now);
  const refused = results.flatMap(({ line, problem }) =>
    (problem?.errors ?? []).map(({ pointer, detail }) => [line, pointer, detail]),
  );
  return { refused, recorded };
}

const life = [
  started('2023-06-01', 'U6', { provider: 'PR1', postcode: 'B1 1AA' }),
  told('LegalStatusChanged', '2023-09-01', { legalStatus: 'C2' }),
  told('PlacementChanged', '2023-12-01', { placement: { type: 'K2', provider: 'PR4', urn: 'SC1' } }),
];

describe('A row that a year begins with', () => {
  it('agrees with last year however the child came into it', async () => {
    const row = started('2023-12-01', 'K2', { legalStatus: 'C2', provider: 'PR4', urn: 'SC1' });
    expect(await refusals(life, [row, ceased])).toEqual({ refused: [], recorded: 1 });
  });

  it('agrees where last year has the code that the one of this year takes the place of', async () => {
    const of2022 = { from: '2022-04-01', to: '2023-03-31' };
    const hostel = [started('2022-06-01', 'H5'), { ...started('2022-06-01', 'P2'), subject: 'child/C2' }];
    const now = [started('2022-06-01', 'K3'), { ...started('2022-06-01', 'K3'), subject: 'child/C2' }];
    const years = { before: of2022, now: year2023 };
    expect(await refusals(hostel, now, years)).toEqual({ refused: [], recorded: 0 });
    const { refused } = await refusals([started('2023-06-01', 'Z1')], [started('2023-06-01', 'Z12')]);
    expect(refused).toEqual([
      [0, '/data/placement/type', expect.stringContaining('Z1, and this line that it was Z12')],
    ]);
    const of2024 = { before: year2024, now: { from: '2025-04-01', to: '2026-03-31' } };
    expect(await refusals([started('2024-06-01', 'Z1')], [started('2024-06-01', 'Z12')], of2024)).toEqual({
      refused: [],
      recorded: 0,
    });
  });

  it('is refused where it differs, and what happens in the year is entered', async () => {
    const row = started('2023-12-02', 'R1', { legalStatus: 'C1', provider: 'PR4', urn: 'SC1' });
    expect(await refusals(life, [row, ceased])).toEqual({
      recorded: 1,
      refused: [
        [
          0,
          '/data/legalStatus',
          'the record says that on 2024-03-31 the legal status was C2, and this line that it was C1 ' +
            `(in the row since 2023-12-01): ${advice('2024-04-01')}`,
        ],
        [
          0,
          '/data/placement/type',
          'the record says that on 2024-03-31 the placement was K2, and this line that it was R1 ' +
            `(in the row since 2023-12-01): ${advice('2024-04-01')}`,
        ],
        [
          0,
          '/effectiveon',
          'the record says that on 2024-03-31 the first day of the row was 2023-12-01, and this line that it ' +
            `was 2023-12-02: ${advice('2024-04-01')}`,
        ],
      ],
    });
  });

  it('does not repeat an address, and takes a postcode for the same however it is written', async () => {
    const at = (postcode: string) => started('2023-06-01', 'U6', { postcode });
    expect((await refusals([at('B1 1AA')], [at('b11aa')])).refused).toEqual([]);
    expect((await refusals([at('B1 1AA')], [at('B2 2BB')])).refused).toEqual([
      [
        0,
        '/data/placement/postcode',
        'the record says that on 2024-03-31 the postcode of the placement was another than this line says ' +
          `(in the row since 2023-06-01): ${advice('2024-04-01')}`,
      ],
    ]);
  });

  it('is refused where the child was not looked after', async () => {
    const gone = told('CeasedToBeLookedAfter', '2024-03-01', { reason: 'E4A' });
    const row = started('2023-12-01', 'K2', { legalStatus: 'C2', provider: 'PR4', urn: 'SC1' });
    expect((await refusals([...life, gone], [row])).refused).toEqual([
      [
        0,
        '/effectiveon',
        'the record says that on 2024-03-31 the child was not looked after, and this line that the child had ' +
          `been since 2023-12-01 or longer: ${advice('2024-04-01')}`,
      ],
    ]);
  });

  it('may be a stay for a time, with the placement that goes on underneath', async () => {
    const away = told('TemporaryPlacementStarted', '2024-03-20', { type: 'T1' });
    const carried = (type: string): readonly DaybookEvent[] => [
      started('2024-03-20', 'K2', { legalStatus: 'C2', provider: 'PR4', urn: 'SC1' }),
      told('TemporaryPlacementStarted', '2024-03-20', { type }),
    ];
    const back = told('TemporaryPlacementEnded', '2024-04-05', {});
    expect(await refusals([...life, away], [...carried('T1'), back])).toEqual({ refused: [], recorded: 1 });
    const { refused } = await refusals([...life, away], [...carried('T3'), back]);
    expect(refused.map(([line, pointer]) => [line, pointer])).toEqual([[1, '/data/type']]);
    const without = await refusals([...life, away], carried('T1').slice(0, 1));
    expect(without.refused).toEqual([
      [0, '/data', expect.stringContaining('the temporary placement was T1, and this line that it was none')],
    ]);
  });
});

describe('Any other line of before the year', () => {
  const lead = (on: string, workerId: string): DaybookEvent =>
    told('CaseAllocated', on, { workerId, as: 'lead' });

  it('is known, or refused with what the record says', async () => {
    const before = [lead('2023-05-01', 'SW-1'), lead('2024-01-05', 'SW-2')];
    expect(await refusals(before, [lead('2024-01-05', 'SW-2')])).toEqual({ refused: [], recorded: 0 });
    expect((await refusals(before, [lead('2024-01-05', 'SW-3')])).refused).toEqual([
      [
        0,
        '/data/workerId',
        'the record says that in the CaseAllocated of 2024-01-05 workerId is "SW-2", and this line that it is ' +
          `"SW-3": ${advice('2024-04-01')}`,
      ],
    ]);
    expect((await refusals(before, [lead('2024-01-06', 'SW-2')])).refused).toEqual([
      [
        0,
        '/effectiveon',
        'the last CaseAllocated of the record before 2024-04-01 is of 2024-01-05, and this line of ' +
          `2024-01-06: ${advice('2024-04-01')}`,
      ],
    ]);
  });

  it('is entered where the source has said nothing of that time', async () => {
    expect(await refusals([], [lead('2024-01-05', 'SW-2')])).toEqual({ refused: [], recorded: 1 });
  });

  it('and one after it, and an amendment of what the history does not hold, are refused', async () => {
    const late = { ...ceased, effectiveon: '2025-04-01' };
    const key = { source: PAYROLL, id: 'elsewhere' };
    const amends = told('EventRetracted', '2024-05-01', { retracts: key, reason: 'duplicate' });
    expect((await refusals(life, [late, amends])).refused).toEqual([
      [
        0,
        '/effectiveon',
        'expected a date up to 2025-03-31: this history tells of 2024-04-01 to 2025-03-31, and this line of ' +
          '2025-04-01',
      ],
      [1, '/data/retracts', 'expected to amend a line of this history, which tells of some days only'],
    ]);
  });
});

describe('A refused line', () => {
  it('of before the year costs the lines in it nothing: they are still all that there is', async () => {
    const daybook = new FeedDaybook();
    await daybook.tell(life, 'complete', year2023);
    await daybook.tell([ceased], 'complete', year2024);
    const unreadable = { ...started('2023-12-01', 'K2'), data: { legalStatus: 'C9' } };
    const wrong = started('2023-12-01', 'R1');
    for (const row of [wrong, unreadable]) {
      const { results } = await daybook.tell([row], 'complete', year2024);
      const rescinded = results.filter(({ status }) => status === 'recorded');
      expect(rescinded).toHaveLength(1);
      expect(await daybook.tell([ceased], 'complete', year2024)).toMatchObject({ recorded: 1 });
    }
  });

  it('of a subject out of range is refused, and nothing else is spared for its sake', async () => {
    const daybook = new FeedDaybook();
    await daybook.tell([...life, { ...life[0], subject: 'child/C2' } as DaybookEvent]);
    const range = { subjectAfter: 'child/C1', subjectThrough: 'child/C3' };
    const { results } = await daybook.tell([life[0] as DaybookEvent], 'complete', range);
    expect(results.map(({ status, problem }) => [status, problem?.code, problem?.errors[0]])).toEqual([
      ['recorded', undefined, undefined],
      [
        'refused',
        'bad-value',
        {
          pointer: '/subject',
          code: 'bad-value',
          detail: 'expected a subject after child/C1 up to child/C3: this history tells of these only',
        },
      ],
    ]);
    expect((await daybook.account()).filter((line) => line.startsWith('child-990-C1'))).toHaveLength(3);
  });
});
