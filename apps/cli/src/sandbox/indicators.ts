import { parse } from 'csv-parse/sync';

import { measures } from './measure';
import type { MeasureKey } from './measure';
import type { PublishedRow } from './published';

const identifying = ['time_period', 'geographic_level', 'old_la_code', 'la_name'];

/**
 * Reads the department's table `csww_indicators_…` (UTF-8 CSV, with or without a byte order mark): the rows
 * of local authorities, in order of authority and year, figures and symbols as printed. A joint row (`314 /
 * 318`) is entered under its first code (metrics.md §1.8).
 *
 * @throws Error naming the column or the line, where the bytes are not that table
 */
export function readIndicators(csv: Uint8Array): PublishedRow[] {
  const records = parse(Buffer.from(csv), { columns: true, bom: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const first = records[0];
  if (first === undefined) throw new Error('The table of indicators has no rows');
  for (const column of [...identifying, ...measures.map((measure) => measure.column)]) {
    if (first[column] === undefined) throw new Error(`The table of indicators has no column ${column}`);
  }
  const rows: PublishedRow[] = [];
  records.forEach((record, i) => {
    if (record['geographic_level'] === 'Local authority') rows.push(rowOf(record, i + 2));
  });
  return rows.sort((a, b) =>
    a.authority === b.authority ? a.year - b.year : a.authority < b.authority ? -1 : 1,
  );
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
  const figures = measures.map((measure) => [measure.key, figureOf(record[measure.column])] as const);
  return {
    authority,
    name: record['la_name'] ?? authority,
    year,
    figures: Object.fromEntries(figures) as Record<MeasureKey, string>,
  };
}

/** Older tables print `:` and an empty cell for what `x` says now (codes.md §2, symbols). */
function figureOf(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text === '' || text === ':' ? 'x' : text;
}
