import { availableParallelism } from 'node:os';
import type { RebuildReport } from '@daybook/book';
import type { Command } from 'commander';
import { whileViewsCatchUp } from '../directory-target';
import { CommandError, EXIT } from '../exit';
import { ProgressBar } from '../progress';
import {
  type CommonOptions,
  type Environment,
  flagParameters,
  openDirectory,
  withData,
  withExample,
} from './options';

interface RebuildOptions extends CommonOptions {
  readonly parallel: string;
  readonly check?: boolean;
}

/** `daybook rebuild`: new views beside the present ones; `--check` compares them row for row. */
export function rebuildCommand(program: Command, environment: Environment): void {
  const command = withData(program.command('rebuild'))
    .summary('build the views anew from the log')
    .description(
      'Build a new generation of the views from the log beside the present one, and switch to it when ' +
        'it is whole; until then the present one answers. With --check nothing is switched: both are ' +
        'compared row for row, the first difference is named, and the exit code is 1.',
    )
    .option('--parallel <n>', 'how many fold at once', String(availableParallelism()))
    .option('--check', 'only compare with the present views')
    .option('--json', 'print {generation, events, difference}');
  withExample(command, 'daybook rebuild --check').action(async (options: RebuildOptions) => {
    const parallel = Number(options.parallel);
    if (!Number.isInteger(parallel) || parallel < 1 || parallel > 64) {
      throw new CommandError(EXIT.usage, '--parallel is a whole number from 1 to 64');
    }
    const check = options.check === true;
    const book = await openDirectory(options, { environment, access: check ? 'read' : 'maintain' });
    try {
      const bar = new ProgressBar(check ? 'checking the views' : 'rebuilding the views');
      let done = 0;
      const report = await book.rebuild({
        parallel,
        check,
        onProgress: (progress) => bar.update({ ...progress, count: (done = progress.done) }),
      });
      bar.finish(done);
      process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : `${sentence(report)}\n`);
      if (report.difference != null) process.exitCode = EXIT.no;
    } finally {
      await book.close();
    }
  });
}

function sentence({ difference, events, generation }: RebuildReport): string {
  if (difference === undefined) return `generation ${generation} of the views answers now: ${events} events`;
  if (difference === null) return `the views are what the log says: ${events} events`;
  return `generation ${generation} of the views is not what the log says: ${difference}`;
}

/** `daybook state-hash`: 64 hexadecimal digits that two Daybooks share when they know the same. */
export function stateHashCommand(program: Command, environment: Environment): void {
  const command = withData(program.command('state-hash'))
    .summary('print a fingerprint of everything that is known')
    .description(
      'Print 64 hexadecimal digits that stand for every fact and finding: two Daybooks that know the same ' +
        'print the same, however and in whatever order they came to know it.',
    )
    .option('--as-at <when>', 'of what had been recorded by this position, instant or date')
    .option('--json', 'print {stateHash, position, recordedAt}');
  withExample(command, 'daybook state-hash --as-at 2024-12-01').action(async (options: CommonOptions) => {
    const book = await openDirectory(options, { environment, access: 'read' });
    try {
      const found = await whileViewsCatchUp(book, book.stateHash(flagParameters(options)));
      process.stdout.write(options.json === true ? `${JSON.stringify(found)}\n` : `${found.stateHash}\n`);
    } finally {
      await book.close();
    }
  });
}
