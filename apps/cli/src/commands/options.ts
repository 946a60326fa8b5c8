import { type Book, openBook, type Parameters } from '@daybook/book';
import { type Command, Option } from 'commander';
import { directoryTarget } from '../directory-target';
import { CommandError, EXIT } from '../exit';
import { serverTarget } from '../server-target';
import type { Target } from '../target';

/** The environment of the process, handed down from the entry point. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options that every command has. */
export interface CommonOptions {
  readonly data?: string;
  readonly server?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** Adds the options that say what a command works on. */
export function withTarget(command: Command): Command {
  return command
    .addOption(new Option('--data <dir>', 'data directory (default $DAYBOOK_DATA or ./daybook-data)').conflicts('server'))
    .option('--server <url>', 'work against a server instead')
    .option('--key <key>', 'key for the server');
}

/** Adds the parameters of a question; each has the name of its HTTP parameter in kebab-case. */
export function withQuestion(command: Command): Command {
  return command
    .option('--authority <code>', 'three-digit local authority code (default $DAYBOOK_AUTHORITY)')
    .option('--as-of <date>', 'the date that the question is about (default today)')
    .option('--as-at <position|instant|date>', 'what had been recorded by then (default the end of the log)')
    .option('--definition <definition>', 'version of the definition and its switches')
    .option('--fresh <position>', 'wait until the answer reflects this position');
}

const names = {
  asOf: 'asOf',
  asAt: 'asAt',
  definition: 'definition',
  fresh: 'fresh',
  part: 'part',
  limit: 'limit',
  next: 'next',
  after: 'after',
} as const;

/** The HTTP parameters that flags stand for. */
export function parametersOf(options: Readonly<Record<string, unknown>>, environment: Environment): Parameters {
  const parameters: Record<string, string> = {};
  const authority = options['authority'] ?? environment['DAYBOOK_AUTHORITY'];
  if (typeof authority === 'string') parameters['authority'] = authority;
  for (const [flag, name] of Object.entries(names)) {
    const value = options[flag];
    if (typeof value === 'string') parameters[name] = value;
  }
  return parameters;
}

/** Opens the data directory that is meant; `record` creates it, the others nothing. */
export async function openDirectory(
  options: CommonOptions,
  { environment, access }: { readonly environment: Environment; readonly access: 'read' | 'record' | 'maintain' },
): Promise<Book> {
  if (options.server !== undefined) {
    throw new CommandError(EXIT.usage, 'this command works on a data directory, not against a server');
  }
  const data = options.data === undefined ? {} : { DAYBOOK_DATA: options.data };
  return openBook({ environment: { ...environment, ...data }, access, threads: false });
}

/** Opens what the options name: a server or a data directory. */
export async function openTarget(
  options: CommonOptions,
  opening: { readonly environment: Environment; readonly access: 'read' | 'record' | 'maintain' },
): Promise<Target> {
  if (options.server === undefined) return directoryTarget(await openDirectory(options, opening));
  if (!URL.canParse(options.server)) throw new CommandError(EXIT.usage, `${options.server} is not the URL of a server`);
  return serverTarget({ url: options.server, ...(options.key === undefined ? {} : { key: options.key }) });
}
