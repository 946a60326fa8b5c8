import { type FieldError, type Problem, problemOf } from '@daybook/events';
import { canonicalJson, sha256Hex } from '@daybook/proof';
import { type CsvRow, csvRows } from './csv-rows';
import { ExtractError } from './extract-error';
import { columnPointer, extractLayouts } from './extract-layout';
import { type ExtractClaim, type ExtractReading, rowClaims } from './row-claims';

/** What an extract has on one of its rows. */
export type ExtractRow = {
  /** The line of the file on which the row begins, from 1; the header is on line 1. */
  readonly line: number;
  /** The row as it stands in the file, without its line end. */
  readonly raw: Buffer;
} & (
  | { readonly claims: readonly ExtractClaim[] }
  /** `isDamage`: the file is not what it should be; the row cannot even be read. */
  | { readonly problem: Problem; readonly isDamage: boolean }
);

/**
 * Reads the rows of an extract as they come, each as claims or with everything that is wrong with it.
 * @throws ExtractError where the file is not CSV, or lacks a column that the mapping names
 */
export async function* extractRows(
  bytes: AsyncIterable<Uint8Array>,
  reading: ExtractReading,
): AsyncGenerator<ExtractRow> {
  let columns: readonly string[] | null = null;
  const told = new RowsTold(reading);
  for await (const row of csvRows(bytes, reading.mapping.delimiter)) {
    if (columns === null) columns = header(row, reading);
    else yield { line: row.line, raw: row.raw, ...told.take(row, columns) };
  }
  if (columns === null) throw new ExtractError('it is empty: not even the names of its columns are there');
}

/**
 * In what way a file is damaged so that it is not recorded as it is, or null.
 * @throws ExtractError where nothing of it can be recorded at all
 */
export async function extractDamage(
  bytes: AsyncIterable<Uint8Array>,
  reading: ExtractReading,
): Promise<string | null> {
  try {
    for await (const row of extractRows(bytes, reading)) {
      if ('problem' in row && row.isDamage) return `line ${row.line}: ${row.problem.detail}`;
    }
  } catch (error) {
    if (error instanceof ExtractError && error.isPartial) return error.message;
    throw error;
  }
  return null;
}

/** The names of the columns, in order; of those that the mapping names each is there once. */
function header({ cells, line }: CsvRow, { mapping }: ExtractReading): readonly string[] {
  const names = cells.map((cell) => {
    if (cell !== null) return cell;
    throw new ExtractError(`the names of the columns on line ${line} are not UTF-8: save it as CSV UTF-8`);
  });
  const wanted = [...new Set(mapping.columns.values())];
  const quoted = (columns: readonly string[]): string =>
    columns.map((name) => JSON.stringify(name)).join(', ');
  const missing = wanted.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const hint = names.length === 1 ? `; is ${JSON.stringify(mapping.delimiter)} its delimiter?` : '';
    throw new ExtractError(
      `line ${line} has no column ${quoted(missing)}, which the mapping names; ` +
        `it has ${quoted(names)}${hint}`,
    );
  }
  const twice = wanted.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice.length > 0) throw new ExtractError(`line ${line} has more than one column ${quoted(twice)}`);
  return names;
}

/** Rows of one file: of two that speak of the same engagement one would be taken for a correction. */
class RowsTold {
  private readonly first = new Map<string, { readonly line: number; readonly digest: string }>();

  constructor(private readonly reading: ExtractReading) {}

  take(
    { line, cells }: CsvRow,
    columns: readonly string[],
  ):
    { readonly claims: readonly ExtractClaim[] } | { readonly problem: Problem; readonly isDamage: boolean } {
    const { mapping } = this.reading;
    if (cells.length !== columns.length) {
      return refused(`the row has ${cells.length} cells, and the header has ${columns.length}`);
    }
    const read = new Map(columns.map((column, index) => [column, cells[index] ?? null]));
    const unread = [...new Set(mapping.columns.values())].filter((column) => read.get(column) === null);
    if (unread.length > 0) return unreadable(unread);
    const row = rowClaims(new Map([...read].map(([column, cell]) => [column, cell ?? ''])), this.reading);
    if ('problem' in row) return { problem: row.problem, isDamage: false };
    const digest = sha256Hex(canonicalJson(row.claims.map(({ key, said }) => [key, said])));
    const before = this.first.get(row.key);
    if (before === undefined) this.first.set(row.key, { line, digest });
    if (before === undefined || before.digest === digest) return { claims: row.claims };
    return this.contradicts(before.line);
  }

  private contradicts(line: number): { readonly problem: Problem; readonly isDamage: boolean } {
    const { mapping } = this.reading;
    const { key } = extractLayouts[mapping.format];
    const detail =
      `line ${line} says otherwise of the same worker and ${key}; where a person came back under one ` +
      `${key}, map a column that tells the times apart to occurrence`;
    const pointer = columnPointer(mapping.columns.get(key) ?? '');
    return { problem: problemOf([{ pointer, code: 'id-reused', detail }]), isDamage: false };
  }
}

function refused(detail: string): { readonly problem: Problem; readonly isDamage: boolean } {
  return { problem: problemOf([{ pointer: '', code: 'malformed', detail }]), isDamage: false };
}

function unreadable(columns: readonly string[]): { readonly problem: Problem; readonly isDamage: boolean } {
  const errors = columns.map((column): FieldError => {
    const detail = `the column ${JSON.stringify(column)} is not UTF-8: save the file as CSV UTF-8`;
    return { pointer: columnPointer(column), code: 'malformed', detail };
  });
  return { problem: problemOf(errors as [FieldError, ...FieldError[]]), isDamage: true };
}
