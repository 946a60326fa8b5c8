import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory for one test: a path in it, and how to be rid of it. */
export interface ScratchDirectory {
  readonly path: (name: string) => string;
  readonly remove: () => void;
}

/** Makes an empty directory under the system's directory for temporary files. */
export function scratchDirectory(): ScratchDirectory {
  const directory = mkdtempSync(join(tmpdir(), 'daybook-log-'));
  return {
    path: (name) => join(directory, name),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
