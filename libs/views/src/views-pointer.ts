import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const POINTER = 'views-current';

/** The generation that answers, or null where no views were made yet. */
export function readPointer(directory: string): number | null {
  let text: string;
  try {
    text = readFileSync(join(directory, POINTER), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (!/^[1-9]\d{0,9}\n$/.test(text))
    throw new Error(`${join(directory, POINTER)} names no generation of views`);
  return Number(text);
}

/** Lets a generation answer: readers see the one before or this one, whatever happens meanwhile. */
export function writePointer(directory: string, generation: number): void {
  const prepared = join(directory, `${POINTER}.new`);
  writeFileSync(prepared, `${generation}\n`, { flush: true });
  renameSync(prepared, join(directory, POINTER));
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
