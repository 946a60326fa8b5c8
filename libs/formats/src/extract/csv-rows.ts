import { CsvError, parse, type Parser } from 'csv-parse';
import { isMarkedUtf16, textAfterMark } from '../text-opening';
import { ExtractError } from './extract-error';

/** A row of a CSV file. */
export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** As it stands in the file, without its line end. */
  readonly raw: Buffer;
  /** Without the blanks around them; null where a cell is not UTF-8. */
  readonly cells: readonly (string | null)[];
}

/** A row with more bytes than this is none: somewhere a quote was not closed. */
const LONGEST_ROW = 1_048_576;

/** The rows of a CSV file with this delimiter as they are read, those without any text left out. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<CsvRow> {
  const cutter = new RowCutter(delimiter);
  for await (const chunk of textAfterMark(bytes, refuseUtf16)) yield* cutter.take(chunk);
  yield* cutter.take(null);
}

/** Cuts rows out of bytes as they come. What comes before damage is not lost with it. */
class RowCutter {
  private found: CsvRow[] = [];
  private line = 1;
  private readonly parser: Parser;

  constructor(delimiter: string) {
    // As Latin-1 every byte is one character, so that the text of each cell can be judged by itself.
    this.parser = parse({
      delimiter: Buffer.from(delimiter).toString('latin1'),
      encoding: 'latin1',
      raw: true,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: (read: unknown) => {
        this.add(read as { readonly raw: string; readonly record: readonly string[] });
        return null;
      },
    });
    // What is wrong is told where it was written.
    this.parser.on('error', () => undefined);
  }

  /** The rows that are whole with this chunk; with null, those of the end. */
  async *take(chunk: Uint8Array | null): AsyncGenerator<CsvRow> {
    const error = await new Promise<unknown>((resolve) => {
      if (chunk === null) this.parser.end(resolve);
      else this.parser.write(chunk, resolve);
    });
    const rows = this.found;
    this.found = [];
    yield* rows;
    if (error instanceof Error) throw damageOf(error, this.line);
  }

  private add({ raw, record }: { readonly raw: string; readonly record: readonly string[] }): void {
    const own = raw.replace(/\r?\n?$/, '');
    const cells = record.map(textOf);
    if (cells.some((cell) => cell !== '')) {
      this.found.push({ line: this.line, raw: Buffer.from(own, 'latin1'), cells });
    }
    this.line += 1 + (own.match(/\n/g)?.length ?? 0);
  }
}

const fatal = new TextDecoder('utf-8', { fatal: true });
const ASCII = /^[\0-\x7f]*$/;

function textOf(cell: string): string | null {
  if (ASCII.test(cell)) return cell.trim();
  try {
    return fatal.decode(Buffer.from(cell, 'latin1')).trim();
  } catch {
    return null;
  }
}

const sentences: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  INVALID_OPENING_QUOTE: 'a quote stands within a cell that is not quoted: write it twice, in a quoted cell',
  CSV_INVALID_CLOSING_QUOTE: 'something follows the quote that ends a cell',
  CSV_MAX_RECORD_SIZE: 'the row is longer than 1 MiB: a quote may not have been closed',
};

function damageOf(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const says = sentences[error.code] ?? error.message;
  const column = typeof error['column'] === 'number' ? `, cell ${error['column'] + 1}` : '';
  return new ExtractError(`line ${line}${column}: ${says}`, true);
}

function refuseUtf16(opening: Buffer): void {
  if (isMarkedUtf16(opening)) throw new ExtractError('it is text in UTF-16: save it as UTF-8');
}
