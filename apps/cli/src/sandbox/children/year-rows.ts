import { dateOfDayNumber } from '@daybook/events';
import type { EpisodeRow } from '@daybook/formats';
import { type CareYear, careYear } from './care-year';

/** The year of the return in whose file `H5` is called `K3`. */
const RECODED_IN = 2024;

/**
 * The rows of a child's life that an authority sends of one year: those that were open on a day of it, as
 * they stood at its end, under the codes of that year.
 */
export function rowsOfYear(rows: readonly EpisodeRow[], year: number): readonly EpisodeRow[] {
  const { opens, closes } = careYear(year);
  const [first, after] = [dateOfDayNumber(opens), dateOfDayNumber(closes)];
  return rows
    .filter(({ decom, dec }) => decom < after && (dec === null || dec >= first))
    .map((row) => inCodesOf(year, row.dec !== null && row.dec >= after ? open(row) : row));
}

/** A row that has not ended yet. */
export function open(row: EpisodeRow): EpisodeRow {
  return { ...row, dec: null, rec: null, reasonPlaceChange: null };
}

function inCodesOf(year: number, row: EpisodeRow): EpisodeRow {
  if (row.place !== 'H5' || year < RECODED_IN) return row;
  const { opens }: CareYear = careYear(RECODED_IN);
  const isRecoded = row.dec === null || row.dec > dateOfDayNumber(opens);
  return isRecoded ? { ...row, place: 'K3' } : row;
}
