import type { JsonObject } from '@daybook/events';
import { returnDateOf } from './cells';
import { hasCeased, isTemporary } from './episode';
import type { EpisodeReading } from './episode-claims';
import type { ColumnNote, EpisodeRow } from './return-row';

/** A row of a child and what it comes to. */
interface Told {
  readonly row: EpisodeRow;
  readonly reading: EpisodeReading;
}

/**
 * What the rows of a child say that no claim of theirs does, row by row: a home that changes without the
 * placement, a reason for a change that is none, an end that the next row does not go on from.
 *
 * @param told in order of DECOM
 */
export function episodeNotes(told: readonly Told[]): readonly (readonly ColumnNote[])[] {
  const notes: (readonly ColumnNote[])[] = [];
  let home: string | null = null;
  for (const [index, { row, reading }] of told.entries()) {
    if ('error' in reading || isRepeated(told, index)) {
      notes.push([]);
      continue;
    }
    if (said(reading, 'StartedToBeLookedAfter') !== undefined) home = null;
    home = homeIn(said(reading, 'StartedToBeLookedAfter') ?? said(reading, 'PlacementChanged')) ?? home;
    const next = told.slice(index + 1, index + 1 + LOOKED_AHEAD).find((one) => one.row.decom > row.decom);
    notes.push([
      ...providerNotes(row),
      ...homeNotes(row, home),
      ...reasonNotes(row, next),
      ...endNotes(row, next),
    ]);
  }
  return notes;
}

/** Rows that begin on one day are the same row, or refused: a few at most are looked over. */
const LOOKED_AHEAD = 100;

function isRepeated(told: readonly Told[], index: number): boolean {
  return told[index]?.row.decom === told[index - 1]?.row.decom;
}

function said(reading: EpisodeReading, what: string): JsonObject | undefined {
  return 'error' in reading ? undefined : reading.claims.find(({ type }) => type === what)?.data;
}

function homeIn(data: JsonObject | undefined): string | null {
  const home = data?.['homePostcode'];
  return typeof home === 'string' ? home : null;
}

function providerNotes(row: EpisodeRow): readonly ColumnNote[] {
  if (row.placeProvider === null || !isTemporary(row)) return [];
  const detail = `${row.placeProvider} is not kept: a temporary placement has no provider`;
  return [{ column: 'PLACE_PROVIDER', detail }];
}

function homeNotes({ homePost }: EpisodeRow, home: string | null): readonly ColumnNote[] {
  if (homePost === null || homePost === home) return [];
  const detail = 'another home than before, though not another placement: it is not kept until there is one';
  return [{ column: 'HOME_POST', detail }];
}

/** A reason stands on the row before the placement that was changed to (rules 225, 226). */
function reasonNotes(
  { reasonPlaceChange: reason }: EpisodeRow,
  next: Told | undefined,
): readonly ColumnNote[] {
  if (reason === null || (next !== undefined && 'error' in next.reading)) return [];
  if (next !== undefined && said(next.reading, 'PlacementChanged')?.['reason'] !== undefined) return [];
  const detail = `${reason} is not kept: no other placement follows on this row (rule 226)`;
  return [{ column: 'REASON_PLACE_CHANGE', detail }];
}

function endNotes(row: EpisodeRow, next: Told | undefined): readonly ColumnNote[] {
  const { dec } = row;
  if (dec === null) {
    return next === undefined
      ? []
      : [{ column: 'DEC', detail: goesOnOn(next, 'is open, but another (rule 142)') }];
  }
  if (hasCeased(row) || next?.row.decom === dec) return [];
  if (next === undefined) {
    const detail =
      'the row ends with X1, and none follows (rule 388): the child is recorded as looked after still';
    return [{ column: 'DEC', detail }];
  }
  return [{ column: 'DEC', detail: goesOnOn(next, `ends on ${returnDateOf(dec)}, the next (rule 433)`) }];
}

function goesOnOn({ row }: Told, what: string): string {
  const day = returnDateOf(row.decom);
  return `the row ${what} begins on ${day}: it is recorded as lasting until then`;
}
