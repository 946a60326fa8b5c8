import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fteMillionthsOf } from '@daybook/events';
import { metricById } from './all';
import { twelveMonthsEndingWithMonthOf, workingDaysIn } from './calendar-months';
import type { Metric, Quantity } from './metric';
import { present } from './present';
import { ofCount, ofMillionths } from './quantity';

/** The department's own table, from which its rates must follow (metrics.md §1 rule 8). */
const table = join(__dirname, '../../../../shared/data/dfe/csww_indicators_2017_to_2025.csv');
const HALF_OF_THE_LAST_PLACE = ofMillionths(50_000);

type Row = Readonly<Record<string, string>>;

function rows(): readonly Row[] {
  const lines = readFileSync(table, 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const [names, ...records] = lines.map((line) =>
    [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map((cell) => cell[1] ?? cell[2] ?? ''),
  );
  return records.map((cells) => Object.fromEntries((names ?? []).map((name, i) => [name, cells[i] ?? ''])));
}

/** A published number, exactly; null where a symbol stands for it. */
function published(row: Row, column: string): Quantity | null {
  const millionths = fteMillionthsOf(row[column] ?? '');
  return millionths === null ? null : ofMillionths(millionths);
}

/** The rate as Daybook prints it, in ten-millionths of a per cent. */
function printed(metric: Metric, numerator: Quantity, denominator: Quantity): Quantity {
  const { display } = present(metric, { numerator, denominator });
  return display === 'low' ? 0n : ofMillionths(fteMillionthsOf(display) ?? Number.NaN);
}

interface Rate {
  readonly metric: Metric;
  readonly rate: string;
  readonly part: string;
  /** Columns that the denominator adds up. */
  readonly whole: readonly string[];
  /** Working days of the twelve months, by which the denominator is multiplied. */
  readonly times?: (row: Row) => number;
}

/** The numerators that the department counts and does not round. */
const countedColumns = ['cases'];

/** The working days of the year to 30 September that a row is about. */
const workingDays = (row: Row) => workingDaysIn(twelveMonthsEndingWithMonthOf(`${row['time_period']}-09-30`));

const metric = (id: string) => metricById(id) as Metric;

const fteRates: readonly Rate[] = [
  {
    metric: metric('WF.TURNOVER.FTE'),
    rate: 'turnover_rate_fte',
    part: 'leavers_fte',
    whole: ['inpost_fte'],
  },
  {
    metric: metric('WF.AGENCY.FTE'),
    rate: 'agency_rate_fte',
    part: 'agency_fte',
    whole: ['agency_fte', 'inpost_fte'],
  },
  {
    metric: metric('WF.AGENCYCOVER'),
    rate: 'agency_cover_rate_fte',
    part: 'agency_cover_fte',
    whole: ['agency_fte'],
  },
  {
    metric: metric('WF.VACANCY'),
    rate: 'vacancy_rate_fte',
    part: 'vacancy_fte',
    whole: ['vacancy_fte', 'inpost_fte'],
  },
  {
    metric: metric('WF.VACANCYCOVER'),
    rate: 'vacancy_agency_cover_rate_fte',
    part: 'agency_cover_fte',
    whole: ['vacancy_fte'],
  },
  { metric: metric('WF.CASELOAD'), rate: 'caseload_fte', part: 'cases', whole: ['case_holders_fte'] },
  {
    metric: metric('WF.ABSENCE'),
    rate: 'absence_rate_fte',
    part: 'working_days_lost_fte',
    whole: ['inpost_fte'],
    times: workingDays,
  },
];
const headcountRates: readonly Rate[] = [
  {
    metric: metric('WF.TURNOVER.HC'),
    rate: 'turnover_rate_headcount',
    part: 'leavers_headcount',
    whole: ['inpost_headcount'],
  },
  {
    metric: metric('WF.AGENCY.HC'),
    rate: 'agency_rate_headcount',
    part: 'agency_headcount',
    whole: ['agency_headcount', 'inpost_headcount'],
  },
];

/**
 * Rows of authorities, and those of regions and England into which every authority's figure went, as far as
 * the inputs are published too.
 */
function checkable(all: readonly Row[], { rate: column, part, whole }: Rate): readonly Row[] {
  const isAuthority = (row: Row) => row['geographic_level'] === 'Local authority';
  const flagged = all.filter((row) => isAuthority(row) && ['u', 'x'].includes(row[column] ?? ''));
  const isIncomplete = (row: Row) =>
    flagged.some(
      (authority) =>
        authority['time_period'] === row['time_period'] &&
        (row['geographic_level'] === 'National' ||
          authority['region_code'] === row['region_code'] ||
          (row['region_name'] === 'London' && /London/.test(authority['region_name'] ?? ''))),
    );
  return all.filter((row) => {
    const isPublished = [column, part, ...whole].every((each) => published(row, each) !== null);
    return isPublished && (isAuthority(row) || !isIncomplete(row));
  });
}

const place = (row: Row) =>
  `${row['time_period']} ${row['la_name'] || row['region_name'] || row['country_name']}`;

const inPresenceOfTheTable = existsSync(table) ? describe : describe.skip;
if (!existsSync(table)) console.log(`published rates not checked: ${table} is absent`);

inPresenceOfTheTable('the rates that the department has published since 2017', () => {
  const all = existsSync(table) ? rows() : [];
  const authorities = all.filter((row) => row['geographic_level'] === 'Local authority');

  it('include 1,345 turnover rates of authorities', () => {
    expect(authorities.filter((row) => published(row, 'turnover_rate_fte') !== null)).toHaveLength(1345);
  });

  it.each(fteRates)('$rate lies in the interval that its rounded inputs allow', (asked) => {
    const outside = checkable(all, asked).filter((row) => {
      const part = published(row, asked.part) as Quantity;
      // A published 0 is exactly 0; any other figure was rounded.
      const isExact = part === 0n || countedColumns.includes(asked.part);
      const slack = isExact ? 0n : HALF_OF_THE_LAST_PLACE;
      const others = asked.whole.filter((column) => column !== asked.part);
      const rest = others.reduce((sum, column) => sum + (published(row, column) as Quantity), 0n);
      const share = asked.whole.includes(asked.part) ? 1n : 0n;
      const times = BigInt(asked.times?.(row) ?? 1);
      const rateOf = (numerator: Quantity, others: Quantity) =>
        printed(asked.metric, numerator, (others + share * numerator) * times);
      const lowest = rateOf(part - slack, rest + HALF_OF_THE_LAST_PLACE);
      const highest = rateOf(part + slack, rest - HALF_OF_THE_LAST_PLACE);
      const shown = published(row, asked.rate) as Quantity;
      return shown < lowest || shown > highest;
    });
    expect(checkable(all, asked).length).toBeGreaterThan(1300);
    expect(outside.map(place)).toEqual([]);
  });

  it.each(headcountRates)('$rate is exactly what its counts give', (asked) => {
    const other = checkable(all, asked).filter((row) => {
      const whole = asked.whole.reduce((sum, column) => sum + (published(row, column) as Quantity), 0n);
      return (
        printed(asked.metric, published(row, asked.part) as Quantity, whole) !== published(row, asked.rate)
      );
    });
    expect(checkable(all, asked).length).toBeGreaterThan(1400);
    expect(other.map(place)).toEqual([]);
  });

  it('show the agency rate as low only where the agency FTE is itself low', () => {
    const low = all.filter((row) => row['agency_rate_fte'] === 'low');
    expect(low.map((row) => row['agency_fte'])).toEqual(['low', 'low', 'low']);
    for (const row of low) {
      const inPost = published(row, 'inpost_fte') as Quantity;
      const { metric } = fteRates[1] as Rate;
      const justUnder = HALF_OF_THE_LAST_PLACE - 1n;
      const answer = { numerator: justUnder, denominator: inPost + justUnder };
      expect(present(metric, answer).symbol).toBe('low');
    }
  });

  it('are z where there is nobody in post', () => {
    const nobody = all.filter((row) => row['turnover_rate_fte'] === 'z');
    expect(nobody.length).toBeGreaterThan(0);
    for (const row of nobody) {
      const inPost = published(row, 'inpost_fte') as Quantity;
      const answer = { numerator: ofCount(0), denominator: inPost };
      expect(present((fteRates[0] as Rate).metric, answer).symbol).toBe('z');
    }
  });
});
