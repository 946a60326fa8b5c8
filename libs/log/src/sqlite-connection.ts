import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncToDisk } from './disk-sync';
import type { SqliteConnection, SqliteDriver } from './sqlite-driver';

/** The oldest SQLite to trust: a race in the write-ahead log can corrupt older ones (promises.md §2). */
const OLDEST_SQLITE = [3, 51, 3];

const BUSY_TIMEOUT_MS = 5_000;

/** What a connection says of itself, for the start-up report. */
export interface SqliteFootprint {
  readonly sqliteVersion: string;
  /** `wal`. */
  readonly journalMode: string;
  /** 2 is FULL: every commit is flushed to the disk before it is answered. */
  readonly synchronous: number;
}

/**
 * Opens a file for writing so that what it commits is on the disk when it says so: write-ahead log,
 * `synchronous=FULL` (the driver's own default loses acknowledged commits in a power cut). Both are read
 * back; throws where they do not hold or SQLite is too old.
 */
export function openForWriting(file: string, driver: SqliteDriver): SqliteConnection {
  const connection = driver(file, { readOnly: false, busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    mustBeRecent(footprintOf(connection).sqliteVersion);
    for (const setting of writerSettings) connection.exec(`PRAGMA ${setting}`);
    const { journalMode, synchronous } = footprintOf(connection);
    if (journalMode !== 'wal') throw new Error(`${file}: journal_mode is ${journalMode}, not wal`);
    if (synchronous !== 2) throw new Error(`${file}: synchronous is ${synchronous}, not 2 (FULL)`);
    makeRecoveredDurable(file);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Opens a file for reading only; it must be there, and may be written meanwhile by somebody else. */
export function openForReading(file: string, driver: SqliteDriver): SqliteConnection {
  const connection = driver(file, { readOnly: true, busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    mustBeRecent(footprintOf(connection).sqliteVersion);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Asks a connection what it is and how it writes. */
export function footprintOf(connection: SqliteConnection): SqliteFootprint {
  return {
    sqliteVersion: String(answerOf(connection, 'SELECT sqlite_version() AS answer')),
    journalMode: String(answerOf(connection, 'SELECT journal_mode AS answer FROM pragma_journal_mode')),
    synchronous: Number(answerOf(connection, 'SELECT synchronous AS answer FROM pragma_synchronous')),
  };
}

// fullfsync matters on macOS alone, where a plain fsync leaves data in the drive's cache.
const writerSettings = [
  'journal_mode=WAL',
  'synchronous=FULL',
  'fullfsync=ON',
  'wal_autocheckpoint=10000',
  'temp_store=MEMORY',
  'foreign_keys=ON',
];

/**
 * A process that was killed between writing a commit and flushing it leaves one that is read as committed and
 * may yet be lost in a power cut. Flushed here, before anything is answered from it.
 */
function makeRecoveredDurable(file: string): void {
  if (existsSync(`${file}-wal`)) syncToDisk(`${file}-wal`);
  syncToDisk(dirname(file));
}

function mustBeRecent(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
  }
}

function answerOf(connection: SqliteConnection, sql: string): unknown {
  return (connection.prepare(sql).get() as { answer: unknown }).answer;
}
