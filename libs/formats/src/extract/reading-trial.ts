import { readExtractMapping } from './extract-mapping';
import { type ExtractRow, extractRows } from './extract-rows';
import type { ExtractReading } from './row-claims';

/** Columns of an extract of employments, as most specs here have them. */
export const employmentColumns = {
  Ref: 'worker',
  Post: 'employmentId',
  Start: 'startedOn',
  End: 'leftOn',
  Job: 'role',
  Hours: 'fte',
  Name: 'name',
};

/** How an extract of employments of Sandwell is read, but for what a spec changes in its mapping. */
export function employmentReading(change: Readonly<Record<string, unknown>> = {}): ExtractReading {
  const file = {
    source: 'urn:hr',
    columns: employmentColumns,
    codes: { role: { SW: 'case-holder' } },
    ...change,
  };
  return { mapping: readExtractMapping(Buffer.from(JSON.stringify(file)), 'employments'), authority: '333' };
}

/** The same without the columns that are mapped to these fields. */
export function columnsWithout(...fields: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(employmentColumns).filter(([, field]) => !fields.includes(field)));
}

/** The rows of a file, handed over in pieces of so many bytes. */
export async function rowsOf(
  file: string | Buffer,
  reading: ExtractReading = employmentReading(),
  piece = 7,
): Promise<readonly ExtractRow[]> {
  const rows: ExtractRow[] = [];
  for await (const row of extractRows(inPieces(Buffer.from(file as string), piece), reading)) rows.push(row);
  return rows;
}

/** Bytes in pieces. */
export async function* inPieces(bytes: Buffer, piece: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
}

/** What was wrong with rows, as `line pointer code`. */
export function wrongIn(rows: readonly ExtractRow[]): readonly string[] {
  return rows.flatMap((row) =>
    'problem' in row ? row.problem.errors.map(({ pointer, code }) => `${row.line} ${pointer} ${code}`) : [],
  );
}
