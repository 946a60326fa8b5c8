import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, ROOT } from './page-steps';

const LAUNCHER = join(ROOT, 'apps/cli/bin/daybook.js');
const MARK = '\u0001';

/** The environment of a reader who has just opened a terminal. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('DAYBOOK_'));
  // Output is shown on a page as on a terminal, where tables are printed and not JSON.
  const terminal = join(folder, 'terminal.cjs');
  writeFileSync(terminal, 'process.stdout.isTTY = true;\n');
  return { ...Object.fromEntries(kept), TMPDIR: folder, NODE_OPTIONS: `--require ${terminal}` };
}

/** A server that a page has its reader start. */
export class PageServer {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
    readonly data: string,
  ) {}

  static async start(folder: string, settings: Readonly<Record<string, string>>): Promise<PageServer> {
    const data = join(folder, 'daybook-data');
    mkdirSync(data, { recursive: true });
    const env = { ...environmentIn(folder), ...settings, DAYBOOK_DATA: data, DAYBOOK_PORT: '0' };
    const child = spawn(process.execPath, [LAUNCHER, 'up'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /listening on (\S+)/.exec(line.toString())?.[1];
    if (url === undefined) throw new Error(`the server said ${line.toString()}`);
    return new PageServer(child, url, data);
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
  }
}

/** What each step of a page printed, in order, and how the shell ended. */
export interface PageRun {
  readonly printed: readonly string[];
  readonly status: number | null;
  readonly stderr: string;
}

/** Runs the steps of a page in one shell, from the checkout, until one fails. */
export function runPage({ steps }: Page, folder: string, server: PageServer | undefined): PageRun {
  const script = steps.map(({ commands }) => `printf '${MARK}'\n${commands}`).join('\n');
  const there = script.replaceAll('http://127.0.0.1:8080', server?.url ?? 'http://127.0.0.1:8080');
  const { stdout, status, stderr } = spawnSync('bash', ['-eu', '-o', 'pipefail', '-c', there], {
    cwd: ROOT,
    env: { ...environmentIn(folder), ...(server === undefined ? {} : { DAYBOOK_DATA: server.data }) },
    encoding: 'utf8',
  });
  const printed = stdout.split(MARK).slice(1);
  return { printed: printed.map((text) => text.replace(/\n$/, '')), status, stderr };
}
