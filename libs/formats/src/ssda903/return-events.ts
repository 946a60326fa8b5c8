import { type FieldError, pointerTo, type Problem, problemOf } from '@daybook/events';
import { ChildGroups, type RowOf } from './child-groups';
import { episodeClaims } from './episode-claims';
import { headerClaims, missingClaims, reviewClaims, socialWorkerClaims } from './other-claims';
import { type ReturnClaim, type ReturnEvent, returnEvent } from './return-claim';
import { readReturn, type ReturnReading } from './return-reading';
import type { ColumnError, ReadRow, ReturnRow, RowPlace } from './return-row';

/** What a row of the return comes to: events, or why it is refused. */
export type ReturnItem = RowPlace &
  ({ readonly events: readonly ReturnEvent[] } | { readonly problem: Problem });

/** How a file of the return is read as events. */
export interface ReturnEventsOptions {
  /** Three-digit code of the local authority whose return it is. */
  readonly authority: string;
  /** Notes what is wrong with the file as a whole. */
  readonly reading: ReturnReading;
  /**
   * Rows of one child need not stand together: they are held until the end of the file. Otherwise a row
   * that comes after rows of another child is refused.
   */
  readonly scattered: boolean;
}

/**
 * The events of a file of the SSDA903 return, row by row, some at a time: those of a child together, in order
 * of date.
 * @throws ReturnDamage where no row can be read
 */
export async function* returnEvents(
  bytes: AsyncIterable<Uint8Array>,
  { authority, reading, scattered }: ReturnEventsOptions,
): AsyncGenerator<readonly ReturnItem[]> {
  const groups = new ChildGroups(scattered);
  const told = (rows: readonly ReadRow[]): readonly ReturnItem[] => itemsOf(rows, authority);
  for await (const page of readReturn(bytes, reading)) {
    const items: ReturnItem[] = [];
    for (const item of page) {
      if ('errors' in item) items.push(refusal(item, item.errors));
      else {
        const { whole, error } = groups.take(item);
        if (whole.length > 0) items.push(...told(whole));
        if (error !== null) items.push(refusal(item, [error]));
      }
    }
    yield items;
  }
  for (const rows of groups.end()) yield told(rows);
}

/** The items of rows of one table that are about one child. */
function itemsOf(rows: readonly ReadRow[], authority: string): readonly ReturnItem[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { table, child } = first.row;
  return readingsOf(rows).map(([{ line, raw }, reading]): ReturnItem => {
    if ('error' in reading) return refusal({ line, raw }, [reading.error]);
    return {
      line,
      raw,
      events: reading.claims.map((claim) => returnEvent(claim, { authority, table, child })),
    };
  });
}

type Reading = { readonly claims: readonly ReturnClaim[] } | { readonly error: ColumnError };

function readingsOf(rows: readonly ReadRow[]): readonly (readonly [ReadRow, Reading])[] {
  const episodes = inOrder(rows, 'Episodes');
  if (episodes.length > 0) {
    const read = episodeClaims(episodes.map(({ row }) => row));
    return episodes.map((row, i) => [row, read[i] ?? { claims: [] }] as const);
  }
  const workers = inOrder(rows, 'SWEpisodes');
  if (workers.length > 0) {
    const read = socialWorkerClaims(workers.map(({ row }) => row));
    return workers.map((row, i) => [row, { claims: read[i] ?? [] }] as const);
  }
  return rows.map((row) => [row, { claims: claimsOfRow(row.row) }] as const);
}

/** Rows of a table whose rows speak of each other, in the order of their beginnings, then of their lines. */
function inOrder<Table extends 'Episodes' | 'SWEpisodes'>(
  rows: readonly ReadRow[],
  table: Table,
): readonly RowOf<Table>[] {
  const own = rows.filter((read): read is RowOf<Table> => read.row.table === table);
  const begins = ({ row }: ReadRow): string => ('decom' in row ? row.decom : '');
  return own.toSorted((one, other) => compare(begins(one), begins(other)) || one.line - other.line);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function claimsOfRow(row: ReturnRow): readonly ReturnClaim[] {
  if (row.table === 'Header') return headerClaims(row);
  if (row.table === 'Missing') return missingClaims(row);
  return row.table === 'Reviews' ? reviewClaims(row) : [];
}

function refusal({ line, raw }: RowPlace, errors: readonly ColumnError[]): ReturnItem {
  const fields = errors.map(({ column, code, detail }): FieldError => {
    return { pointer: column === '' ? '' : pointerTo('', column), code, detail };
  });
  return { line, raw, problem: problemOf(fields as [FieldError, ...FieldError[]]) };
}
