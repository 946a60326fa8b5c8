import { type CivilDate, compareUtf8 } from '@daybook/events';
import { ChildGroups, childOf } from './child-groups';
import { readReturn, ReturnReading } from './return-reading';
import type { ReadItem, ReadRow, ReturnDays, ReturnRow, ReturnTable } from './return-row';
import { ReturnDamage } from './text-lines';

/** What a file of the return is, found out before anything of it is recorded. */
export interface ReturnSurvey {
  /** What is wrong with it beyond single rows, in words that follow its name; null where nothing is. */
  readonly damage: string | null;
  /** Nothing of it can be read. */
  readonly isUnreadable: boolean;
  readonly note: string | null;
  /** Rows of one child stand apart from each other. */
  readonly isScattered: boolean;
  /** Children stand in the order of their ids as UTF-8, none apart. */
  readonly isInOrder: boolean;
  /** Of some row it cannot be read whom it is about. */
  readonly hasNameless: boolean;
  /** Rows, the refused among them. */
  readonly rows: number;
  /** The tables of which it has rows, and of how many each. */
  readonly tables: ReadonlyMap<ReturnTable, number>;
  /** The latest day of any row, of which the year of the file is known; null where there is none. */
  readonly latest: CivilDate | null;
  /** The earliest day on which what a row tells was over, and the line of that row; null where none is. */
  readonly firstOver: { readonly day: CivilDate; readonly line: number } | null;
}

/** Reads a file of the return through, without making anything of its rows. */
export async function surveyReturn(
  bytes: AsyncIterable<Uint8Array>,
  days: ReturnDays = {},
): Promise<ReturnSurvey> {
  const reading = new ReturnReading(days);
  const seen = new RowsSeen();
  let isUnreadable = false;
  try {
    for await (const page of readReturn(bytes, reading)) for (const item of page) seen.take(item);
  } catch (error) {
    if (!(error instanceof ReturnDamage)) throw error;
    isUnreadable = true;
    reading.damage(error.message);
  }
  const { damaged: damage, noted: note } = reading;
  return { damage, isUnreadable, note, ...seen.told() };
}

class RowsSeen {
  private isScattered = false;
  private isInOrder = true;
  private hasNameless = false;
  private rows = 0;
  private latest: CivilDate | null = null;
  private firstOver: ReturnSurvey['firstOver'] = null;
  private readonly tables = new Map<ReturnTable, number>();
  private readonly groups = new ChildGroups(false);
  private child = '';

  take(item: ReadItem): void {
    this.rows++;
    const child = childOf(item);
    if (child === null) this.hasNameless = true;
    else this.takeChild(item, child);
    if (!('row' in item)) return;
    const { table } = item.row;
    this.tables.set(table, (this.tables.get(table) ?? 0) + 1);
    this.takeDays(item);
  }

  private takeDays({ row, line }: ReadRow): void {
    const { begins, over } = daysOf(row);
    for (const day of [begins, over]) {
      if (day !== null && (this.latest === null || day > this.latest)) this.latest = day;
    }
    if (over !== null && (this.firstOver === null || over < this.firstOver.day)) {
      this.firstOver = { day: over, line };
    }
  }

  told(): Omit<ReturnSurvey, 'damage' | 'isUnreadable' | 'note'> {
    const { isScattered, isInOrder, hasNameless, rows, tables, latest, firstOver } = this;
    return { isScattered, isInOrder, hasNameless, rows, tables, latest, firstOver };
  }

  private takeChild(item: ReadItem, child: string): void {
    if (child !== this.child) this.isInOrder &&= compareUtf8(this.child, child) < 0;
    this.child = child;
    this.isScattered ||= this.groups.take(item, child).error !== null;
  }
}

/** The days of what happened in a year of the return: a date of birth is none. */
function daysOf(row: ReturnRow): { readonly begins: CivilDate | null; readonly over: CivilDate | null } {
  if (row.table === 'Header') return { begins: null, over: null };
  if (row.table === 'Missing') return { begins: row.start, over: row.end };
  if (row.table === 'Reviews') return { begins: row.review, over: row.review };
  return { begins: row.decom, over: row.dec };
}
