import { returnDateOf } from './cells';
import type { EpisodeRow } from './return-row';
import { episodeColumns } from './tables';

/** The first line of a file of Episodes. */
export const episodesHeading = `${episodeColumns.join(',')}\n`;

/** Rows of Episodes as CSV with its columns, sorted by CHILD and DECOM. */
export function writeEpisodes(rows: readonly EpisodeRow[]): string {
  return `${episodesHeading}${episodeLines(rows)}`;
}

/** The lines of rows, without a heading, sorted by CHILD and DECOM. No code or date needs quotes. */
export function episodeLines(rows: readonly EpisodeRow[]): string {
  const sorted = rows.toSorted(
    (one, other) => compare(one.child, other.child) || compare(one.decom, other.decom),
  );
  return sorted.map((row) => `${lineOf(row)}\n`).join('');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function lineOf(row: EpisodeRow): string {
  const cells = [
    ...[row.child, returnDateOf(row.decom), row.rne, row.ls, row.cin, row.place, row.placeProvider],
    ...[row.dec === null ? null : returnDateOf(row.dec), row.rec, row.reasonPlaceChange],
    ...[row.homePost, row.plPost, row.urn],
  ];
  return cells.map((cell) => cell ?? '').join(',');
}
