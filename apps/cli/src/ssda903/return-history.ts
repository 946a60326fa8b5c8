import type { HistoryReceipt, Parameters } from '@daybook/book';
import { returnSource, type ReturnTable } from '@daybook/formats';
import type { Target } from '../target';
import type { ReturnWindow } from './return-files';
import type { ChildRange, ReturnPage } from './return-page';

/** How a file is compared with the record. */
export interface Compared {
  /** Three-digit code of the local authority whose return it is. */
  readonly authority: string;
  /** Null where it is of no year. */
  readonly window: ReturnWindow | null;
  /** What the file leaves out is left as it is. */
  readonly sparesAll: boolean;
}

/** A table of some children. */
export interface TablePage extends Compared {
  readonly table: ReturnTable;
  readonly page: ReturnPage;
  readonly range: ChildRange;
}

/** A line that is refused for certain, and names nobody: what its history leaves out is left as it is. */
const NOBODY = Buffer.from('{}');

/**
 * Sends a table of some children as their history in the year; null where there is nothing to send. A row
 * that was refused goes along as a line that is refused as well and says no more than whom it is about: for
 * that child what is left out may be what the row would have said.
 */
export async function compareWithRecord(target: Target, asked: TablePage): Promise<HistoryReceipt | null> {
  const { table, page, sparesAll } = asked;
  const events = page.eventsOf(table).map(({ bytes }) => bytes);
  if (table === 'Header' && events.length === 0) return null;
  const spared = [...page.sparedOf(table)].map((child) => Buffer.from(`{"subject":"child/${child}"}`));
  const refused = table === 'Header' ? [] : [...spared, ...(sparesAll ? [NOBODY] : [])];
  return target.recordHistory(parametersOf(asked), [...events, ...refused]);
}

/** A row of Header is all that is told of a child as such, of no year: who is not there any more is known. */
function parametersOf({ authority, table, window, range }: TablePage): Parameters {
  const source = returnSource(authority, table);
  if (table === 'Header' || window === null) return { authority, source, scope: 'partial' };
  const { after, through } = range;
  return {
    ...{ authority, source, scope: 'complete', from: window.from, to: window.to },
    ...(after === null ? {} : { subjectAfter: `child/${after}` }),
    ...(through === null ? {} : { subjectThrough: `child/${through}` }),
  };
}
