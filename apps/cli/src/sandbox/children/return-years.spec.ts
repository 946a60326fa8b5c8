import type { EpisodeRow } from '@daybook/formats';
import { sandwellStability, type StabilityMetric } from './published-stability';
import { returnYears } from './return-years';
import { countRows } from './row-count-trial';
import { eventsOf, headerOf, sendings, sentBy } from './sent-trial';

const published = sandwellStability.map((one) => ({
  ...one,
  name: `${one.year}${one.isFirst ? ' first' : ''}`,
}));
const metricIds = Object.keys(sandwellStability[0]?.shares ?? {}) as StabilityMetric[];

describe('the files of children looked after that the sandbox sends', () => {
  it.each(published)('come to the published stability by a count over rows: $name', (of) => {
    expect(countRows(sentBy(of), of.year, bornOn)).toEqual(
      Object.fromEntries(
        metricIds.map((id) => [id, `${of.shares[id].numerator}/${of.shares[id].denominator}`]),
      ),
    );
  });
});

describe('the rows that are sent', () => {
  it.each(sendings.map((one) => [`${one.year}${one.isFirst ? ' first' : ''}`, one] as const))(
    'are refused in nothing, and hold all that happens in a life: %s',
    async (_, { files, rows }) => {
      for (const { text } of files) expect((await eventsOf(text)).length).toBeGreaterThan(40);
      for (const rne of ['S', 'P', 'B', 'L', 'T', 'U'])
        expect(rows.some((row) => row.rne === rne)).toBe(true);
      for (const ls of ['C1', 'C2', 'V2', 'V3', 'V4', 'E1'])
        expect(rows.some((row) => row.ls === ls)).toBe(true);
      for (const place of ['T1', 'T3', 'K2', 'P1'])
        expect(rows.some((row) => row.place === place)).toBe(true);
    },
  );

  it('follow on each other: a row begins where the one before ended, and after care has ended with S', () => {
    for (const of of published) {
      const rows = sentBy(of).toSorted((a, b) => compare(a.child, b.child) || compare(a.decom, b.decom));
      for (const [i, row] of rows.entries()) {
        const before = rows[i - 1];
        if (before?.child !== row.child) continue;
        if (before.rec === 'X1') expect([row.child, row.decom]).toEqual([row.child, before.dec]);
        else
          expect([row.child, row.rne, row.decom >= (before.dec ?? '9999')]).toEqual([row.child, 'S', true]);
      }
    }
  });

  it('go on from year to year: what was open is the first row of the next file, H5 called K3 from 2023/24', () => {
    const kept = sendings.filter((one) => !one.isFirst);
    for (const [i, { year, rows }] of kept.entries()) {
      const next = new Map((kept[i + 1]?.rows ?? []).map((row) => [`${row.child} ${row.decom}`, row]));
      const open = rows.filter(({ dec }) => dec === null);
      expect(open.length).toBeGreaterThan(700);
      if (next.size === 0) continue;
      for (const { child, decom, place, ls, rne } of open) {
        const isRecoded = place === 'H5' && year === 2023;
        const code = isRecoded ? 'K3' : place;
        expect(next.get(`${child} ${decom}`)).toMatchObject({ place: code, ls, rne });
      }
    }
    const codes = (year: number): Set<string> =>
      new Set(kept.filter((one) => one.year === year).flatMap(({ rows }) => rows.map(({ place }) => place)));
    expect([codes(2023).has('H5'), codes(2023).has('K3')]).toEqual([true, false]);
    expect([codes(2024).has('H5'), codes(2024).has('K3')]).toEqual([false, true]);
  });

  it('of 2024 were first sent with children too many and too few, moves missing, days and codes wrong', () => {
    const [first, again] = sendings.filter(({ year }) => year === 2024).map(({ rows }) => rows);
    const children = (rows: readonly EpisodeRow[] = []): Set<string> =>
      new Set(rows.map(({ child }) => child));
    const vanished = [...children(first)].filter((child) => !children(again).has(child));
    const came = [...children(again)].filter((child) => !children(first).has(child));
    const text = (row: EpisodeRow): string => JSON.stringify(row);
    const known = new Set(first?.map(text));
    const corrected = again?.filter((row) => !known.has(text(row)) && !came.includes(row.child)) ?? [];
    expect([vanished.length, came.length]).toEqual([1, 3]);
    expect(corrected.filter(({ rec }) => rec !== null && rec !== 'X1')).toHaveLength(5);
    expect(corrected.length).toBeGreaterThan(25);
  });

  it('come to the published figures whatever the seed, and are the same for the same one', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const year = returnYears(seed).find((one) => one.year === 2025);
      expect(year?.rows.length).toBeGreaterThan(1_000);
    }
    expect(returnYears('daybook')).toEqual(sendings);
  });
});

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const born = new Map(
  sendings.flatMap((one) =>
    headerOf(one)
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [child = '', , day = ''] = line.split(',');
        return [child, day.split('/').toReversed().join('-')] as const;
      }),
  ),
);

function bornOn(child: string): string {
  return born.get(child) ?? '';
}
