import type { ReturnItem, ReturnTable } from '@daybook/formats';

/** An event as it is sent, its type, and the row that says it. */
export interface SentEvent {
  readonly bytes: Buffer;
  readonly type: string;
  readonly item: ReturnItem;
}

/** Children after one up to another, as their ids are ordered; null where there is no bound. */
export interface ChildRange {
  readonly after: string | null;
  readonly through: string | null;
}

/** Rows of a return that are recorded together: all rows of each of their children. */
export class ReturnPage {
  readonly items: ReturnItem[] = [];
  /** Children of whom a row of a table was refused. */
  private readonly spared = new Map<ReturnTable, Set<string>>();
  private readonly events = new Map<ReturnTable, SentEvent[]>();
  private last: string | null = null;

  constructor(private readonly after: string | null) {}

  take(given: ReturnItem): void {
    const { line, raw, table, child } = given;
    this.last = child ?? this.last;
    if ('problem' in given) {
      this.items.push(given);
      if (child !== null) this.spared.set(table, this.sparedOf(table).add(child));
      return;
    }
    // What is kept of a row is what is sent: its events take many times their bytes.
    const { notes, events } = given;
    const item = { line, raw, table, child: given.child, notes, events: [] };
    this.items.push(item);
    const sent = this.events.get(table) ?? [];
    this.events.set(table, sent);
    for (const event of events) {
      sent.push({ bytes: Buffer.from(JSON.stringify(event)), type: event.type, item });
    }
  }

  /** Whether a page that has so many rows may end before a row. */
  endsBefore(item: ReturnItem, rows: number): boolean {
    return this.items.length >= rows && item.child !== null && this.last !== null && item.child !== this.last;
  }

  eventsOf(table: ReturnTable): readonly SentEvent[] {
    return this.events.get(table) ?? [];
  }

  sparedOf(table: ReturnTable): Set<string> {
    return this.spared.get(table) ?? new Set();
  }

  /** The children of whom the page tells; after the last page come none. */
  range({ isLast }: { readonly isLast: boolean }): ChildRange {
    return { after: this.after, through: isLast ? null : this.last };
  }

  /** The page that follows. */
  next(): ReturnPage {
    return new ReturnPage(this.last);
  }
}
