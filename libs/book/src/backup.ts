import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { instantFromEpochMs } from '@daybook/events';
import { copyDatabase, EventLogError, SqliteEventLog, syncToDisk } from '@daybook/log';
import { BACKUP, describeFile, verifyRecords, writeManifest, type BackupManifest } from './backup-contents';
import type { Progress } from './book';
import { DataDirectoryError, dataDirectoryOf, mustExist, type DataDirectory } from './data-directory';
import { badParameter } from './problem';
import { readSettings, SettingsError } from './settings';

/** Which data directory, which backup, and who is told how far the work is. */
export interface BackupRequest {
  /** The environment of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The directory of the backup. */
  readonly directory: string;
  onProgress(what: 'copying' | 'verifying', progress: Progress): void;
}

/** What came of it. */
export interface BackupReport extends BackupManifest {
  readonly directory: string;
  /** Whether the backup can be read by itself: whoever has it then has everything. */
  readonly holdsMasterKey: boolean;
}

/**
 * Copies the log and then the keys, so that the copy has the key of every event in it, beside a running
 * server or without one; opens every record of the copy before the manifest is written. The master key is
 * copied only when asked for.
 * @throws DaybookProblem `bad-parameter` where the directory is not empty, or the master key lies elsewhere;
 *   DataDirectoryError; BackupDamaged where the copy cannot be read
 */
export async function makeBackup({
  environment,
  directory,
  onProgress,
  withMasterKey,
  clock = Date.now,
}: BackupRequest & {
  readonly withMasterKey: boolean;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}): Promise<BackupReport> {
  const places = placesOf(environment);
  mustExist(places);
  if (withMasterKey && dirname(places.masterKey) !== places.directory) {
    const detail = `the master key is kept apart, in ${places.masterKey}: back it up where it is`;
    throw badParameter('withMasterKey', detail);
  }
  const target = resolve(directory);
  mustBeEmpty(target, []);
  const isNew = !existsSync(target);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  try {
    const manifest = await copyAndVerify({ places, target, withMasterKey, onProgress, clock });
    return { ...manifest, directory: target, holdsMasterKey: withMasterKey };
  } catch (error) {
    for (const name of readdirSync(target)) rmSync(join(target, name), { force: true });
    if (isNew) rmSync(target, { recursive: true });
    throw error instanceof EventLogError ? unusable(error) : error;
  }
}

interface Copying extends Pick<BackupRequest, 'onProgress'> {
  readonly places: DataDirectory;
  readonly target: string;
  readonly withMasterKey: boolean;
  readonly clock: () => number;
}

async function copyAndVerify(copying: Copying): Promise<BackupManifest> {
  const { places, target, withMasterKey, onProgress, clock } = copying;
  const [log, keys] = [join(target, BACKUP.log), join(target, BACKUP.keys)];
  const known = await headOf(places.log);
  await copyDatabase({ from: places.log, to: log, onProgress: (made) => onProgress('copying', made) });
  await copyDatabase({ from: places.keys, to: keys });
  if (withMasterKey) copyFileDurably(places.masterKey, join(target, BACKUP.masterKey));
  const masterKey = withMasterKey ? join(target, BACKUP.masterKey) : places.masterKey;
  const found = await verifyRecords({
    log,
    keys,
    masterKey,
    onProgress: (made) => onProgress('verifying', made),
  });
  if (BigInt(found.head) < known) {
    throw new EventLogError('log-corrupt', `the copy ends at ${found.head}, the log was at ${known} before`);
  }
  const names = [BACKUP.log, BACKUP.keys, ...(withMasterKey ? [BACKUP.masterKey] : [])];
  const files = await Promise.all(names.map((name) => describeFile(target, name)));
  const manifest = { daybookBackup: 1, madeAt: instantFromEpochMs(clock()), ...found, files } as const;
  writeManifest(target, manifest);
  syncToDisk(target);
  return manifest;
}

/** Where everything lies of a Daybook that is on a disk. */
export function placesOf(environment: BackupRequest['environment']): DataDirectory {
  const settings = readSettings(environment);
  if (settings.DAYBOOK_LOG === 'memory:') {
    throw new SettingsError('DAYBOOK_LOG=memory: keeps nothing that could be backed up or restored');
  }
  return dataDirectoryOf(settings);
}

/** @throws DaybookProblem `bad-parameter` where there is anything but what may be there */
export function mustBeEmpty(directory: string, but: readonly string[]): void {
  if (!existsSync(directory)) return;
  const found = readdirSync(directory).find((name) => !but.includes(name));
  if (found === undefined) return;
  throw badParameter('directory', `${directory} is not empty, there is ${found}: name one that is`);
}

/** Copies a file for its owner only; it is on the disk when this returns. */
export function copyFileDurably(from: string, to: string): void {
  copyFileSync(from, to);
  syncToDisk(to);
  syncToDisk(dirname(to));
}

/** A log or a directory that failed is one that cannot be used. */
export function unusable(error: EventLogError): DataDirectoryError {
  return new DataDirectoryError('unusable', error.message, { cause: error });
}

async function headOf(file: string): Promise<bigint> {
  const log = SqliteEventLog.open({ file, readOnly: true, clock: () => 0 });
  const head = log.head();
  await log.close();
  return head;
}
