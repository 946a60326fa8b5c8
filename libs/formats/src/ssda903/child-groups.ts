import { compareUtf8 } from '@daybook/events';
import type { ColumnError, ReadItem, ReadRow, ReturnRow, ReturnTable } from './return-row';

/** A row that is of one table. */
export type RowOf<Table extends ReturnTable> = ReadRow & {
  readonly row: Extract<ReturnRow, { table: Table }>;
};

/** The rows of one child that stand in a file, those that were refused among them. */
export interface ChildRows {
  readonly child: string;
  readonly items: readonly ReadItem[];
}

/** What is whole once a row has come, and why that row cannot be taken, if so. */
interface Taken {
  readonly whole: ChildRows | null;
  readonly error: ColumnError | null;
}

/** Whom a row is about; null where that cannot be read. */
export function childOf(item: ReadItem): string | null {
  return 'row' in item ? item.row.child : item.child;
}

/** Gathers the rows about one child: holds those of one child, or all where they are to be put in order. */
export class ChildGroups {
  private open: { readonly child: string; readonly items: ReadItem[] } | null = null;
  private readonly held = new Map<string, ReadItem[]>();
  private readonly finished = new Set<string>();

  constructor(private readonly isHeld: boolean) {}

  take(item: ReadItem, child: string): Taken {
    if (this.isHeld) return this.hold(item, child);
    const whole = this.open;
    if (whole?.child === child) {
      whole.items.push(item);
      return { whole: null, error: null };
    }
    if (whole !== null) this.finished.add(whole.child);
    if (this.finished.has(child)) {
      this.open = null;
      const detail = 'the rows of this child stand apart from each other: sort the file by CHILD';
      return { whole, error: { column: 'CHILD', code: 'bad-value', detail } };
    }
    this.open = { child, items: [item] };
    return { whole, error: null };
  }

  /** What is left when there is no more: where rows are held, children in the order of their ids as UTF-8. */
  *end(): Generator<ChildRows> {
    if (this.open !== null) yield this.open;
    for (const child of [...this.held.keys()].sort(compareUtf8)) {
      yield { child, items: this.held.get(child) ?? [] };
      this.held.delete(child);
    }
  }

  private hold(item: ReadItem, child: string): Taken {
    const items = this.held.get(child);
    if (items === undefined) this.held.set(child, [item]);
    else items.push(item);
    return { whole: null, error: null };
  }
}
