import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  authorities,
  authoritiesAt,
  authorityOf,
  DEPARTMENT,
  england,
  isAuthorityCode,
  regionOf,
  regions,
  reportingAuthoritiesAt,
  type Authority,
} from './authorities';

const codesAt = (date: string, area?: string): string[] => authoritiesAt(date, area).map(({ code }) => code);

describe('authorities', () => {
  it('know Sandwell by its code, in the West Midlands', () => {
    expect(authorityOf('333')).toEqual({
      code: '333',
      name: 'Sandwell',
      newCode: 'E08000028',
      regionCode: 'E12000005',
      regionName: 'West Midlands',
    });
  });

  it('put a London borough into London and into its part of it', () => {
    expect(authorityOf('202')).toMatchObject({ regionName: 'London', subRegion: { name: 'Inner London' } });
    expect(codesAt('2024-09-30', 'E12000007').sort()).toEqual(
      [...codesAt('2024-09-30', 'E13000001'), ...codesAt('2024-09-30', 'E13000002')].sort(),
    );
    expect(codesAt('2024-09-30', 'E12000007')).toHaveLength(33);
  });

  it('refuse codes that no authority has', () => {
    expect(['333', '000', '990', '997', '909'].map(isAuthorityCode)).toEqual([true, true, true, true, true]);
    expect(['334 ', '33', '989', '998', '999', '', '0333'].map(isAuthorityCode)).not.toContain(true);
  });

  it('leave sandboxes and the department out of every region', () => {
    const outside = authorities.filter(({ regionCode }) => regionCode === undefined).map(({ code }) => code);
    expect(outside).toEqual([DEPARTMENT, '990', '991', '992', '993', '994', '995', '996', '997']);
    expect(codesAt('2024-09-30').filter((code) => outside.includes(code))).toEqual([]);
  });

  it('give way to their successors on the first of April', () => {
    const northWest = 'E12000002';
    expect(codesAt('2023-03-31', northWest)).toContain('909');
    expect(codesAt('2023-03-31', northWest)).not.toContain('942');
    expect(codesAt('2023-04-01', northWest)).not.toContain('909');
    expect(codesAt('2023-04-01', northWest)).toEqual(expect.arrayContaining(['942', '943']));
  });

  it.each([
    ['2018-09-30', 152],
    ['2019-04-01', 151],
    ['2021-04-01', 152],
    ['2023-04-01', 153],
  ])('were, on %s, %i in England', (date, count) => {
    expect(authoritiesAt(date)).toHaveLength(count);
  });

  it('report a joint workforce once', () => {
    expect(authorities.filter(({ reportsUnder }) => reportsUnder).map(({ code }) => code)).toEqual([
      '318',
      '941',
    ]);
    expect(reportingAuthoritiesAt('2024-09-30')).toHaveLength(151);
    expect(reportingAuthoritiesAt('2024-09-30', 'E12000004').map(({ code }) => code)).not.toContain('941');
  });

  it('have codes that are their own', () => {
    const newCodes = authorities.flatMap(({ newCode, formerNewCodes }) =>
      [newCode ?? [], formerNewCodes ?? []].flat(),
    );
    expect(new Set(authorities.map(({ code }) => code)).size).toBe(authorities.length);
    expect(new Set(newCodes).size).toBe(newCodes.length);
  });

  it('name the area of a code', () => {
    expect(regionOf('E12000009')?.name).toBe('South West');
    expect(regionOf(england.code)).toBe(england);
    expect(regionOf('E06000052')).toBeUndefined();
  });
});

type Row = Readonly<Record<string, string>>;

