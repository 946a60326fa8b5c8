import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import { demonstrate, objections, report, type Demonstrated } from '../sandbox/demonstration';
import { readAreas, readIndicators } from '../sandbox/indicators';
import {
  demonstrateTogether,
  jointObjections,
  jointReport,
  type PublishedTable,
} from '../sandbox/joint-demonstration';
import { tourOf, tourText } from '../sandbox/tour';
import { type PublishedRow, sandwellRows } from '../sandbox/published';
import { type ServerProcess, startServer } from '../server-process';
import { serverTarget } from '../server-target';
import type { Environment } from './options';

interface DemoOptions {
  readonly authority: string;
  readonly csv?: string;
  readonly check?: boolean;
  readonly port?: string;
}

/** `daybook demo`: nine published years, recorded event by event and asked again. */
export function demoCommand(program: Command, environment: Environment): void {
  program
    .command('demo')
    .description('record the history of an authority and ask for its published figures again')
    .option(
      '--authority <codes>',
      'three-digit codes, separated by commas, or all: together in one record',
      '333',
    )
    .option('--csv <file>', "the department's csww_indicators table (default: Sandwell's published figures)")
    .option('--check', 'end by itself: 0 if every published figure comes back, else 1')
    .option('--port <port>', 'port to listen on (default 8080; with --check a free one)')
    .action(async (options: DemoOptions) => {
      const table = options.csv === undefined ? { rows: sandwellRows, areas: [] } : readTable(options.csv);
      const check = options.check === true;
      const codes = authoritiesOf(options.authority, table);
      const [authority = ''] = codes;
      if (!check && codes.length > 1)
        throw new CommandError(EXIT.usage, 'several authorities go with --check');
      const port = options.port ?? (check ? '0' : '8080');
      const well = await onSandbox({ port, authority }, environment, (server, data) =>
        codes.length > 1
          ? demonstrateAll(server, codes, table)
          : demonstrateOne({ authority, rows: table.rows, check, data }, server),
      );
      if (!well) process.exitCode = EXIT.no;
    });
}

/** The codes that are asked for, each once; all of the table's in its order. */
function authoritiesOf(asked: string, { rows }: PublishedTable): readonly string[] {
  return [...new Set(asked === 'all' ? rows.map(({ authority }) => authority) : asked.split(','))];
}

function readTable(file: string): PublishedTable {
  try {
    const bytes = readFileSync(file);
    return { rows: readIndicators(bytes), areas: readAreas(bytes) };
  } catch (error) {
    throw new CommandError(EXIT.usage, `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Demo {
  readonly authority: string;
  readonly rows: readonly PublishedRow[];
  readonly check: boolean;
  readonly data: string;
}

/** Runs a server on a fresh sandbox for as long as the work takes; the data goes with it. */
async function onSandbox<T>(
  { port, authority }: { readonly port: string; readonly authority: string },
  environment: Environment,
  work: (server: ServerProcess, data: string) => Promise<T>,
): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'daybook-demo-'));
  let server: ServerProcess | undefined;
  try {
    server = await startServer(sandboxSettings(environment, { data, port, authority }), { quiet: true });
    return await work(server, data);
  } finally {
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** True if nothing is to be objected to. */
async function demonstrateOne(
  { authority, rows, check, data }: Demo,
  server: ServerProcess,
): Promise<boolean> {
  const demonstrated = await demonstrate({ url: server.url, authority }, rows);
  process.stdout.write(report(demonstrated));
  const wrong = objections(demonstrated);
  sayWrong(wrong);
  if (check) sayEnd(wrong);
  else await stayUp(server, { demonstrated, data });
  return wrong.length === 0;
}

/** The same of several authorities in one record, and of the areas that they make up. */
async function demonstrateAll(
  server: ServerProcess,
  codes: readonly string[],
  table: PublishedTable,
): Promise<boolean> {
  const demonstrated = await demonstrateTogether(server.url, codes, table);
  process.stdout.write(`${jointReport(demonstrated)}\n`);
  const wrong = jointObjections(demonstrated);
  sayWrong(wrong);
  sayEnd(wrong);
  return wrong.length === 0;
}

function sayWrong(wrong: readonly string[]): void {
  for (const sentence of wrong) process.stdout.write(`not as it should be: ${sentence}\n`);
}

function sayEnd(wrong: readonly string[]): void {
  process.stdout.write(`${wrong.length === 0 ? 'all is well' : `${wrong.length} objections`}\n`);
}

/** The settings of a server on a fresh sandbox. */
function sandboxSettings(
  environment: Environment,
  { data, port, authority }: { readonly data: string; readonly port: string; readonly authority: string },
): Record<string, string> {
  const kept = Object.entries(environment).filter(
    ([name, value]) => value !== undefined && !name.startsWith('DAYBOOK_'),
  );
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    DAYBOOK_DATA: data,
    DAYBOOK_PORT: port,
    DAYBOOK_AUTHORITY: authority,
    DAYBOOK_SANDBOX: 'true',
  };
}

/** Somebody who is among the leavers of a year. */
async function leaverOf(
  server: ServerProcess,
  question: { readonly authority: string; readonly asOf: string },
): Promise<string> {
  const target = serverTarget({ url: server.url });
  const { numerator } = await target.explain('WF.LEAVERS.HC', question);
  return numerator?.items[0]?.subject ?? 'authority';
}

/** Says what to try next, and serves until it is stopped. */
async function stayUp(
  server: ServerProcess,
  { demonstrated, data }: { readonly demonstrated: Demonstrated; readonly data: string },
): Promise<void> {
  const { authority } = demonstrated.plan;
  const turnover = demonstrated.compared.filter(({ key }) => key === 'turnoverHeads');
  const restated = turnover.findLast(({ told, knownNow }) => told !== knownNow) ?? turnover.at(-1);
  const { asOf = '2025-09-30', asAt = '0' } = restated ?? {};
  process.stdout.write(
    [
      `The server stays up at ${server.url} until Ctrl-C. Try, in another terminal:`,
      '',
      tourText(tourOf({ data, authority, asOf, asAt, leaver: await leaverOf(server, { authority, asOf }) })),
      `The same over HTTP: ${server.url}/v1/metrics/WF.TURNOVER.HC?authority=${authority}&asOf=${asOf}`,
      '',
      '',
    ].join('\n'),
  );
  process.exitCode = await server.exited;
}
