import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** The launcher as it is committed; it runs what was compiled. */
const LAUNCHER = join(__dirname, '..', 'bin', 'daybook.js');

const LISTENING = /^listening on (\S+)\n/;

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command is started with besides its arguments: nothing of the environment of the tests. */
export interface Start {
  /** A stream is handed over as it comes. */
  readonly input?: string | AsyncIterable<string>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A command that is running. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** A server that `up` has started. */
export interface Up extends Running {
  readonly url: string;
}

/** A directory for one spec file, and commands run in it. */
export class CommandLineTrial {
  readonly place = mkdtempSync(join(tmpdir(), 'daybook-cli-'));
  private readonly running = new Set<ChildProcess>();

  path(name: string): string {
    return join(this.place, name);
  }

  write(name: string, content: string | Buffer): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  start(args: readonly string[], { input, environment = {} }: Start = {}): Running {
    const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd: this.place, env: { ...environment } });
    this.running.add(child);
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
    }
    // A command that does not read its input to the end closes it.
    child.stdin.on('error', () => undefined);
    Readable.from(typeof input === 'string' ? [input] : (input ?? [])).pipe(child.stdin);
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code, signal) => {
        this.running.delete(child);
        resolve({ code, signal, ...said });
      });
    });
    return { process: child, ended };
  }

  async run(args: readonly string[], start?: Start): Promise<Ended> {
    return this.start(args, start).ended;
  }

  /** Starts a server on a free port and waits until it says where it listens. */
  async up(args: readonly string[], start?: Start): Promise<Up> {
    const running = this.start(['up', '--port', '0', ...args], start);
    let text = '';
    const url = await new Promise<string>((resolve, reject) => {
      running.process.stdout?.on('data', (more: string) => {
        text += more;
        const found = LISTENING.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      });
      void running.ended.then(({ code, stderr }) => reject(new Error(`up ended with ${code}: ${stderr}`)));
    });
    return { ...running, url };
  }

  /** Ends what is still running and takes the directory away. */
  async close(): Promise<void> {
    const gone = [...this.running].map((child) => new Promise((resolve) => child.on('close', resolve)));
    for (const child of this.running) child.kill('SIGTERM');
    await Promise.all(gone);
    rmSync(this.place, { recursive: true, force: true });
  }
}

/** A social worker of Sandwell who starts with 0.8 of a full-time post. */
export function started(worker: string, change: Readonly<Record<string, unknown>> = {}): object {
  return {
    specversion: '1.0',
    id: `started-${worker}`,
    source: 'urn:itrent:sandwell',
    type: 'SocialWorkerStarted',
    subject: `worker/${worker}`,
    authority: '333',
    effectiveon: '2023-04-03',
    time: '2023-04-09T08:12:00Z',
    data: {
      employmentId: `E-${worker}`,
      fte: 0.8,
      role: 'case-holder',
      team: 'Duty',
      origin: 'other-authority',
    },
    ...change,
  };
}

/** The same worker leaves. */
export function left(worker: string, on: string): object {
  return {
    ...started(worker, { id: `left-${worker}`, type: 'SocialWorkerLeft', effectiveon: on }),
    data: { employmentId: `E-${worker}`, destination: 'agency', reason: 'resignation' },
  };
}

/** Events as NDJSON. */
export function linesOf(events: readonly object[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}