const tables = join(__dirname, '../../../../shared/data/dfe');
const byYearEnd = [
  'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
  'd3_cpps_subsequent_plan_2013_to_2025.csv',
];
const workforce = ['csww_indicators_2017_to_2025.csv', 'csww_headline_measures_2017_to_2022.csv'];
const restated = [
  'la_cla_placement_stability.csv',
  'la_cla_placement_stability_older_vintage.csv',
  'la_cla_swcount.csv',
];
const ourPlaces = new Set(authorities.flatMap(placesOfOurs));
const everyTable = [...byYearEnd, ...workforce, ...restated];
const missing = everyTable.filter((table) => !existsSync(join(tables, table)));
if (missing.length > 0)
  console.warn(`authorities are not checked against ${tables}: no ${missing.join(', ')}`);

(missing.length > 0 ? describe.skip : describe)('authorities in the published tables', () => {
  it.each(everyTable)('are coded, named and placed as in %s', (table) => {
    const rows = rowsOf(table).filter((row) => row['geographic_level'] === 'Local authority');
    expect(rows.length).toBeGreaterThan(100);
    const published = new Set(rows.flatMap(placesOf));
    expect([...published].filter((place) => !ourPlaces.has(place))).toEqual([]);
    expect(rows.filter((row) => !reportedUnderItsFirst(row))).toEqual([]);
  });

  it('are those of which the workforce census has a row in each year', () => {
    const rows = rowsOf('csww_indicators_2017_to_2025.csv');
    for (const year of new Set(rows.map((row) => row['time_period'] as string))) {
      const published = rows.filter(
        (row) => row['time_period'] === year && row['geographic_level'] === 'Local authority',
      );
      const codes = published.map((row) => (row['old_la_code'] as string).split(' / ')[0]);
      expect([year, codes.sort()]).toEqual([
        year,
        reportingAuthoritiesAt(`${year}-09-30`).map(({ code }) => code),
      ]);
    }
  });

  it.each(byYearEnd)('exist at the end of the years of which they have a row in %s', (table) => {
    const rows = rowsOf(table).filter((row) => row['geographic_level'] === 'Local authority');
    for (const year of new Set(rows.map((row) => row['time_period'] as string))) {
      const codes = rows
        .filter((row) => row['time_period'] === year)
        .map((row) => row['old_la_code'] as string);
      expect([year, [...new Set(codes)].sort()]).toEqual([year, codesAt(`${year}-03-31`)]);
    }
  });

  it('lie in the regions that are published', () => {
    const rows = everyTable.flatMap(rowsOf).filter((row) => row['geographic_level'] === 'Regional');
    const published = new Map(rows.map((row) => [row['region_code'], row['region_name']]));
    expect([...published].sort()).toEqual(regions.map(({ code, name }) => [code, name]).sort());
  });
});

/**
 * Code, nine-character code, name and area of an authority: as a table has them, one for each of a joint
 * row.
 */
function placesOf(row: Row): string[] {
  const names = row['la_name']?.split(' / ') ?? [];
  const newCodes = row['new_la_code']?.split(' / ') ?? [];
  return codesOf(row).map((code, i) =>
    [code, newCodes[i], names[i], row['region_code'], row['region_name']].join('|'),
  );
}

/** The same of ours, with every nine-character code that an authority had. */
function placesOfOurs({ code, name, newCode, ...more }: Authority): string[] {
  const area = more.subRegion ?? { code: more.regionCode, name: more.regionName };
  const newCodes = [newCode, ...(more.formerNewCodes ?? [])];
  return newCodes.map((known) => [code, known, name, area.code, area.name].join('|'));
}

function reportedUnderItsFirst(row: Row): boolean {
  const [first, ...joined] = codesOf(row);
  return joined.every((code) => authorityOf(code)?.reportsUnder === first);
}

function codesOf(row: Row): string[] {
  return row['old_la_code']?.split(' / ') ?? [];
}

function rowsOf(table: string): Row[] {
  const [header, ...lines] = readFileSync(join(tables, table), 'utf-8')
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/);
  const columns = cells(header as string);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [columns[i], cell])));
}

function cells(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), (match) => match[1] ?? match[2] ?? '');
}
