import { type IssuedKey, KeyRegister, type KeyShown } from '@daybook/book';
import type { Command } from 'commander';
import { writeColumns, writeTable } from '../table';
import type { Environment } from './options';

interface KeysOptions {
  readonly data?: string;
  readonly json?: boolean;
}

interface AddOptions extends KeysOptions {
  readonly role: string;
  readonly name?: string;
  readonly authority?: string;
  readonly source?: readonly string[];
  readonly expires?: string;
}

/** `daybook keys`: the API keys of a data directory; what a running server lets in changes at once. */
export function keysCommand(program: Command, environment: Environment): void {
  const keys = program.command('keys').description('API keys by role, authority and source');
  withData(keys.command('add').description('make a key; it is shown once'))
    .requiredOption('--role <role>', 'admin, emitter, analyst or auditor')
    .option('--name <name>', 'what recordedBy will say (default the role)')
    .option('--authority <code>', 'the only authority it is for, or all (default $DAYBOOK_AUTHORITY, or all)')
    .option('--source <source...>', 'the only sources that it records from (default all)')
    .option('--expires <instant|date>', 'when it stops, a date at its end (default never)')
    .action((options: AddOptions) => {
      const { role, name, source: sources, expires } = options;
      const authority = options.authority ?? authorityOfSettings(role, environment);
      const request = { role, ...withoutUndefined({ name, authority, sources, expires }) };
      const issued = withKeys('write', { options, environment }, (register) => register.add(request));
      print(issued, options, writeIssued);
    });
  withData(keys.command('list').description('list the keys, without what was shown once')).action(
    (options: KeysOptions) => {
      const items = withKeys('read', { options, environment }, (register) => register.list());
      print({ items, next: null }, options, () => writeColumns(headings, items.map(rowOf)));
    },
  );
  withData(keys.command('revoke').description('end a key for good'))
    .argument('<id>', 'the id of the key, as list shows it')
    .action((id: string, options: KeysOptions) => {
      const revoked = withKeys('write', { options, environment }, (register) => register.revoke(id));
      print(revoked, options, () => writeColumns(headings, [rowOf(revoked)]));
    });
}

function withData(command: Command): Command {
  return command
    .option('--data <dir>', 'data directory (default $DAYBOOK_DATA or ./daybook-data)')
    .option('--json', 'print JSON');
}

/** Who audits or administers does so for every authority, whichever the settings name. */
function authorityOfSettings(role: string, environment: Environment): string | undefined {
  return role === 'emitter' || role === 'analyst' ? environment['DAYBOOK_AUTHORITY'] : undefined;
}

interface Opening {
  readonly options: KeysOptions;
  readonly environment: Environment;
}

function withKeys<T>(
  access: 'read' | 'write',
  { options, environment }: Opening,
  work: (register: KeyRegister) => T,
): T {
  const data = options.data === undefined ? {} : { DAYBOOK_DATA: options.data };
  const register = KeyRegister.open({ environment: { ...environment, ...data }, access });
  try {
    return work(register);
  } finally {
    register.close();
  }
}

function print<T extends object>(result: T, { json }: KeysOptions, write: (result: T) => void): void {
  if (json === true || !process.stdout.isTTY) process.stdout.write(`${JSON.stringify(result)}\n`);
  else write(result);
}

function writeIssued(issued: IssuedKey): void {
  writeTable([
    ['id', issued.id],
    ['name', issued.name],
    ['role', issued.role],
    ['authority', issued.authority ?? 'all'],
    ['sources', issued.sources?.join(', ') ?? 'all'],
    ['expires', issued.expiresAt ?? 'never'],
    ['key', issued.key],
  ]);
  process.stderr.write('Keep the key: it is not shown again.\n');
}

const headings = ['id', 'name', 'role', 'authority', 'sources', 'made', 'expires', 'status'];

function rowOf({
  id,
  name,
  role,
  authority,
  sources,
  createdAt,
  expiresAt,
  status,
}: KeyShown): readonly string[] {
  return [
    id,
    name,
    role,
    authority ?? 'all',
    sources?.join(', ') ?? 'all',
    createdAt,
    expiresAt ?? 'never',
    status,
  ];
}

/** The members that are there: the register tells a missing one from any value. */
function withoutUndefined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
