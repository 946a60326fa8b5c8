import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncToDisk } from './disk-sync';
import { codeOf } from './error-cause';
import { KeyRingError } from './key-ring';

const KEY_BYTES = 32;

/**
 * The master key kept in a file as 64 hexadecimal digits. Where there is no file it is made, readable by its
 * owner only and flushed to the disk. Throws a KeyRingError where the file holds no such key.
 */
export function readOrCreateMasterKey(file: string): Buffer {
  const there = readMasterKey(file);
  if (there !== undefined) return there;
  try {
    createKeyFile(file);
  } catch (cause) {
    throw new KeyRingError('keys-unavailable', `the master key could not be written to ${file}`, { cause });
  }
  // Read again: another process may have been quicker, and then its key is the one.
  return readMasterKey(file) ?? unreadable(file, 'it is gone again');
}

/** The master key in a file, or undefined where there is none. Throws a KeyRingError as above. */
export function readMasterKey(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'latin1').trim();
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : unreadable(file, error);
  }
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  throw new KeyRingError('keys-corrupt', `${file} does not hold a master key of 64 hexadecimal digits`);
}

/** Leaves a file that is there as it is. */
function createKeyFile(file: string): void {
  const draft = `${file}.${process.pid}.new`;
  writeDurably(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
  try {
    // A link appears whole or not at all, and never in the place of a key that another process has just made.
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  syncToDisk(dirname(file));
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function unreadable(file: string, cause: unknown): never {
  throw new KeyRingError('keys-unavailable', `the master key could not be read from ${file}`, { cause });
}
