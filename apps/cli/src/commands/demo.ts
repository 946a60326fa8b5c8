import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import { demonstrate, objections, report, type Demonstrated } from '../sandbox/demonstration';
import { readIndicators } from '../sandbox/indicators';
import { type PublishedRow, sandwellRows } from '../sandbox/published';
import { type ServerProcess, startServer } from '../server-process';
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
    .option('--authority <codes>', 'three-digit codes, separated by commas; each gets its own server', '333')
    .option('--csv <file>', "the department's csww_indicators table (default: Sandwell's published figures)")
    .option('--check', 'end by itself: 0 if every published figure comes back, else 1')
    .option('--port <port>', 'port to listen on (default 8080; with --check a free one)')
    .action(async (options: DemoOptions) => {
      const rows = options.csv === undefined ? sandwellRows : readTable(options.csv);
      const check = options.check === true;
      const authorities = options.authority.split(',');
      if (!check && authorities.length > 1)
        throw new CommandError(EXIT.usage, 'several authorities go with --check');
      for (const authority of authorities) {
        const port = options.port ?? (check ? '0' : '8080');
        if (!(await demonstrateOne({ authority, rows, check, port }, environment)))
          process.exitCode = EXIT.no;
      }
    });
}

function readTable(file: string): readonly PublishedRow[] {
  try {
    return readIndicators(readFileSync(file));
  } catch (error) {
    throw new CommandError(EXIT.usage, `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Demo {
  readonly authority: string;
  readonly rows: readonly PublishedRow[];
  readonly check: boolean;
  readonly port: string;
}

/** True if nothing is to be objected to. */
async function demonstrateOne(
  { authority, rows, check, port }: Demo,
  environment: Environment,
): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), 'daybook-demo-'));
  let server: ServerProcess | undefined;
  try {
    server = await startServer(sandboxSettings(environment, { data, port, authority }), { quiet: true });
    const demonstrated = await demonstrate({ url: server.url, authority }, rows);
    process.stdout.write(report(demonstrated));
    const wrong = objections(demonstrated);
    for (const sentence of wrong) process.stdout.write(`not as it should be: ${sentence}\n`);
    if (check) process.stdout.write(`${wrong.length === 0 ? 'all is well' : `${wrong.length} objections`}\n`);
    else await stayUp(server, { demonstrated, data });
    return wrong.length === 0;
  } finally {
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  }
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

/** Says what to try next, and serves until it is stopped. */
async function stayUp(
  server: ServerProcess,
  { demonstrated, data }: { readonly demonstrated: Demonstrated; readonly data: string },
): Promise<void> {
  const { authority } = demonstrated.plan;
  const restated =
    demonstrated.compared.find(({ told, knownNow }) => told !== knownNow) ?? demonstrated.compared[0];
  const { metricId = 'WF.TURNOVER.HC', asOf = '2024-09-30', asAt = '1' } = restated ?? {};
  const who = `--authority ${authority} --as-of ${asOf}`;
  const ask = `authority=${authority}&asOf=${asOf}`;
  process.stdout.write(
    [
      `The server stays up at ${server.url} until Ctrl-C. Try, in another terminal:`,
      '',
      `  curl '${server.url}/v1/metrics/${metricId}?${ask}'              # as known now`,
      `  curl '${server.url}/v1/metrics/${metricId}?${ask}&asAt=${asAt}'   # as told then`,
      `  npx daybook explain ${metricId} --server ${server.url} ${who} --part numerator`,
      `  npx daybook ask WF.TURNOVER.FTE --data ${data} ${who}`,
      `  curl '${server.url}/v1/events?after=0&limit=5'                  # the log itself`,
      `  curl '${server.url}/v1/metrics'                                 # everything that can be asked`,
      '',
      '',
    ].join('\n'),
  );
  process.exitCode = await server.exited;
}
