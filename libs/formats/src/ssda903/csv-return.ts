import { csvCells } from './csv-cells';
import type { ReadItem, RefusedRow, ReturnTable } from './return-row';
import type { ReturnReading } from './return-reading';
import { otherTables, readRow, tables } from './tables';
import { firstWrongByte, ReturnDamage, type TextLine, textLines } from './text-lines';

/** Rows given at a time at most: what is made of them is many times their size. */
const PAGE = 1_000;

/** What the first line of a table says. */
interface TableHeading {
  readonly table: ReturnTable;
  readonly columns: ReadonlyMap<string, number>;
  readonly count: number;
}

/**
 * The rows of one table of the return as CSV, some at a time; which table it is shows in its columns, in any
 * order. Damage is noted in `reading`.
 * @throws ReturnDamage where no row can be read
 */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  reading: ReturnReading,
): AsyncGenerator<readonly ReadItem[]> {
  let heading: TableHeading | null = null;
  for await (const lines of textLines(bytes)) {
    let rows = lines;
    if (heading === null) {
      const [first, ...others] = lines;
      if (first === undefined) continue;
      const found = headingOf(first, reading);
      if (found === null) return;
      heading = found;
      rows = others;
    }
    const read = heading;
    for (let from = 0; from < rows.length; from += PAGE) {
      yield rows.slice(from, from + PAGE).map((line) => rowOf(line, read, reading));
    }
  }
  if (heading === null) throw new ReturnDamage('is empty: not even the columns are named');
}

/** @throws ReturnDamage where the line names no table; null for a table of which nothing is recorded */
function headingOf({ text }: TextLine, reading: ReturnReading): TableHeading | null {
  const names = (text === null ? null : csvCells(text))?.map((name) => name.toUpperCase());
  if (names === undefined) throw new ReturnDamage('has a first line that is not the names of columns');
  const other = names.map((name) => otherTables.get(name)).find((table) => table !== undefined);
  if (other !== undefined) {
    reading.note(`is ${other} of the return, of which Daybook records nothing`);
    return null;
  }
  const table = tableOf(names);
  if (table === null) {
    throw new ReturnDamage(`has the columns ${names.join(', ')}: those of no table of the return`);
  }
  const lacking = tables[table].columns.filter((column) => !names.includes(column));
  if (lacking.length > 0) {
    const what = lacking.length === 1 ? 'the column' : 'the columns';
    throw new ReturnDamage(`is ${table} of the return, but lacks ${what} ${lacking.join(', ')}`);
  }
  const twice = tables[table].columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) throw new ReturnDamage(`is ${table} of the return, but has ${twice} twice`);
  return { table, columns: new Map(names.map((name, i) => [name, i])), count: names.length };
}

/** The table of which most columns are there: at least half, and more than the id of the child. */
function tableOf(names: readonly string[]): ReturnTable | null {
  const shares = Object.entries(tables).map(([name, { columns }]) => ({
    table: name as ReturnTable,
    share: columns.filter((column) => names.includes(column)).length / columns.length,
  }));
  const [best] = shares.toSorted((one, other) => other.share - one.share);
  return best !== undefined && best.share > 0.5 ? best.table : null;
}

function rowOf(line: TextLine, heading: TableHeading, reading: ReturnReading): ReadItem {
  if (line.text === null) return notText(line, heading, reading);
  const raw = line.text;
  const cells = csvCells(raw);
  if (cells === null) {
    reading.damage(`has a quotation mark on line ${line.line} that is not closed there`);
    return refused(line, heading, { raw, detail: 'a quotation mark is not closed on this line' });
  }
  if (cells.length !== heading.count) {
    const what = `${cells.length} of ${heading.count} columns`;
    const isCut = !line.isWhole && cells.length < heading.count;
    if (isCut) reading.damage(`is cut off in line ${line.line}, which has ${what}`);
    const detail = isCut ? `the file is cut off here: ${what}` : `the row has ${what}`;
    return refused(line, heading, { raw, detail });
  }
  const cell = (column: string): string => cells[heading.columns.get(column) ?? -1] ?? '';
  return readRow(heading.table, cell, { line: line.line, raw, days: reading.days });
}

function notText(line: TextLine, heading: TableHeading, reading: ReturnReading): RefusedRow {
  const bytes = line.bytes ?? '';
  const { at, byte } = firstWrongByte(bytes);
  const where = `character ${at + 1} is the byte ${byte.toString(16).toUpperCase()}`;
  const says = `is not UTF-8 (Latin-1 or Windows-1252, it seems): ${where}; save the file as CSV UTF-8`;
  reading.damage(`has a line ${line.line} that ${says}`);
  return refused(line, heading, { raw: bytes, detail: `the line ${says}` });
}

function refused(
  { line }: TextLine,
  { table }: TableHeading,
  { raw, detail }: { readonly raw: string; readonly detail: string },
): RefusedRow {
  return { line, raw, table, child: null, errors: [{ column: '', code: 'malformed', detail }] };
}
