import type { CivilDate } from '@daybook/events';
import { ChildGroups } from './child-groups';
import { readReturn, ReturnReading } from './return-reading';
import type { ReadRow, ReturnRow, ReturnTable } from './return-row';
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
  /** The tables of which it has rows. */
  readonly tables: readonly ReturnTable[];
  /** The latest day of any row; null where there is none. */
  readonly latest: CivilDate | null;
}

/** Reads a file of the return through, without making anything of its rows. */
export async function surveyReturn(bytes: AsyncIterable<Uint8Array>): Promise<ReturnSurvey> {
  const reading = new ReturnReading();
  const seen = new RowsSeen();
  let isUnreadable = false;
  try {
    for await (const page of readReturn(bytes, reading)) {
      for (const item of page) if ('row' in item) seen.take(item);
    }
  } catch (error) {
    if (!(error instanceof ReturnDamage)) throw error;
    isUnreadable = true;
    reading.damage(error.message);
  }
  const { isScattered, tables, latest } = seen;
  const { damaged: damage, noted: note } = reading;
  return { damage, isUnreadable, note, isScattered, tables: [...tables], latest };
}

class RowsSeen {
  isScattered = false;
  latest: CivilDate | null = null;
  readonly tables = new Set<ReturnTable>();
  private readonly groups = new ChildGroups(false);

  take(item: ReadRow): void {
    this.tables.add(item.row.table);
    this.isScattered ||= this.groups.take(item).error !== null;
    for (const day of daysOf(item.row)) {
      if (day !== null && (this.latest === null || day > this.latest)) this.latest = day;
    }
  }
}

/** The days of what happened in a year of the return: a date of birth is none. */
function daysOf(row: ReturnRow): readonly (CivilDate | null)[] {
  if (row.table === 'Header') return [];
  if (row.table === 'Missing') return [row.start, row.end];
  if (row.table === 'Reviews') return [row.review];
  return [row.decom, row.dec];
}
