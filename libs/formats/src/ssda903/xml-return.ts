import { SaxesParser } from 'saxes';
import type { ReadItem, ReturnDays, ReturnTable } from './return-row';
import type { ReturnReading } from './return-reading';
import { readRow } from './tables';
import { firstWrongByte, ReturnDamage, type Utf8Decoder } from './text-lines';

const ROOT = 'EXPSSDA903';
/** The element of a child: what is in it is about that child. */
const CHILD = 'CHILD';

/** The elements that are rows, wherever in a child they stand. */
const rowElements: ReadonlyMap<string, ReturnTable> = new Map([
  ['HEADER', 'Header'],
  ['EPISODE', 'Episodes'],
  ['AMISSING', 'Missing'],
  ['AREVIEW', 'Reviews'],
  ['SW_EPISODE', 'SWEpisodes'],
  ['SWEPISODE', 'SWEpisodes'],
]);

/** Elements whose name is not that of the column. */
const columnsOfElements: ReadonlyMap<string, string> = new Map([
  ['CHILDID', 'CHILD'],
  ['PL', 'PLACE'],
]);

/** Tables in the order in which a child's rows are given. */
const tableOrder: readonly ReturnTable[] = ['Header', 'Episodes', 'Missing', 'Reviews', 'SWEpisodes'];

/** The deepest that elements of the return stand within each other, and room to spare. */
const DEEPEST = 20;

interface OpenRow {
  readonly table: ReturnTable;
  readonly line: number;
  readonly cells: Map<string, string>;
}

/**
 * The rows of the return as XML, all of a child together. Damage is noted in `reading`; the children before
 * it are read all the same.
 * @throws ReturnDamage where it is not XML of the return, or holds a document type
 */
export async function* xmlRows(
  chunks: AsyncIterable<Uint8Array>,
  reading: ReturnReading,
): AsyncGenerator<readonly ReadItem[]> {
  const document = new ReturnDocument(reading.days);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) {
      document.write(decoded(chunk, decoder, document));
      yield document.take();
    }
    document.end();
  } catch (error) {
    if (!(error instanceof ReturnDamage) || !document.hasChildren) throw error;
    reading.damage(error.message);
  }
  yield document.take();
}

function decoded(chunk: Uint8Array, decoder: Utf8Decoder, { line }: ReturnDocument): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    const bytes = Buffer.from(chunk).toString('latin1');
    const { at, byte } = firstWrongByte(bytes);
    const on = line + bytes.slice(0, at).split('\n').length - 1;
    const what = `the byte ${byte.toString(16).toUpperCase()} on line ${on}`;
    throw new ReturnDamage(`is not UTF-8 (Latin-1 or Windows-1252, it seems): ${what}; save it as UTF-8`);
  }
}

/** Follows the elements of the return, and keeps no more than the rows of one child. */
class ReturnDocument {
  hasChildren = false;
  private readonly parser = new SaxesParser();
  private readonly path: string[] = [];
  private readonly open: OpenRow[] = [];
  private rows: OpenRow[] = [];
  private items: ReadItem[] = [];
  private text = '';
  private elementLine = 1;

  constructor(private readonly days: ReturnDays) {
    const { parser } = this;
    parser.on('doctype', () => this.fail('holds a document type (DOCTYPE): the return has none'));
    parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
      if (!/^(utf-8|us-ascii)$/i.test(encoding))
        this.fail(`says that it is in ${encoding}: save it as UTF-8`);
    });
    parser.on('opentagstart', () => {
      this.elementLine = parser.line;
    });
    parser.on('opentag', ({ name }) => this.enter(name));
    parser.on('text', (text) => {
      this.text += text;
    });
    parser.on('cdata', (text) => {
      this.text += text;
    });
    parser.on('closetag', ({ name }) => this.leave(name));
    parser.on('error', ({ message }) => this.fail(this.broken(message)));
  }

  /** The line that is being read, from 1. */
  get line(): number {
    return this.parser.line;
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    const [name] = this.path.slice(-1);
    if (name !== undefined) this.fail(`is cut off on line ${this.line}: ${name} never ends`);
    this.parser.close();
  }

  /** The rows of the children that are whole since the last time. */
  take(): readonly ReadItem[] {
    const items = this.items;
    this.items = [];
    return items;
  }

  private fail(sentence: string): never {
    throw new ReturnDamage(sentence);
  }

  private broken(message: string): string {
    return `is not XML from line ${this.line} on: ${message.replace(/^.*?\d+:\d+: /, '')}`;
  }

  private enter(name: string): void {
    if (this.path.length === 0 && name !== ROOT) this.fail(`is XML of ${name}, not of the return (${ROOT})`);
    if (this.path.length >= DEEPEST) this.fail(`has elements within elements too deep on line ${this.line}`);
    const table = this.path.includes(CHILD) ? rowElements.get(name) : undefined;
    if (table !== undefined) this.open.push({ table, line: this.elementLine, cells: new Map() });
    this.path.push(name);
    this.text = '';
  }

  /** The text of an element without elements in it is the cell of the row that it stands in. */
  private leave(name: string): void {
    this.path.pop();
    if (name === CHILD && this.path.length === 1) {
      this.closeChild();
    } else if (rowElements.has(name) && this.path.includes(CHILD)) {
      const row = this.open.pop();
      if (row !== undefined) this.rows.push(row);
    } else {
      const column = columnsOfElements.get(name) ?? name;
      const cells = this.open.at(-1)?.cells;
      if (cells !== undefined && !cells.has(column)) cells.set(column, this.text.trim());
    }
    this.text = '';
  }

  private closeChild(): void {
    const child = this.rows.find(({ table }) => table === 'Header')?.cells.get('CHILD') ?? '';
    const ordered = this.rows.toSorted(
      (one, other) =>
        tableOrder.indexOf(one.table) - tableOrder.indexOf(other.table) || one.line - other.line,
    );
    for (const { table, line, cells } of ordered) {
      const cell = (column: string): string => (column === 'CHILD' ? child : (cells.get(column) ?? ''));
      const raw = JSON.stringify(Object.fromEntries([['CHILD', child], ...cells]));
      this.items.push(readRow(table, cell, { line, raw, days: this.days }));
    }
    this.rows = [];
    this.hasChildren = true;
  }
}
