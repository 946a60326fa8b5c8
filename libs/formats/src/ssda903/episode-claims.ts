import type { CivilDate, JsonObject } from '@daybook/events';
import { isRecode, placementFrom } from './code-sets';
import { hasCeased, isSamePlacement, isSameSetting, isTemporary, needOf, samePostcode } from './episode';
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
  /** The home of the child as the claims have said it. */
  readonly homePost: string | null;
  /** The need with which the period of care began. */
  readonly need: string | null;
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
    const begun = row.rne === 'S' ? null : standing;
    const reading = begun === null ? started(rows, index) : goneOn(row, begun);
    if ('error' in reading) return reading;
    const need = begun === null || hasCeased(begun.before) ? needOf(rows, index) : begun.need;
    standing = { ...standingAfter(row, begun, rows[index + 1]), need, homePost: homeSaid(reading, begun) };
    return { claims: [...reading.claims, ...endOf(row)] };
  });
}

function goneOn(row: EpisodeRow, standing: Standing): EpisodeReading {
  const { need } = standing;
  if (row.cin !== null && row.cin !== need && !hasCeased(standing.before)) {
    const detail = `the need of a period of care does not change, and was ${need} (rule 504)`;
    return { error: { column: 'CIN', code: 'bad-value', detail } };
  }
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

/** Of a temporary placement with which a file begins the next row says what goes on underneath. */
function standingAfter(
  row: EpisodeRow,
  standing: Standing | null,
  next: EpisodeRow | undefined,
): Pick<Standing, 'before' | 'placed'> {
  const underneath = standing?.placed ?? next ?? row;
  return { before: row, placed: isTemporary(row) ? underneath : row };
}

function homeSaid(
  reading: { readonly claims: readonly ReturnClaim[] },
  begun: Standing | null,
): string | null {
  const said = reading.claims.map(({ data }) => data['homePostcode']).find((home) => home !== undefined);
  return typeof said === 'string' ? said : (begun?.homePost ?? null);
}

/** A file that begins with a temporary placement shows in its next row where the child was before. */
function started(rows: readonly EpisodeRow[], index: number): EpisodeReading {
  const [row, next] = [rows[index] as EpisodeRow, rows[index + 1]];
  const { decom: effectiveOn, ls: legalStatus, homePost } = row;
  const start = (placed: EpisodeRow): readonly ReturnClaim[] => {
    const said = { legalStatus, need: needOf(rows, index), placement: placementOf(placed) };
    const data = filled({ ...said, homePostcode: homePost });
    return [{ type: 'StartedToBeLookedAfter', effectiveOn, data }, ...codeOfYear(placed, effectiveOn)];
  };
  if (!isTemporary(row)) return { claims: start(row) };
  if (row.rne === 'S' || next === undefined || isTemporary(next)) {
    const detail =
      row.rne === 'S'
        ? 'a period of care cannot start in a temporary placement (rule 380)'
        : 'no row of the file says to which placement the child returns from this temporary one';
    return { error: { column: 'PLACE', code: 'bad-value', detail } };
  }
  return { claims: [...start(next), temporaryStart(row)] };
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
  const isSame = isSamePlacement(placed, row);
  if (!isSame || !isSameSetting(placed, row)) {
    return [temporaryEnd(row), ...move(row, standing, { sameCarer: isSame })];
  }
  return [temporaryEnd(row), ...recodeClaims(placed, row), ...legalStatusClaims(row, standing)];
}

function changed(row: EpisodeRow, standing: Standing): readonly ReturnClaim[] {
  const { rne } = row;
  if (rne !== 'L') return move(row, standing, { sameCarer: rne === 'T' || rne === 'U' });
  const { placed } = standing;
  if (isSamePlacement(placed, row) && isSameSetting(placed, row)) {
    return [...recodeClaims(placed, row), legalStatusChanged(row)];
  }
  return move(row, standing, { sameCarer: true });
}

/** What is said of the carer: on an L row nothing changed but what is known of the place. */
function move(
  row: EpisodeRow,
  { before, homePost }: Standing,
  { sameCarer }: { readonly sameCarer: boolean },
): readonly ReturnClaim[] {
  const { rne, ls, decom } = row;
  const saysStatus = rne === 'B' || rne === 'U' || ls !== before.ls;
  const data = filled({
    placement: placementOf(row),
    reason: rne === 'L' ? null : before.reasonPlaceChange,
    sameCarer,
    legalStatus: saysStatus ? ls : null,
    homePostcode: row.homePost === homePost ? null : row.homePost,
  });
  return [{ type: 'PlacementChanged', effectiveOn: decom, data }, ...codeOfYear(row, decom)];
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
  const firstDay = placementFrom(place);
  if (firstDay === null || !isRecode(placed.place, place)) return [];
  return [recode(place, placed.decom < firstDay ? firstDay : decom)];
}

/**
 * A placement that goes on into the first year of its code was called otherwise before. A file gives it its
 * later code alone: that it has it from that day on is what the file says, whatever it was called.
 */
function codeOfYear({ place, dec }: EpisodeRow, since: CivilDate): readonly ReturnClaim[] {
  const firstDay = placementFrom(place);
  if (firstDay === null || since >= firstDay || (dec !== null && dec <= firstDay)) return [];
  return [recode(place, firstDay)];
}

function recode(placementType: string, effectiveOn: CivilDate): ReturnClaim {
  const codeSetYear = Number(placementFrom(placementType)?.slice(0, 4));
  return { type: 'PlacementRecoded', effectiveOn, data: { placementType, codeSetYear } };
}

function placementOf({ place, placeProvider, urn, plPost }: EpisodeRow): JsonObject {
  return filled({ type: place, provider: placeProvider, urn, postcode: plPost });
}

function endOf(row: EpisodeRow): readonly ReturnClaim[] {
  const { dec, rec } = row;
  if (dec === null || rec === null || !hasCeased(row)) return [];
  return [{ type: 'CeasedToBeLookedAfter', effectiveOn: dec, data: { reason: rec } }];
}
