import { DataDirectoryError, DaybookProblem, SettingsError } from '@daybook/book';
import { Command, CommanderError } from 'commander';
import { askCommand } from './commands/ask';
import { changesCommand, findingsCommand } from './commands/changes';
import { demoCommand } from './commands/demo';
import { explainCommand } from './commands/explain';
import { exportCommand } from './commands/export';
import { keysCommand } from './commands/keys';
import type { Environment } from './commands/options';
import { recordCommand } from './commands/record';
import { upCommand } from './commands/up';
import { rebuildCommand, stateHashCommand } from './commands/views';
import { CommandError, EXIT } from './exit';

/** Runs one command line and gives its exit code (interfaces.md §2). */
export async function main(argv: readonly string[], environment: Environment = process.env): Promise<number> {
  const program = new Command('daybook')
    .description('The record of a children’s social care workforce and of the children it serves')
    .version('0.1.0')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  for (const add of [
    upCommand,
    recordCommand,
    askCommand,
    explainCommand,
    changesCommand,
    findingsCommand,
    rebuildCommand,
    stateHashCommand,
    exportCommand,
    demoCommand,
    keysCommand,
  ]) {
    add(program, environment);
  }
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    return exitCodeOf(error);
  }
}

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
  if (error instanceof SettingsError) {
    say(error.message);
    return EXIT.usage;
  }
  if (error instanceof DataDirectoryError) {
    say(error.message);
    return EXIT.unreachable;
  }
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.unreachable;
}
