import { once } from 'node:events';
import type { Parameters } from '@daybook/book';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import type { Target } from '../target';
import {
  type CommonOptions,
  type Environment,
  flagParameters,
  onTarget,
  withExample,
  withTarget,
} from './options';

interface ExportOptions extends CommonOptions {
  readonly format: string;
  readonly limit?: string;
}

/** `daybook export log`: every entry as NDJSON, which `record` takes as it stands. */
export function exportCommand(program: Command, environment: Environment): void {
  const exporting = program.command('export').description('write what is recorded in a form for others');
  const log = withTarget(exporting.command('log'))
    .summary('every entry of the log')
    .description(
      'Write the log as NDJSON, an entry a line with its position and when it was recorded. Another ' +
        'Daybook can record it: it then knows the same, and has the same state-hash.',
    )
    .option('--after <position>', 'only what was recorded after this position')
    .option('--limit <n>', 'only so many entries')
    .option('--format <format>', 'ndjson', 'ndjson');
  withExample(
    log,
    'daybook export log > log.ndjson',
    'daybook record log.ndjson --format log --data ./elsewhere',
  ).action(async ({ format, limit, ...options }: ExportOptions) => {
    if (format !== 'ndjson') throw new CommandError(EXIT.usage, 'the log is exported as ndjson');
    const most = limit === undefined ? Infinity : Number(limit);
    if (Number.isNaN(most) || most < 1) throw new CommandError(EXIT.usage, '--limit is a number from 1');
    await onTarget(options, { environment, access: 'read' }, (target) =>
      writeLog(target, { parameters: flagParameters(options), most }),
    );
  });
}

async function writeLog(
  target: Target,
  { parameters, most }: { readonly parameters: Parameters; readonly most: number },
): Promise<void> {
  let left = most;
  for await (const page of target.exportLog(parameters)) {
    const { bytes, lines } = firstLines(Buffer.from(page), left);
    left -= lines;
    if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
    if (left <= 0) return;
  }
}

const NEWLINE = 0x0a;

function firstLines(page: Buffer, most: number): { readonly bytes: Buffer; readonly lines: number } {
  if (most === Infinity) return { bytes: page, lines: 0 };
  let end = 0;
  let lines = 0;
  while (lines < most && end < page.length) {
    end = page.indexOf(NEWLINE, end) + 1;
    lines++;
  }
  return { bytes: page.subarray(0, end), lines };
}
