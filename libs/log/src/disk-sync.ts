import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Flushes a file, or the entries of a directory, to the disk; returns when they are there. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
