import { BackupDamaged, DataDirectoryError, DaybookProblem, SettingsError } from '@daybook/book';
import { Command, CommanderError } from 'commander';
import { askCommand } from './commands/ask';
import { backupCommand, restoreCommand } from './commands/backup';
import { changesCommand, findingsCommand } from './commands/changes';
import { demoCommand } from './commands/demo';
import { doctorCommand } from './commands/doctor';
import { explainCommand } from './commands/explain';
import { exportCommand } from './commands/export';
import { keysCommand } from './commands/keys';
import type { Environment } from './commands/options';
import { recordCommand } from './commands/record';
import { replayCommand } from './commands/replay';
import { showCommand } from './commands/show';
import { upCommand } from './commands/up';
import { rebuildCommand, stateHashCommand } from './commands/views';
import { CommandError, EXIT } from './exit';

const guidance = `
Commands work on a data directory (--data, else $DAYBOOK_DATA, else
./daybook-data), which record and up make, or against a server (--server).
Results go to stdout, progress and notes to stderr. Exit codes: 0 done;
1 answered "no"; 2 bad usage or input; 3 something could not be reached.

Examples:
  daybook demo
  daybook record events.ndjson
  daybook ask WF.TURNOVER.FTE --authority 333 --as-of 2024-09-30
  daybook ask --help`;

/** Runs one command line and gives its exit code (interfaces.md §2). */
export async function main(argv: readonly string[], environment: Environment = process.env): Promise<number> {
  const program = new Command('daybook')
    .description('The record of a children’s social care workforce and of the children it serves')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(add --help to see what there is)')
    .addHelpText('after', guidance);
  for (const add of [
    upCommand,
    recordCommand,
    askCommand,
    explainCommand,
    changesCommand,
    showCommand,
    findingsCommand,
    rebuildCommand,
    stateHashCommand,
    exportCommand,
    replayCommand,
    demoCommand,
    keysCommand,
    doctorCommand,
    backupCommand,
    restoreCommand,
  ]) {
    add(program, environment);
  }
  endQuietlyWithReader(process.stdout);
  try {
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    return exitCodeOf(error);
  }
}

/** Whoever reads the output may stop early, as `head` does: that is no failure. */
function endQuietlyWithReader(output: NodeJS.WriteStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.done);
  });
}

/** Errors whose message says everything, with their exit codes. */
const sentences = [
  [BackupDamaged, EXIT.no],
  [SettingsError, EXIT.usage],
  [DataDirectoryError, EXIT.unreachable],
] as const;

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const say = (sentence: string): boolean => process.stderr.write(`daybook: ${sentence}\n`);
  if (error instanceof CommandError) {
    say(error.message);
    return error.exitCode;
  }
  if (error instanceof DaybookProblem) {
    say(`${error.message} (${error.code})`);
    return error.status >= 500 ? EXIT.unreachable : EXIT.usage;
  }
  const known = sentences.find(([kind]) => error instanceof kind);
  if (known !== undefined) {
    say((error as Error).message);
    return known[1];
  }
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.unreachable;
}
