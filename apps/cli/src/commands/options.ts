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
  readonly [flag: string]: unknown;
}

/** What a command needs of a data directory: only `record` makes one that is not there. */
export interface Opening {
  readonly environment: Environment;
  readonly access: 'read' | 'record' | 'maintain';
}

const data = '--data <dir>';
const whereData = 'data directory (default $DAYBOOK_DATA or ./daybook-data)';

/** Adds the option of a command that works on a data directory only. */
export function withData(command: Command): Command {
  return command.option(data, whereData);
}

/** Adds the options that say what a command works on. */
export function withTarget(command: Command): Command {
  return command
    .addOption(new Option(data, whereData).conflicts('server'))
    .option('--server <url>', 'work against a server instead, such as http://127.0.0.1:8080')
    .option('--key <key>', 'API key, if the server wants one');
}

/** Adds the parameters of a question; each has the name of its HTTP parameter in kebab-case. */
export function withQuestion(command: Command): Command {
  return command
    .option('--authority <code>', 'local authority, three digits (default $DAYBOOK_AUTHORITY)')
    .option('--as-of <date>', 'the day that the question is about (default today)')
    .option('--as-at <when>', 'answer from what had been recorded by this position, instant or date')
    .option('--team <team>', 'only this team')
    .option('--definition <definition>', 'version of the definition with its switches, as answers show it')
    .option('--fresh <position>', 'wait until the answer reflects at least this position');
}

/** Shows an example under the help of a command. */
export function withExample(command: Command, ...lines: readonly string[]): Command {
  const [first, ...more] = lines;
  const heading = `\nExample${lines.length > 1 ? 's' : ''}:\n`;
  return command.addHelpText('after', [`${heading}  ${first ?? ''}`, ...more].join('\n  '));
}

const parameterNames = [
  ...['asOf', 'asAt', 'definition', 'fresh', 'team', 'region', 'area', 'by', 'from', 'to', 'every'],
  ...['rule', 'subject', 'part', 'limit', 'next', 'after'],
];

/** The HTTP parameters that flags stand for, as far as they were given. */
export function flagParameters(options: Readonly<Record<string, unknown>>): Parameters {
  const given = parameterNames.filter((name) => typeof options[name] === 'string');
  return Object.fromEntries(given.map((name) => [name, options[name] as string]));
}

/** The parameters of a question; the authority is that of the environment where none is named. */
export function questionParameters(
  options: Readonly<Record<string, unknown>>,
  environment: Environment,
): Parameters {
  const isArea = options['region'] !== undefined || options['area'] !== undefined;
  const authority = options['authority'] ?? (isArea ? undefined : environment['DAYBOOK_AUTHORITY']);
  return { ...(typeof authority === 'string' ? { authority } : {}), ...flagParameters(options) };
}

/** Opens the data directory that is meant. */
export async function openDirectory(options: CommonOptions, { environment, access }: Opening): Promise<Book> {
  const directory = options.data === undefined ? {} : { DAYBOOK_DATA: options.data };
  return openBook({ environment: { ...environment, ...directory }, access, threads: false });
}

/** Opens what the options name: a server or a data directory. */
export async function openTarget(options: CommonOptions, opening: Opening): Promise<Target> {
  const { server, key } = options;
  if (server === undefined) return directoryTarget(await openDirectory(options, opening));
  if (!/^https?:\/\//.test(server) || !URL.canParse(server)) {
    throw new CommandError(
      EXIT.usage,
      `${server} is not the address of a server, such as http://127.0.0.1:8080`,
    );
  }
  return serverTarget({ url: server, ...(key === undefined ? {} : { key }) });
}

/** Works on what the options name and closes it, whatever comes of it. */
export async function onTarget(
  options: CommonOptions,
  opening: Opening,
  work: (target: Target) => Promise<void>,
): Promise<void> {
  const target = await openTarget(options, opening);
  try {
    await work(target);
  } finally {
    await target.close();
  }
}

/** JSON was asked for, or nobody is looking. */
export function wantsJson({ json }: CommonOptions): boolean {
  return json === true || !process.stdout.isTTY;
}
