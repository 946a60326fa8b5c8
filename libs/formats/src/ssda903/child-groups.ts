import type { ColumnError, ReadRow, ReturnRow, ReturnTable } from './return-row';

/** A row that is of one table. */
export type RowOf<Table extends ReturnTable> = ReadRow & {
  readonly row: Extract<ReturnRow, { table: Table }>;
};

/** Tables whose rows about one child speak of each other. */
const groupedTables: ReadonlySet<ReturnTable> = new Set(['Episodes', 'SWEpisodes']);

/** What is whole once a row has come, and why that row cannot be taken, if so. */
interface Taken {
  readonly whole: readonly ReadRow[];
  readonly error: ColumnError | null;
}

/** Gathers rows of a table about one child: holds those of one child, or all where they are scattered. */
export class ChildGroups {
  private open: ReadRow[] = [];
  private readonly held = new Map<string, ReadRow[]>();
  private readonly finished = new Set<string>();

  constructor(private readonly scattered: boolean) {}

  take(item: ReadRow): Taken {
    if (!groupedTables.has(item.row.table)) return { whole: [item], error: null };
    if (this.scattered) return this.hold(item);
    const [last] = this.open;
    if (last !== undefined && keyOf(last) === keyOf(item)) {
      this.open.push(item);
      return { whole: [], error: null };
    }
    const whole = this.open;
    if (last !== undefined) this.finished.add(keyOf(last));
    if (this.finished.has(keyOf(item))) {
      this.open = [];
      const detail = 'the rows of this child stand apart from each other: sort the file by CHILD';
      return { whole, error: { column: 'CHILD', code: 'bad-value', detail } };
    }
    this.open = [item];
    return { whole, error: null };
  }

  /** What is left when there is no more. */
  *end(): Generator<readonly ReadRow[]> {
    if (this.open.length > 0) yield this.open;
    yield* this.held.values();
  }

  private hold(item: ReadRow): Taken {
    const key = keyOf(item);
    const rows = this.held.get(key);
    if (rows === undefined) this.held.set(key, [item]);
    else rows.push(item);
    return { whole: [], error: null };
  }
}

function keyOf({ row }: ReadRow): string {
  return `${row.table} ${row.child}`;
}
