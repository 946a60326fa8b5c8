import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { request } from 'node:http';
import { type Answered, type Asked, ask } from './http-trial';

/** How a server is to be started for a test. */
export interface ServerStart {
  /** Data directory; default a new one, removed with `discard`. */
  readonly data?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** `up`: through the command line, as its users do. Default: the server's own program. */
  readonly by?: 'server' | 'up';
  /** What to put before the program, such as `strace`. */
  readonly under?: readonly string[];
}

/** How a process ended: its exit code, or the signal that killed it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The checkout that a file of it lies in. */
export function checkout(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'nx.json'))) folder = dirname(folder);
  return folder;
}

/** A fresh directory for one test. */
export function freshDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'daybook-e2e-'));
}

/** The compiled server in a process of its own, as it runs for its users. */
export class RunningServer {
  stdout = '';
  stderr = '';
  /** The process that listens: of `up` it is another than the one that was started. */
  listener = 0;
  /** Resolves when the process has ended. */
  readonly gone: Promise<Ending>;

  private constructor(
    readonly process: ChildProcess,
    readonly data: string,
  ) {
    process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    process.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.gone = once(process, 'exit').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as string | null,
    }));
  }

  /** Starts the server on a free port and waits until it says that it listens. */
  static async start(given: ServerStart = {}): Promise<RunningServer> {
    const data = given.data ?? freshDirectory();
    const root = checkout();
    const program =
      given.by === 'up'
        ? [join(root, 'apps/cli/bin/daybook.js'), 'up']
        : [join(root, 'apps/server/dist/main.js')];
    const [command = '', ...args] = [...(given.under ?? []), process.execPath, ...program];
    const env = { DAYBOOK_DATA: data, DAYBOOK_PORT: '0', ...given.environment };
    const server = new RunningServer(spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }), data);
    await server.listening();
    const notice = join(data, 'server.json');
    const { pid } = existsSync(notice)
      ? (JSON.parse(readFileSync(notice, 'utf8')) as ChildProcess)
      : server.process;
    server.listener = pid ?? 0;
    return server;
  }

  /** Where the server listens, as its one line says. */
  get url(): string {
    return /listening on (http:\S+)/.exec(this.stdout)?.[1] ?? '';
  }

  /** Sends one request and gives the whole answer. */
  async ask(path: string, asked: Asked = {}): Promise<Answered> {
    return ask(`${this.url}${path}`, asked);
  }

  /** Records one event, or what is sent in its place. */
  async record(body: unknown, asked: Asked & { readonly query?: string } = {}): Promise<Answered> {
    const { query = '', headers = {}, ...rest } = asked;
    return this.ask(`/v1/events${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json', ...headers },
      body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      ...rest,
    });
  }

  /** Records an array of events. */
  async recordBatch(events: readonly unknown[], query = ''): Promise<Answered> {
    return this.record(events, { query, headers: { 'content-type': 'application/cloudevents-batch+json' } });
  }

  /** Records lines; what is not text is written as JSON. */
  async recordLines(lines: readonly unknown[], query = ''): Promise<Answered> {
    const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
    return this.record(text, { query, headers: { 'content-type': 'application/x-ndjson' } });
  }

  /** Opens a request to record and leaves its body to the test. */
  openLines(path = '/v1/events'): ReturnType<typeof request> {
    const headers = { 'content-type': 'application/x-ndjson' };
    return request(`${this.url}${path}`, { method: 'POST', headers, agent: false });
  }

  /** The position of the last recorded event, as the log itself gives it. */
  async head(): Promise<number> {
    return Number((await this.ask('/v1/events?after=9999999999')).headers['daybook-position']);
  }

  /** Asks the process to stop, and waits until it has. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ending> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill(signal);
    return this.gone;
  }

  /** Ends the process at whatever instruction it is. */
  async kill(): Promise<void> {
    await this.stop('SIGKILL');
  }

  /** Ends the process and removes its data. */
  async discard(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  private async listening(): Promise<void> {
    let over = false;
    void this.gone.then(() => (over = true));
    while (this.url === '') {
      if (over) throw new Error(`the server did not start: ${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
