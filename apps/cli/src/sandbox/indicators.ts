import { england } from '@daybook/events';
import { parse } from 'csv-parse/sync';

import { measures } from './measure';
import type { MeasureKey } from './measure';
import type { PublishedArea } from './published-area';
import type { PublishedRow } from './published';

const identifying = [
  'time_period',
  'geographic_level',
  'region_code',
  'region_name',
  'old_la_code',
  'la_name',
];

/**
 * Reads the department's table `csww_indicators_…` (UTF-8 CSV, with or without a byte order mark): the rows
 * of local authorities, in order of authority and year, figures and symbols as printed. A joint row (`314 /
 * 318`) is entered under its first code (metrics.md §1.8).
 *
 * @throws Error naming the column or the line, where the bytes are not that table
 */
export function readIndicators(csv: Uint8Array): PublishedRow[] {
  const records = recordsOf(csv);
  const rows: PublishedRow[] = [];
  records.forEach((record, i) => {
    if (record['geographic_level'] === 'Local authority') rows.push(rowOf(record, i + 2));
  });
  return rows.sort((a, b) =>
    a.authority === b.authority ? a.year - b.year : a.authority < b.authority ? -1 : 1,
  );
}

/** Reads the rows of regions and of England, figures and symbols as printed. Throws as `readIndicators`. */
export function readAreas(csv: Uint8Array): PublishedArea[] {
  return recordsOf(csv)
    .filter((record) => record['geographic_level'] !== 'Local authority')
    .map((record) => ({
      code: record['region_code'] || england.code,
      name: record['region_name'] || england.name,
      year: Number(record['time_period']),
      figures: figuresOf(record),
    }));
}

function recordsOf(csv: Uint8Array): Record<string, string>[] {
  const records = parse(Buffer.from(csv), { columns: true, bom: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const first = records[0];
  if (first === undefined) throw new Error('The table of indicators has no rows');
  for (const column of [...identifying, ...measures.map((measure) => measure.column)]) {
    if (first[column] === undefined) throw new Error(`The table of indicators has no column ${column}`);
  }
  return records;
}

function figuresOf(record: Record<string, string>): Record<MeasureKey, string> {
  const figures = measures.map((measure) => [measure.key, figureOf(record[measure.column])] as const);
  return Object.fromEntries(figures) as Record<MeasureKey, string>;
}

function rowOf(record: Record<string, string>, line: number): PublishedRow {
  const year = Number(record['time_period']);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) {
    throw new Error(`Line ${line} of the table of indicators: time_period is not a year`);
  }
  const authority = /^\d{3}/.exec(record['old_la_code'] ?? '')?.[0];
  if (authority === undefined) {
    throw new Error(`Line ${line} of the table of indicators: old_la_code is not a three-digit code`);
  }
  return {
    authority,
    name: record['la_name'] ?? authority,
    year,
    figures: figuresOf(record),
  };
}

/** Older tables print `:` and an empty cell for what `x` says now (codes.md §2, symbols). */
function figureOf(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text === '' || text === ':' ? 'x' : text;
}
