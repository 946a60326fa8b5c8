import type { CivilDate } from '@daybook/events';
import type { NewEpisodeReason } from './code-sets';

/** Tables of the return that are read. */
export type ReturnTable = 'Episodes' | 'Header' | 'Missing' | 'Reviews' | 'SWEpisodes';

/** A row of Episodes: one stretch with the same legal status and placement, half-open as in the return. */
export interface EpisodeRow {
  readonly table: 'Episodes';
  readonly child: string;
  readonly decom: CivilDate;
  readonly rne: NewEpisodeReason;
  readonly ls: string;
  readonly cin: string | null;
  readonly place: string;
  readonly placeProvider: string | null;
  /** Null while it is open. */
  readonly dec: CivilDate | null;
  readonly rec: string | null;
  /** Why the placement that follows on this row was needed. */
  readonly reasonPlaceChange: string | null;
  readonly homePost: string | null;
  readonly plPost: string | null;
  readonly urn: string | null;
}

export interface HeaderRow {
  readonly table: 'Header';
  readonly child: string;
  readonly sex: string | null;
  readonly dob: CivilDate;
  /** Null too where a code says why there is none (`UN1` to `UN5`). */
  readonly upn: string | null;
}

export interface MissingRow {
  readonly table: 'Missing';
  readonly child: string;
  readonly kind: string;
  readonly start: CivilDate;
  readonly end: CivilDate | null;
}

export interface ReviewRow {
  readonly table: 'Reviews';
  readonly child: string;
  readonly review: CivilDate;
  readonly reviewCode: string | null;
}

/** A row of SWEpisodes: a stretch with one social worker. */
export interface SocialWorkerRow {
  readonly table: 'SWEpisodes';
  readonly child: string;
  readonly swId: string;
  readonly decom: CivilDate;
  readonly dec: CivilDate | null;
  /** Why the child came to this social worker; often blank on the first. */
  readonly reason: string | null;
}

export type ReturnRow = EpisodeRow | HeaderRow | MissingRow | ReviewRow | SocialWorkerRow;

/** What is wrong at one column of a row. */
export interface ColumnError {
  /** Empty where it is the row as a whole. */
  readonly column: string;
  readonly code: 'malformed' | 'missing-field' | 'bad-value' | 'bad-date';
  readonly detail: string;
}

/** What of a column is not recorded though nothing is refused for it. */
export interface ColumnNote {
  readonly column: string;
  readonly detail: string;
}

/** The last days that rows may speak of. */
export interface ReturnDays {
  /** What would happen later has not happened. */
  readonly today?: CivilDate;
  /** Of the year of the file. */
  readonly lastDay?: CivilDate;
}

/** Where a row stands in its file, and as what. */
export interface RowPlace {
  /** From 1; in XML, of the row's element. */
  readonly line: number;
  readonly raw: string;
}

export interface ReadRow extends RowPlace {
  readonly row: ReturnRow;
}

export interface RefusedRow extends RowPlace {
  readonly table: ReturnTable;
  /** Whom it is about; null where that cannot be read. */
  readonly child: string | null;
  readonly errors: readonly ColumnError[];
}

export type ReadItem = ReadRow | RefusedRow;
