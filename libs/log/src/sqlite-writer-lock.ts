import { existsSync } from 'node:fs';
import { codeOf } from './error-cause';
import { EventLogError } from './event-log';
import { betterSqlite3, type SqliteConnection, type SqliteDriver } from './sqlite-driver';

/**
 * Takes the right to write a log file, for the life of the process or until the answer is closed. A database
 * `<file>.lock` is held in an exclusive transaction: the operating system lets go of it however the process
 * ends, and readers of the log are not disturbed. Throws `log-in-use` where somebody else has it.
 */
export function takeWriterLock(file: string, driver: SqliteDriver = betterSqlite3): SqliteConnection {
  const lock = driver(`${file}.lock`, { readOnly: false, busyTimeoutMs: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (codeOf(error)?.startsWith('SQLITE_BUSY') !== true) throw error;
    const message = `${file} is being written by another process; a log has one writer`;
    throw new EventLogError('log-in-use', message, { cause: error });
  }
}

/** Whether somebody has the right to write a log file now. Looks only: nothing is taken or made. */
export function isBeingWritten(file: string, driver: SqliteDriver = betterSqlite3): boolean {
  if (!existsSync(`${file}.lock`)) return false;
  const lock = driver(`${file}.lock`, { readOnly: true, busyTimeoutMs: 0 });
  try {
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (codeOf(error)?.startsWith('SQLITE_BUSY') !== true) throw error;
    return true;
  } finally {
    lock.close();
  }
}
