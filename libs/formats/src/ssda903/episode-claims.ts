import type { JsonObject } from '@daybook/events';
import { GOES_ON, isRecode, temporaryPlacements } from './code-sets';
import { filled, type ReturnClaim } from './return-claim';
import type { ColumnError, EpisodeRow } from './return-row';

/** What a row of Episodes comes to: claims, or why the row cannot be one. */
export type EpisodeReading = { readonly claims: readonly ReturnClaim[] } | { readonly error: ColumnError };

/** Where a child is when a row begins. */
interface Standing {
  /** The row before, whatever it was. */
  readonly before: EpisodeRow;
  /** The last row that is a placement, which goes on underneath a temporary one. */
  readonly placed: EpisodeRow;
  readonly homePost: string | null;
}

/**
 * What the rows of one child say, in order of DECOM, row by row. A first row that is not the start of being
 * looked after says that the child has been so at least since then: the file of a year leaves out what was
 * over before it.
 */
export function episodeClaims(rows: readonly EpisodeRow[]): readonly EpisodeReading[] {
  let standing: Standing | null = null;
  return rows.map((row, index) => {
    if (standing?.before.decom === row.decom) return oneTooMany(row, standing.before);
    const reading = readingOf(row, standing, rows[index + 1]);
    if ('error' in reading) return reading;
    standing = standingAfter(row, standing, rows[index + 1]);
    return { claims: [...reading.claims, ...endOf(row)] };
  });
}

function readingOf(row: EpisodeRow, standing: Standing | null, next: EpisodeRow | undefined): EpisodeReading {
  if (row.rne === 'S' || standing === null) return started(row, next);
  if (isTemporary(row)) return { claims: away(row, standing) };
  return { claims: isTemporary(standing.before) ? back(row, standing) : changed(row, standing) };
}

/** Two rows that begin on one day contradict each other; one that was given twice says nothing new. */
function oneTooMany(row: EpisodeRow, before: EpisodeRow): EpisodeReading {
  const columns = Object.keys(row) as (keyof EpisodeRow)[];
  if (columns.every((column) => row[column] === before[column])) return { claims: [] };
  const detail = 'another episode of the child begins on that day (rule 501)';
  return { error: { column: 'DECOM', code: 'bad-value', detail } };
}

function isTemporary({ place }: EpisodeRow): boolean {
  return temporaryPlacements.has(place);
}

/** Whether being looked after ended with a row. */
function hasCeased({ rec }: EpisodeRow): boolean {
  return rec !== null && rec !== GOES_ON;
}

/** Of a temporary placement with which a file begins the next row says what goes on underneath. */
function standingAfter(row: EpisodeRow, standing: Standing | null, next: EpisodeRow | undefined): Standing {
  const underneath = standing?.placed ?? next ?? row;
  const placed = isTemporary(row) ? underneath : row;
  return { before: row, placed, homePost: row.homePost ?? standing?.homePost ?? null };
}

/** A file that begins with a temporary placement shows in its next row where the child was before. */
function started(row: EpisodeRow, next: EpisodeRow | undefined): EpisodeReading {
  const { decom: effectiveOn, ls: legalStatus, cin: need, homePost } = row;
  const start = (placement: JsonObject): ReturnClaim => ({
    type: 'StartedToBeLookedAfter',
    effectiveOn,
    data: filled({ legalStatus, need, placement, homePostcode: homePost }),
  });
  if (!isTemporary(row)) return { claims: [start(placementOf(row))] };
  if (row.rne === 'S' || next === undefined || isTemporary(next)) {
    const detail =
      row.rne === 'S'
        ? 'a period of care cannot start in a temporary placement (rule 380)'
        : 'no row of the file says to which placement the child returns from this temporary one';
    return { error: { column: 'PLACE', code: 'bad-value', detail } };
  }
  return { claims: [start(placementOf(next)), temporaryStart(row)] };
}

function temporaryStart({ decom, place, plPost, urn }: EpisodeRow): ReturnClaim {
  const data = filled({ type: place, postcode: plPost, urn });
  return { type: 'TemporaryPlacementStarted', effectiveOn: decom, data };
}

