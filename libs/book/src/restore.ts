import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EventLogError, isBeingWritten, syncToDisk, takeWriterLock } from '@daybook/log';
import {
  copyFileDurably,
  mustBeEmpty,
  placesOf,
  unusable,
  type BackupReport,
  type BackupRequest,
} from './backup';
import {
  BACKUP,
  BackupDamaged,
  readManifest,
  verifyFiles,
  verifyRecords,
  type BackupManifest,
} from './backup-contents';
import { createDirectories, inUse, type DataDirectory } from './data-directory';
import { badParameter } from './problem';

/**
 * Puts a backup into a data directory that is absent, or empty but for its master key. Verifies every file
 * against the manifest and opens every record before the log is put in its place; views are made when first
 * needed.
 * @throws DataDirectoryError `in-use`; DaybookProblem `bad-parameter` where the directory is not empty or
 *   there is no backup; BackupDamaged, and then nothing is left behind
 */
export async function restoreBackup(request: BackupRequest): Promise<BackupReport> {
  const places = placesOf(request.environment);
  if (isBeingWritten(places.log)) throw inUse(places, undefined);
  mustBeEmpty(places.directory, dirname(places.masterKey) === places.directory ? ['master.key'] : []);
  if (existsSync(places.log)) throw badParameter('directory', `there is a log already: ${places.log}`);
  const source = resolve(request.directory);
  const manifest = readManifest(source);
  await verifyFiles(source, manifest);
  createDirectories(places);
  mkdirSync(dirname(places.log), { recursive: true });
  const lock = lockOf(places);
  try {
    await putInPlace({ places, source, manifest, request });
  } finally {
    lock.close();
    if (!existsSync(places.log)) rmSync(`${places.log}.lock`, { force: true });
  }
  const holdsMasterKey = holdsKey(manifest);
  return { ...manifest, directory: source, holdsMasterKey };
}

interface Restoring {
  readonly places: DataDirectory;
  readonly source: string;
  readonly manifest: BackupManifest;
  readonly request: BackupRequest;
}

/** The log comes last: where there is none there is no Daybook, whenever this is broken off. */
async function putInPlace({ places, source, manifest, request }: Restoring): Promise<void> {
  const log = join(dirname(places.log), `${basename(places.log)}.restored`);
  const takesMasterKey = holdsKey(manifest) && !existsSync(places.masterKey);
  try {
    if (takesMasterKey) copyFileDurably(join(source, BACKUP.masterKey), places.masterKey);
    copyFileDurably(join(source, BACKUP.keys), places.keys);
    copyFileDurably(join(source, BACKUP.log), log);
    const { head, records } = await verifyRecords({
      log,
      keys: places.keys,
      masterKey: places.masterKey,
      onProgress: (made) => request.onProgress('verifying', made),
    });
    if (head !== manifest.head || records !== manifest.records) {
      throw new BackupDamaged(`the log ends at ${head}, not at ${manifest.head} as the manifest says`);
    }
    renameSync(log, places.log);
    syncToDisk(dirname(places.log));
  } catch (error) {
    for (const file of [log, places.keys, ...(takesMasterKey ? [places.masterKey] : [])]) {
      rmSync(file, { force: true });
    }
    throw error instanceof EventLogError ? unusable(error) : error;
  }
}

function holdsKey({ files }: BackupManifest): boolean {
  return files.some(({ name }) => name === BACKUP.masterKey);
}

/** Nobody begins a new log here meanwhile. */
function lockOf(places: DataDirectory): ReturnType<typeof takeWriterLock> {
  try {
    return takeWriterLock(places.log);
  } catch (error) {
    throw error instanceof EventLogError ? inUse(places, error) : error;
  }
}
