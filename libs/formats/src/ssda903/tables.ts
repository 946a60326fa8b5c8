import { CellReader, returnDateOf } from './cells';
import {
  ceasingReasons,
  legalStatuses,
  missingKinds,
  needs,
  type NewEpisodeReason,
  newEpisodeReasons,
  placementChangeReasons,
  placementFrom,
  placements,
  placementUntil,
  providers,
  reviewCodes,
} from './code-sets';
import { socialWorkerReasons } from '@daybook/events';
import type { EpisodeRow, ReadItem, ReturnDays, ReturnRow, ReturnTable, RowPlace } from './return-row';

/** Columns of Episodes in the order of the return. */
export const episodeColumns = [
  'CHILD',
  'DECOM',
  'RNE',
  'LS',
  'CIN',
  'PLACE',
  'PLACE_PROVIDER',
  'DEC',
  'REC',
  'REASON_PLACE_CHANGE',
  'HOME_POST',
  'PL_POST',
  'URN',
] as const;

interface TableReader {
  /** Columns without which the table cannot be read. */
  readonly columns: readonly string[];
  readonly read: (cells: CellReader) => ReturnRow;
}

const childId = /^[A-Za-z0-9._~-]{1,64}$/;
const CHILD_ID = 'the id of a child: 1 to 64 letters, digits or . _ ~ -';
const postcode = /^[A-Za-z0-9 ]{1,8}$/;
const urn = /^[A-Za-z0-9]{1,10}$/;
const upn = /^([A-Za-z]\d{11}[0-9A-Za-z]|UN[1-7])$/;
const swId = /^(SW\d{1,10}|XX[A-Za-z0-9._~-]{1,62})$/;
const reasons: ReadonlySet<string> = new Set(socialWorkerReasons);
const rnes: ReadonlySet<string> = new Set(newEpisodeReasons);
const sexes: ReadonlySet<string> = new Set(['1', '2', '9']);
const kinds: ReadonlySet<string> = new Set(missingKinds.keys());

const child = (cells: CellReader): string => cells.required('CHILD', childId, CHILD_ID);

