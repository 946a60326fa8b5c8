import { isAuthorityCode } from '@daybook/events';
import { z } from 'zod';
import { kafkaFault, kafkaSettings } from './kafka-settings';

const roleNames = ['ingest', 'project', 'ask', 'pages', 'relay'] as const;
export type Role = (typeof roleNames)[number];

const roles = z
  .string()
  .transform((text) => text.split(',').map((role) => role.trim()))
  .pipe(z.array(z.enum(roleNames)).min(1));

/** Every environment variable that Daybook looks at, with its meaning and default (interfaces.md §4). */
const environment = z.strictObject({
  DAYBOOK_ROLES: roles
    .default(['ingest', 'project', 'ask', 'pages'])
    .describe('What this process does: any of ingest, project, ask, pages, relay, separated by commas'),
  DAYBOOK_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  DAYBOOK_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65535))
    .default(8080)
    .describe('Port to listen on; 0 takes a free one'),
  DAYBOOK_DATA: z.string().min(1).default('./daybook-data').describe('Data directory'),
  DAYBOOK_AUTHORITY: z
    .string()
    .refine(isAuthorityCode, 'a three-digit local authority code')
    .optional()
    .describe('Authority that commands and the first emitter key are for'),
  DAYBOOK_LOG: z
    .string()
    .regex(/^(sqlite:.+|memory:)$/, 'sqlite:<file> or memory:')
    .optional()
    .describe('Where the log is: sqlite:<file> (default log.sqlite in the data directory) or memory:'),
  DAYBOOK_VIEWS: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/[^/]+\/.+)$/, 'sqlite:<directory> or postgres://…')
    .refine((text) => text.startsWith('sqlite:') || URL.canParse(text), 'a URL, its password percent-encoded')
    .optional()
    .describe(
      'Where views are: sqlite:<directory> (default the data directory), or ' +
        'postgres://<user>:<password>@<host>:<port>/<database>, a database of their own',
    ),
  DAYBOOK_KEYS: z
    .string()
    .regex(/^file:.+$/, 'file:<path>')
    .optional()
    .describe(
      'The master key: file:<path>, in production outside the data directory (default master.key in it)',
    ),
  DAYBOOK_MAX_LAG_MS: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .default(5000)
    .describe(
      'Views may be this many milliseconds behind the log before the server says that it is not ready',
    ),
  ...kafkaSettings,
  DAYBOOK_AUTH: z
    .enum(['none', 'keys'])
    .default('none')
    .describe('none (loopback only) or keys (Authorization: Bearer)'),
  DAYBOOK_SANDBOX: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false)
    .describe('true marks a new data directory as a sandbox for ever'),
});

/** The settings of one process, read once from its environment. */
export type Settings = z.output<typeof environment>;

/** One variable as `.env.example` and `doctor` list it. */
export interface SettingDescription {
  readonly name: string;
  readonly meaning: string;
}

/** All settings in the order of interfaces.md §4. */
export function describeSettings(): readonly SettingDescription[] {
  return Object.entries(environment.shape).map(([name, schema]) => ({
    name,
    meaning: schema.description ?? '',
  }));
}

/** The environment is wrong: the sentence names the variable. */
export class SettingsError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'SettingsError';
  }
}

/**
 * Reads the settings out of an environment. Looks at `DAYBOOK_*` only, and not at `DAYBOOK_TEST_*`.
 * @throws SettingsError on the first variable that is wrong or unknown
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const ours = Object.entries(variables).filter(([name, value]) => isOurs(name) && value !== undefined);
  for (const [name] of ours) refuseUnknown(name);
  const read = environment.safeParse(Object.fromEntries(ours));
  if (!read.success) throw new SettingsError(sentenceOf(read.error, variables));
  const settings = read.data;
  refuseOpenDoor(settings);
  refuseViewsOfNothing(settings);
  const fault = kafkaFault(settings);
  if (fault !== null) throw new SettingsError(fault);
  return settings;
}

/** Settings that may be right alone and wrong with others, in an order in which the others come first. */
const judgedWith: Readonly<Record<string, readonly string[]>> = {
  DAYBOOK_HOST: ['DAYBOOK_AUTH'],
  DAYBOOK_VIEWS: ['DAYBOOK_LOG'],
  DAYBOOK_KAFKA_BROKERS: ['DAYBOOK_LOG'],
  DAYBOOK_ROLES: ['DAYBOOK_KAFKA_BROKERS'],
  DAYBOOK_KAFKA_TOPIC_OUT: ['DAYBOOK_KAFKA_BROKERS', 'DAYBOOK_KAFKA_TOPIC_IN'],
  DAYBOOK_KAFKA_TOPIC_REFUSED: ['DAYBOOK_KAFKA_BROKERS', 'DAYBOOK_KAFKA_TOPIC_IN', 'DAYBOOK_KAFKA_TOPIC_OUT'],
};

/** What is wrong in an environment, all of it: sentences by the variables that they name. */
export function settingFaults(
  variables: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  const note = (name: string, judged: typeof variables): void => {
    try {
      readSettings(judged);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      faults.set(name, error.message);
    }
  };
  for (const [name, value] of Object.entries(variables)) {
    if (!(name in judgedWith)) note(name, { [name]: value });
  }
  for (const [name, others] of Object.entries(judgedWith)) {
    const right = [name, ...others].filter((other) => !faults.has(other));
    note(name, Object.fromEntries(right.map((other) => [other, variables[other]])));
  }
  return faults;
}

function isOurs(name: string): boolean {
  return name.startsWith('DAYBOOK_') && !name.startsWith('DAYBOOK_TEST_');
}

function refuseUnknown(name: string): void {
  if (!(name in environment.shape)) {
    throw new SettingsError(
      `${name} is not a setting of Daybook: unset it (see .env.example for those that are)`,
    );
  }
}

function sentenceOf(error: z.ZodError, variables: Readonly<Record<string, string | undefined>>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? '');
  const meaning = describeSettings().find((setting) => setting.name === name)?.meaning ?? '';
  return `${name}=${withoutPassword(variables[name] ?? '')} is not a value that it can have. ${meaning}.`;
}

/** What stands before the host of a URL is not repeated. */
function withoutPassword(value: string): string {
  return value.replace(/(?<=:\/\/).*@/, '…@');
}

/** Without authentication only this machine may ask (interfaces.md §4). */
function refuseOpenDoor(settings: Settings): void {
  if (settings.DAYBOOK_AUTH === 'none' && !isLoopback(settings.DAYBOOK_HOST)) {
    throw new SettingsError(
      `DAYBOOK_HOST=${settings.DAYBOOK_HOST} can be reached from elsewhere while DAYBOOK_AUTH is none: ` +
        'set DAYBOOK_AUTH=keys, or listen on 127.0.0.1',
    );
  }
}

/** A log in memory has its views there too. */
function refuseViewsOfNothing({ DAYBOOK_LOG, DAYBOOK_VIEWS }: Settings): void {
  if (DAYBOOK_LOG === 'memory:' && DAYBOOK_VIEWS?.startsWith('postgres') === true) {
    throw new SettingsError('DAYBOOK_VIEWS names a database while DAYBOOK_LOG is memory: unset one of them');
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
