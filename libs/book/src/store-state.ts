import { statfsSync } from 'node:fs';
import type { Position } from '@daybook/events';
import { DaybookProblem } from './problem';

/** A problem of the store itself, with nothing in the request to point at. */
export function storeProblem(code: string, detail: string): DaybookProblem {
  return new DaybookProblem(code, detail, { errors: [{ pointer: '', code, detail }] });
}

/** The views did not come to a position in time. */
export function viewsBehind(position: Position): DaybookProblem {
  return storeProblem(
    'views-behind',
    `the views have not reached position ${position} yet: ask again in a moment`,
  );
}

/** Free space where a path lies, in MiB; 0 where nobody can tell. */
export function freeDiskMiB(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return Math.floor((bavail * bsize) / 2 ** 20);
  } catch {
    return 0;
  }
}
