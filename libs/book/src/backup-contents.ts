import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetReaders, openRecord, readMasterKey, SqliteEventLog, SqliteKeyRing } from '@daybook/log';
import type { Progress } from './book';
import { badParameter } from './problem';

/** A file of a backup, as it was when it was verified. */
export interface BackedUpFile {
  readonly name: string;
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What a backup holds; written last, so that a directory without one is no backup. */
export interface BackupManifest {
  readonly daybookBackup: 1;
  /** RFC 3339 with `Z`. */
  readonly madeAt: string;
  /** Position of the last record, decimal. */
  readonly head: string;
  readonly records: number;
  readonly files: readonly BackedUpFile[];
}

/** A backup is not what it says that it is, or cannot be read with the master key: nothing was restored. */
export class BackupDamaged extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'BackupDamaged';
  }
}

/** The names of the files of a backup. */
export const BACKUP = {
  log: 'log.sqlite',
  keys: 'keys.sqlite',
  masterKey: 'master.key',
  manifest: 'backup.json',
} as const;

/** Describes a file that lies in a backup. */
export async function describeFile(directory: string, name: string): Promise<BackedUpFile> {
  const file = join(directory, name);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { name, bytes: statSync(file).size, sha256: hash.digest('hex') };
}

/** Writes the manifest so that it is on the disk when this returns. */
export function writeManifest(directory: string, manifest: BackupManifest): void {
  writeFileSync(join(directory, BACKUP.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
}

/** @throws DaybookProblem `bad-parameter` where the directory is no backup */
export function readManifest(directory: string): BackupManifest {
  const file = join(directory, BACKUP.manifest);
  if (!existsSync(file)) {
    throw badParameter('directory', `${directory} is no backup, or one that was not finished: no ${file}`);
  }
  let manifest: Partial<BackupManifest> | null;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<BackupManifest> | null;
  } catch (error) {
    throw new BackupDamaged(`${file} cannot be read`, { cause: error });
  }
  const isWhole =
    manifest?.daybookBackup === 1 && /^\d{1,20}$/.test(manifest.head ?? '') && Array.isArray(manifest.files);
  if (!isWhole) throw new BackupDamaged(`${file} is not a manifest that this Daybook knows`);
  const names = (manifest as BackupManifest).files.map(({ name }) => name);
  if (!names.includes(BACKUP.log) || !names.includes(BACKUP.keys)) {
    throw new BackupDamaged(`${file} lists no ${BACKUP.log} or no ${BACKUP.keys}`);
  }
  return manifest as BackupManifest;
}

/** @throws BackupDamaged naming the first file that is not as the manifest says */
export async function verifyFiles(directory: string, { files }: BackupManifest): Promise<void> {
  for (const { name, bytes, sha256 } of files) {
    if (!existsSync(join(directory, name))) throw new BackupDamaged(`${name} is missing in ${directory}`);
    const found = await describeFile(directory, name);
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw new BackupDamaged(
        `${join(directory, name)} is not the file that was backed up: its SHA-256 differs`,
      );
    }
  }
}

/** The files to verify together, which nobody else has open. */
export interface CopiedFiles {
  readonly log: string;
  readonly keys: string;
  readonly masterKey: string;
  onProgress(progress: Progress): void;
}

/**
 * Opens every record of a copied log with its copied keys, and counts them.
 * @throws BackupDamaged where one cannot be opened, or positions are left out
 */
export async function verifyRecords(
  copied: CopiedFiles,
): Promise<{ readonly head: string; readonly records: number }> {
  const masterKey = readMasterKey(copied.masterKey);
  if (masterKey === undefined) {
    const sentence = `no master key in ${copied.masterKey}: put it there, or name it with DAYBOOK_KEYS`;
    throw new BackupDamaged(sentence);
  }
  try {
    return await openEveryRecord(copied, masterKey);
  } catch (error) {
    if (error instanceof BackupDamaged) throw error;
    throw new BackupDamaged(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    forgetReaders(copied.log);
    forgetReaders(copied.keys);
  }
}

async function openEveryRecord(
  copied: CopiedFiles,
  masterKey: Uint8Array,
): Promise<{ readonly head: string; readonly records: number }> {
  const keyRing = SqliteKeyRing.open({ file: copied.keys, masterKey, readOnly: true });
  try {
    const log = SqliteEventLog.open({ file: copied.log, readOnly: true, clock: () => 0 });
    try {
      const head = log.head();
      let records = 0;
      for await (const page of log.readAll({ after: 0n })) {
        for (const record of page) {
          openRecord(record, keyRing);
          if (record.position !== BigInt(++records)) {
            throw new BackupDamaged(`the record at position ${records} is missing`);
          }
        }
        copied.onProgress({ done: records, total: Number(head) });
      }
      return { head: String(head), records };
    } finally {
      await log.close();
    }
  } finally {
    keyRing.close();
  }
}
