import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncToDisk } from './disk-sync';
import { KeyRingError } from './key-ring';

const KEY_BYTES = 32;

/**
 * The master key kept in a file as 64 hexadecimal digits. Where there is no file it is made, readable by its
 * owner only and flushed to the disk. Throws a KeyRingError where the file holds no such key.
 */
export function readOrCreateMasterKey(file: string): Buffer {
  return readMasterKey(file) ?? createMasterKey(file);
}

function readMasterKey(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'latin1').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new KeyRingError('keys-unavailable', `the master key could not be read from ${file}`, {
      cause: error,
    });
  }
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  throw new KeyRingError('keys-corrupt', `${file} does not hold a master key of 64 hexadecimal digits`);
}

function createMasterKey(file: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  const draft = `${file}.${process.pid}.new`;
  try {
    writeDurably(draft, `${key.toString('hex')}\n`);
    // A link appears whole or not at all, and never in the place of a key that another process has just made.
    linkSync(draft, file);
    return key;
  } catch (error) {
    const made = error instanceof Error && 'code' in error && error.code === 'EEXIST' && readMasterKey(file);
    if (made) return made;
    throw new KeyRingError('keys-unavailable', `the master key could not be written to ${file}`, {
      cause: error,
    });
  } finally {
    unlinkIfThere(draft);
    syncToDisk(dirname(file));
  }
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

function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