/** How each table of the return that Daybook records is read. */
export const tables: Readonly<Record<ReturnTable, TableReader>> = {
  Episodes: { columns: episodeColumns, read: readEpisode },
  Header: {
    columns: ['CHILD', 'SEX', 'DOB', 'UPN'],
    read: (cells) => {
      const number = cells.optional('UPN', upn, 'a unique pupil number, or UN1 to UN7');
      return {
        table: 'Header',
        child: child(cells),
        sex: cells.optional('SEX', sexes, '1 (male), 2 (female) or 9 (not known)'),
        dob: cells.requiredDate('DOB'),
        upn: number?.startsWith('UN') === true ? null : number,
      };
    },
  },
  Missing: {
    columns: ['CHILD', 'MISSING', 'MIS_START', 'MIS_END'],
    read: (cells) => {
      const code = cells.required('MISSING', kinds, 'M (missing) or A (away without authorisation)');
      const start = cells.requiredDate('MIS_START');
      const end = cells.optionalDate('MIS_END');
      if (end !== null && end < start) cells.refuse('MIS_END', 'bad-value', 'earlier than MIS_START');
      return { table: 'Missing', child: child(cells), kind: missingKinds.get(code) ?? '', start, end };
    },
  },
  Reviews: {
    columns: ['CHILD', 'REVIEW', 'REVIEW_CODE'],
    read: (cells) => ({
      table: 'Reviews',
      child: child(cells),
      review: cells.requiredDate('REVIEW'),
      reviewCode: cells.optional('REVIEW_CODE', reviewCodes, 'PN0 to PN7'),
    }),
  },
  SWEpisodes: {
    columns: ['CHILD', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
    read: (cells) => {
      const decom = cells.requiredDate('SW_DECOM');
      const dec = cells.optionalDate('SW_DEC');
      if (dec !== null && dec < decom) cells.refuse('SW_DEC', 'bad-value', 'earlier than SW_DECOM');
      return {
        table: 'SWEpisodes',
        child: child(cells),
        swId: cells.required('SW_ID', swId, 'SW and a number, or a local id that begins with XX'),
        decom,
        dec,
        reason: cells.optional('SW_REASON', reasons, `one of ${socialWorkerReasons.join(', ')}`),
      };
    },
  },
};

/** Tables of the return of which Daybook records nothing, by a column that no other has. */
export const otherTables: ReadonlyMap<string, string> = new Map([
  ['DUC', 'UASC'],
  ['SDQ_SCORE', 'OC2'],
  ['IN_TOUCH', 'OC3'],
  ['DATE_INT', 'AD1'],
  ['DATE_PLACED', 'PlacedAdoption'],
  ['PREV_PERM', 'PrevPerm'],
  ['DOLO_START', 'DoLo'],
]);

/** A row of a table, or what is wrong with it, column by column in the order in which they are read. */
export function readRow(
  table: ReturnTable,
  cell: (column: string) => string,
  { line, raw, days }: RowPlace & { readonly days: ReturnDays },
): ReadItem {
  const cells = new CellReader(cell, days);
  const row = tables[table].read(cells);
  if (cells.errors.length === 0) return { line, raw, row };
  return { line, raw, table, child: childId.test(row.child) ? row.child : null, errors: cells.errors };
}

function readEpisode(cells: CellReader): EpisodeRow {
  const row: EpisodeRow = {
    table: 'Episodes',
    child: child(cells),
    decom: cells.requiredDate('DECOM'),
    rne: cells.required('RNE', rnes, 'S, L, P, T, B or U') as NewEpisodeReason,
    ls: cells.required('LS', legalStatuses, 'a legal status such as C2'),
    cin: cells.optional('CIN', needs, 'N1 to N8'),
    place: cells.required('PLACE', placements, 'a placement such as U6'),
    placeProvider: cells.optional('PLACE_PROVIDER', providers, 'PR0 to PR5'),
    dec: cells.optionalDate('DEC'),
    rec: cells.optional('REC', ceasingReasons, 'X1, or a reason such as E4A'),
    reasonPlaceChange: cells.optional(
      'REASON_PLACE_CHANGE',
      placementChangeReasons,
      `one of ${[...placementChangeReasons].join(', ')}`,
    ),
    homePost: cells.optional('HOME_POST', postcode, 'a postcode'),
    plPost: cells.optional('PL_POST', postcode, 'a postcode'),
    urn: cells.optional('URN', urn, 'a unique reference number of Ofsted, or XXXXXXX'),
  };
  if (cells.errors.length === 0) checkEpisode(row, cells);
  return row;
}

/** Rules over several columns of one row, each at the column that would have to change. */
function checkEpisode(row: EpisodeRow, cells: CellReader): void {
  const { decom, dec, rec } = row;
  if (dec !== null && rec === null) cells.refuse('REC', 'missing-field', 'expected with DEC');
  if (dec === null && rec !== null) cells.refuse('DEC', 'missing-field', 'expected with REC');
  if (dec !== null && dec < decom) cells.refuse('DEC', 'bad-value', 'earlier than DECOM');
  if (dec === decom) {
    cells.refuse('DEC', 'bad-value', 'the same as DECOM: an episode lasts at least a night (rule 355)');
  }
  checkYearOfCode(row, cells);
}

/** A code of placement belongs to collection years: what goes on has the code of the file's year. */
function checkYearOfCode(row: EpisodeRow, cells: CellReader): void {
  checkFirstYearOfCode(row, cells);
  const { decom, dec, place } = row;
  const { lastDay } = cells.days;
  const until = placementUntil(place);
  if (until === null) return;
  const isGoingOn = dec === null ? lastDay !== undefined && lastDay >= until : dec > until;
  if (decom < until && !isGoingOn) return;
  const when = decom < until ? 'goes on' : `begins on ${returnDateOf(decom)}`;
  const says = `${place} is no code from ${returnDateOf(until)} on; the episode ${when}`;
  cells.refuse('PLACE', 'bad-value', says);
}

function checkFirstYearOfCode({ dec, place }: EpisodeRow, cells: CellReader): void {
  const { lastDay } = cells.days;
  const from = placementFrom(place);
  const last = dec ?? lastDay;
  if (from !== null && last !== undefined && last < from) {
    const when = `the episode ${dec === null ? 'is open' : 'ended'} on ${returnDateOf(last)}`;
    cells.refuse('PLACE', 'bad-value', `${place} is a code from ${returnDateOf(from)} on; ${when}`);
  }
}
