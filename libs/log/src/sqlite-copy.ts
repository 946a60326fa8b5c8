import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { syncToDisk } from './disk-sync';
import { messageOf } from './error-cause';
import { EventLogError } from './event-log';

/** Pages copied before others get their turn. */
const PAGES_A_STEP = 2_000;

/** What is to be copied, and where to. */
export interface SqliteCopy {
  readonly from: string;
  /** A file that is not there yet. */
  readonly to: string;
  /** In pages. */
  onProgress?(progress: { readonly done: number; readonly total: number }): void;
}

/**
 * Copies an SQLite file that may be written meanwhile, as it stood at one instant; the copy passes SQLite's
 * integrity check and is on the disk when this resolves. Throws an EventLogError.
 */
export async function copyDatabase({ from, to, onProgress }: SqliteCopy): Promise<void> {
  let source: Database.Database | undefined;
  try {
    source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5_000 });
    // What is committed after this is not in the copy: a copy of a moving file would begin anew each time.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.({ done: totalPages - remainingPages, total: totalPages });
        return PAGES_A_STEP;
      },
    });
    source.exec('COMMIT');
    mustBeWhole(to);
    syncToDisk(to);
    syncToDisk(dirname(to));
  } catch (error) {
    const why = `${from} could not be copied to ${to}: ${messageOf(error)}`;
    throw new EventLogError('log-unavailable', why, { cause: error });
  } finally {
    source?.close();
  }
}

/** Removes the index and the empty write-ahead log that a reader leaves beside a file nobody else has. */
export function forgetReaders(file: string): void {
  for (const suffix of ['-shm', '-wal']) rmSync(`${file}${suffix}`, { force: true });
}

function mustBeWhole(file: string): void {
  const copy = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const says = copy.pragma('integrity_check', { simple: true });
    if (says !== 'ok') throw new Error(`the copy is damaged: ${String(says)}`);
  } finally {
    copy.close();
    forgetReaders(file);
  }
}