function temporaryEnd({ decom }: EpisodeRow): ReturnClaim {
  return { type: 'TemporaryPlacementEnded', effectiveOn: decom, data: {} };
}

/** To a temporary placement, from one to another, or another legal status in it. */
function away(row: EpisodeRow, standing: Standing): readonly ReturnClaim[] {
  const { before } = standing;
  const claims = legalStatusClaims(row, standing);
  if (!isTemporary(before)) return [...claims, temporaryStart(row)];
  const isSame = row.place === before.place && samePostcode(row, before) && row.urn === before.urn;
  return isSame ? claims : [temporaryEnd(row), ...claims, temporaryStart(row)];
}

/**
 * From a temporary placement to the one that went on underneath (rule 383): no move. To any other the child
 * has moved; that the stay away was none is for a finding to say.
 */
function back(row: EpisodeRow, standing: Standing): readonly ReturnClaim[] {
  const { placed } = standing;
  if (!isSamePlacement(placed, row)) return [temporaryEnd(row), move(row, standing)];
  return [temporaryEnd(row), ...recodeClaims(placed, row), ...legalStatusClaims(row, standing)];
}

function changed(row: EpisodeRow, standing: Standing): readonly ReturnClaim[] {
  if (row.rne !== 'L') return [move(row, standing)];
  const { placed } = standing;
  if (isSamePlacement(placed, row) && row.placeProvider === placed.placeProvider && row.urn === placed.urn) {
    return [...recodeClaims(placed, row), legalStatusChanged(row)];
  }
  return [move(row, standing)];
}

/** What the letters of RNE say of the carer: on an L row nothing changed but what is known of the place. */
function move(row: EpisodeRow, { before, homePost }: Standing): ReturnClaim {
  const { rne, ls, decom } = row;
  const saysStatus = rne === 'B' || rne === 'U' || ls !== before.ls;
  const data = filled({
    placement: placementOf(row),
    reason: rne === 'L' ? null : before.reasonPlaceChange,
    sameCarer: rne === 'T' || rne === 'U' || rne === 'L',
    legalStatus: saysStatus ? ls : null,
    homePostcode: row.homePost === homePost ? null : row.homePost,
  });
  return { type: 'PlacementChanged', effectiveOn: decom, data };
}

function legalStatusClaims(row: EpisodeRow, { before }: Standing): readonly ReturnClaim[] {
  return row.ls === before.ls ? [] : [legalStatusChanged(row)];
}

function legalStatusChanged({ decom, ls }: EpisodeRow): ReturnClaim {
  return { type: 'LegalStatusChanged', effectiveOn: decom, data: { legalStatus: ls } };
}

/**
 * The code that a placement has in a later row, where the code set of a year has another: from the first day
 * of that year, or from the row where the placement began in the year, which has both codes.
 */
function recodeClaims(placed: EpisodeRow, { place, decom }: EpisodeRow): readonly ReturnClaim[] {
  if (!isRecode(placed.place, place)) return [];
  const codeSetYear = place === 'K3' ? 2023 : 2025;
  const firstDay = `${codeSetYear}-04-01`;
  const effectiveOn = placed.decom < firstDay ? firstDay : decom;
  return [{ type: 'PlacementRecoded', effectiveOn, data: { placementType: place, codeSetYear } }];
}

function isSamePlacement(placed: EpisodeRow, row: EpisodeRow): boolean {
  const isSameType = placed.place === row.place || isRecode(placed.place, row.place);
  return isSameType && samePostcode(placed, row);
}

function samePostcode(one: EpisodeRow, other: EpisodeRow): boolean {
  return postcodeOf(one) === postcodeOf(other);
}

function postcodeOf({ plPost }: EpisodeRow): string {
  return (plPost ?? '').replaceAll(' ', '').toUpperCase();
}

function placementOf({ place, placeProvider, urn, plPost }: EpisodeRow): JsonObject {
  return filled({ type: place, provider: placeProvider, urn, postcode: plPost });
}

function endOf(row: EpisodeRow): readonly ReturnClaim[] {
  const { dec, rec } = row;
  if (dec === null || rec === null || !hasCeased(row)) return [];
  return [{ type: 'CeasedToBeLookedAfter', effectiveOn: dec, data: { reason: rec } }];
}
