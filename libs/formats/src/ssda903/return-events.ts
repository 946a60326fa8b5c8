import { type FieldError, pointerTo, type Problem, problemOf } from '@daybook/events';
import { ChildGroups, childOf, type ChildRows, type RowOf } from './child-groups';
import { episodeClaims } from './episode-claims';
import { episodeNotes } from './episode-notes';
import { headerClaims, missingClaims, reviewClaims, socialWorkerClaims } from './other-claims';
import { type ReturnClaim, type ReturnEvent, returnEvent } from './return-claim';
import { readReturn, type ReturnReading } from './return-reading';
import type {
  ColumnError,
  ColumnNote,
  ReadItem,
  ReadRow,
  RefusedRow,
  ReturnRow,
  ReturnTable,
  RowPlace,
} from './return-row';

/** What a row of the return comes to: events, and what is not recorded of it; or why it is refused. */
export type ReturnItem = RowPlace & { readonly table: ReturnTable } & (
    | {
        readonly child: string;
        readonly events: readonly ReturnEvent[];
        readonly notes: readonly ColumnNote[];
      }
    | { readonly child: string | null; readonly problem: Problem }
  );

/** How a file of the return is read as events. */
export interface ReturnEventsOptions {
  /** Three-digit code of the local authority whose return it is. */
  readonly authority: string;
  /** Notes what is wrong with the file as a whole. */
  readonly reading: ReturnReading;
  /**
   * Rows are held until the end of the file and given in the order of the children's ids as UTF-8. Otherwise
   * children come as they stand there, and a row that stands apart from others of its child is refused.
   */
  readonly sorted: boolean;
}

/**
 * The events of a file of the SSDA903 return, row by row, some at a time: those of a child together, those of
 * a table in order of date. A row of which it cannot be read whom it is about is given where it stands.
 * @throws ReturnDamage where no row can be read
 */
export async function* returnEvents(
  bytes: AsyncIterable<Uint8Array>,
  { authority, reading, sorted }: ReturnEventsOptions,
): AsyncGenerator<readonly ReturnItem[]> {
  const groups = new ChildGroups(sorted);
  for await (const page of readReturn(bytes, reading)) {
    const items: ReturnItem[] = [];
    for (const item of page) {
      const child = childOf(item);
      const { whole, error } = child === null ? nothingWhole : groups.take(item, child);
      if (whole !== null) items.push(...itemsOf(whole, authority));
      if (error !== null) items.push(refusal(item, { table: tableOf(item), child }, [error]));
      else if (child === null && 'errors' in item) items.push(refusal(item, item, item.errors));
    }
    yield items;
  }
  for (const rows of groups.end()) yield itemsOf(rows, authority);
}

const nothingWhole = { whole: null, error: null } as const;

/** The items of the rows about one child. */
function itemsOf({ child, items }: ChildRows, authority: string): readonly ReturnItem[] {
  const refused = items.flatMap((item) => ('errors' in item ? [refusal(item, item, item.errors)] : []));
  const told = readingsOf(items).map(([{ line, raw, row }, reading]): ReturnItem => {
    const { table } = row;
    if ('error' in reading) return refusal({ line, raw }, row, [reading.error]);
    const events = reading.claims.map((claim) => returnEvent(claim, { authority, table, child }));
    return { line, raw, table, child, events, notes: reading.notes ?? [] };
  });
  return [...refused, ...told];
}

type Reading =
  | { readonly claims: readonly ReturnClaim[]; readonly notes?: readonly ColumnNote[] }
  | { readonly error: ColumnError };

function readingsOf(items: readonly ReadItem[]): readonly (readonly [ReadRow, Reading])[] {
  const rows = items.filter((item) => 'row' in item);
  const others = rows.filter(({ row: { table } }) => table !== 'Episodes' && table !== 'SWEpisodes');
  return [
    ...others.map((row) => [row, { claims: claimsOfRow(row.row) }] as const),
    ...episodeReadings(inOrder(rows, 'Episodes')),
    ...socialWorkerReadings(inOrder(rows, 'SWEpisodes')),
  ];
}

function episodeReadings(episodes: readonly RowOf<'Episodes'>[]): readonly (readonly [ReadRow, Reading])[] {
  const read = episodeClaims(episodes.map(({ row }) => row));
  const told = episodes.map(({ row }, i) => ({ row, reading: read[i] ?? { claims: [] } }));
  const notes = episodeNotes(told);
  return episodes.map((row, i) => [row, { ...(read[i] ?? { claims: [] }), notes: notes[i] ?? [] }] as const);
}

function socialWorkerReadings(
  workers: readonly RowOf<'SWEpisodes'>[],
): readonly (readonly [ReadRow, Reading])[] {
  const read = socialWorkerClaims(workers.map(({ row }) => row));
  return workers.map((row, i) => [row, { claims: read[i] ?? [] }] as const);
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

function tableOf(item: ReadItem): ReturnTable {
  return 'row' in item ? item.row.table : item.table;
}

function refusal(
  { line, raw }: RowPlace,
  { table, child }: Pick<RefusedRow, 'table' | 'child'>,
  errors: readonly ColumnError[],
): ReturnItem {
  const fields = errors.map(({ column, code, detail }): FieldError => {
    return { pointer: column === '' ? '' : pointerTo('', column), code, detail };
  });
  return { line, raw, table, child, problem: problemOf(fields as [FieldError, ...FieldError[]]) };
}
