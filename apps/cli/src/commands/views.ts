import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import { ProgressBar } from '../progress';
import { type CommonOptions, type Environment, openDirectory, openTarget, parametersOf, withTarget } from './options';

/** `daybook rebuild`: new views beside the present ones; `--check` compares them row for row. */
export function rebuildCommand(program: Command, environment: Environment): void {
  withTarget(program.command('rebuild').description('build the views anew from the log'))
    .option('--parallel <n>', 'how many may fold at once', String(availableParallelism()))
    .option('--check', 'only compare row for row with the present views')
    .option('--json', 'print the report as JSON')
    .action(async (options: CommonOptions & { readonly parallel: string; readonly check?: boolean }) => {
      const parallel = Number(options.parallel);
      if (!Number.isInteger(parallel) || parallel < 1) throw new CommandError(EXIT.usage, '--parallel is a number from 1');
      const access = options.check === true ? 'read' : 'maintain';
      const book = await openDirectory(options, { environment, access });
      try {
        const bar = new ProgressBar(options.check === true ? 'checking the views' : 'rebuilding the views');
        const report = await book.rebuild({
          parallel,
          check: options.check === true,
          onProgress: ({ done, total }) => bar.update(done, total),
        });
        bar.finish(report.events);
        const { difference } = report;
        const says = difference == null ? `${report.events} events, generation ${report.generation}` : difference;
        process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : `${says}\n`);
        if (difference != null) process.exitCode = EXIT.no;
      } finally {
        await book.close();
      }
    });
}

/** `daybook state-hash`: 64 hexadecimal digits that two Daybooks share when they know the same. */
export function stateHashCommand(program: Command, environment: Environment): void {
  withTarget(program.command('state-hash').description('a fingerprint of everything that is known'))
    .option('--as-at <position|instant|date>', 'what had been recorded by then')
    .option('--json', 'print the position too, as JSON')
    .action(async (options: CommonOptions) => {
      const { asAt } = parametersOf(options as Record<string, unknown>, {});
      const book = await openDirectory(options, { environment, access: 'read' });
      try {
        const found = await book.stateHash({ asAt });
        process.stdout.write(options.json === true ? `${JSON.stringify(found)}\n` : `${found.stateHash}\n`);
      } finally {
        await book.close();
      }
    });
}

/** `daybook export log`: every entry as NDJSON. */
export function exportCommand(program: Command, environment: Environment): void {
  const exporting = program.command('export').description('write what is recorded in a form for others');
  withTarget(exporting.command('log').description('every entry of the log'))
    .option('--after <position>', 'only what was recorded after this position')
    .option('--format <format>', 'ndjson', 'ndjson')
    .action(async (options: CommonOptions & { readonly format: string }) => {
      if (options.format !== 'ndjson') throw new CommandError(EXIT.usage, 'the log is exported as ndjson');
      const target = await openTarget(options, { environment, access: 'read' });
      const { after } = parametersOf(options as Record<string, unknown>, {});
      try {
        for await (const lines of target.exportLog({ after })) {
          if (!process.stdout.write(lines)) await new Promise((resolve) => process.stdout.once('drain', resolve));
        }
      } finally {
        await target.close();
      }
    });
}
