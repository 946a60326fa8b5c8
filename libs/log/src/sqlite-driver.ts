import Database from 'better-sqlite3';
import { codeOf } from './error-cause';

/** A value bound to a statement. Integers as bigint: a number would be bound as a floating-point value. */
export type SqliteValue = bigint | string | Uint8Array | null;

/** A prepared statement. */
export interface SqliteStatement {
  run(...values: SqliteValue[]): unknown;
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
}

/** An open database: the few calls of the driver that this library makes. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** Opens a database file. `busyTimeoutMs`: how long a statement waits for another connection's lock. */
export type SqliteDriver = (
  file: string,
  options: { readonly readOnly: boolean; readonly busyTimeoutMs: number },
) => SqliteConnection;

/** The driver that Daybook runs on. A file opened for reading only must be there already. */
export const betterSqlite3: SqliteDriver = (file, { readOnly, busyTimeoutMs }) => {
  const database = new Database(file, {
    readonly: readOnly,
    fileMustExist: readOnly,
    timeout: busyTimeoutMs,
  });
  return database.defaultSafeIntegers(true);
};

/**
 * Whether a write failed because the disk is full. `SQLITE_IOERR_SHMSIZE` is how SQLite says so of the index
 * that it keeps beside its write-ahead log.
 */
export function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');
}
