import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from './claims-trial';
import { checkout, freshDirectory } from './running-server-trial';

/** Records claims strictly from `claims.ndjson` in a new data directory; some of them are refused. */
export function recordFile(lines: readonly (Claim | string)[]): string {
  const data = freshDirectory();
  const file = join(data, 'claims.ndjson');
  writeFileSync(
    file,
    lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
  );
  recordAgain(data, '--strict', '--data', data);
  return data;
}

/** Records that file again; what is refused makes the exit code 1. */
export function recordAgain(data: string, ...args: readonly string[]): void {
  const command = [join(checkout(), 'apps/cli/bin/daybook.js'), 'record', ...args];
  const { status, stderr } = spawnSync(process.execPath, [...command, join(data, 'claims.ndjson')], {
    env: {},
    encoding: 'utf8',
  });
  if (status !== 1) throw new Error(`daybook record ended with ${status}: ${stderr}`);
}
