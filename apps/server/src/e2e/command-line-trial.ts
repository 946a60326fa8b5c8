import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from './running-server-trial';

/** Runs one command of `daybook` and gives what it printed; rejects unless it exits with 0. */
export async function daybook(...args: readonly string[]): Promise<string> {
  const program = join(checkout(), 'apps/cli/bin/daybook.js');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], { env: {}, maxBuffer: 2 ** 26 }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
  });
}
