import { GOES_ON, isRecode, temporaryPlacements } from './code-sets';
import type { EpisodeRow } from './return-row';

/** Whether a child is only for a time where a row says, and the placement goes on underneath. */
export function isTemporary({ place }: EpisodeRow): boolean {
  return temporaryPlacements.has(place);
}

/** Whether being looked after ended with a row. */
export function hasCeased({ rec }: EpisodeRow): boolean {
  return rec !== null && rec !== GOES_ON;
}

/** Whether two rows are of one placement (rule 383): the same PLACE, or a later code for it, and postcode. */
export function isSamePlacement(placed: EpisodeRow, row: EpisodeRow): boolean {
  const isSameType = placed.place === row.place || isRecode(placed.place, row.place);
  return isSameType && samePostcode(placed, row);
}

/** Whether nothing else that is known of a placement differs either. */
export function isSameSetting(placed: EpisodeRow, { placeProvider, urn }: EpisodeRow): boolean {
  return placed.placeProvider === placeProvider && placed.urn === urn;
}

export function samePostcode(one: EpisodeRow, other: EpisodeRow): boolean {
  return postcodeOf(one) === postcodeOf(other);
}

/** The need that is said first in the period of care which begins with a row; null where none is. */
export function needOf(rows: readonly EpisodeRow[], start: number): string | null {
  for (let at = start; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined || (at > start && row.rne === 'S')) return null;
    if (row.cin !== null || hasCeased(row)) return row.cin;
  }
  return null;
}

function postcodeOf({ plPost }: EpisodeRow): string {
  return barePostcode(plPost ?? '');
}

/** A postcode as it is compared: the same however it is spaced and in whatever letters. */
export function barePostcode(postcode: string): string {
  return postcode.replaceAll(' ', '').toUpperCase();
}
