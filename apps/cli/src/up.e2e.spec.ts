import { existsSync, readFileSync } from 'node:fs';
import { CommandLineTrial, linesOf, started } from './command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

/** The server's own process, as it says in the data directory. */
function serverProcessOf(data: string): number {
  return (JSON.parse(readFileSync(`${data}/server.json`, 'utf8')) as { pid: number }).pid;
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}

async function gone(process_: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 50) {
    if (!isRunning(process_)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Field 5 of Linux's `stat` of a process, behind its name in brackets. */
function processGroupOf(process_: number | undefined): string | undefined {
  const stat = readFileSync(`/proc/${process_}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2];
}

interface Given {
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

describe('daybook up', () => {
  it('makes the data directory, prints exactly one line on stdout when ready, and logs on stderr', async () => {
    const data = trial.path('new');
    const up = await trial.up(['--data', data]);
    expect(existsSync(`${data}/log.sqlite`)).toBe(true);
    expect((await fetch(`${up.url}/health/ready`)).status).toBe(200);
    const file = trial.write('one.ndjson', linesOf([started('SW-1')]));
    expect((await trial.run(['record', file, '--server', up.url])).code).toBe(0);
    up.process.kill('SIGTERM');
    const { code, stdout, stderr } = await up.ended;
    expect([code, stdout]).toEqual([0, `listening on ${up.url}\n`]);
    expect(stderr).not.toBe('');
    expect(up.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('has its server in its own process group, and ends with it: exit code 0 within 10 seconds', async () => {
    const data = trial.path('stopped');
    const up = await trial.up(['--data', data]);
    const server = serverProcessOf(data);
    expect(processGroupOf(server)).toBe(processGroupOf(up.process.pid));
    const began = performance.now();
    process.kill(server, 'SIGTERM');
    expect((await up.ended).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('takes its server along even when it is killed, and another can begin', async () => {
    const data = trial.path('killed');
    const up = await trial.up(['--data', data]);
    const server = serverProcessOf(data);
    up.process.kill('SIGKILL');
    expect((await up.ended).signal).toBe('SIGKILL');
    expect(await gone(server, 10_000)).toBe(true);
    const again = await trial.up(['--data', data]);
    again.process.kill('SIGINT');
    expect((await again.ended).code).toBe(0);
  });

  it('on a directory that another server has exits 3 and names that server', async () => {
    const data = trial.path('taken');
    const first = await trial.up(['--data', data]);
    const { code, stdout, stderr } = await trial.run(['up', '--port', '0', '--data', data]);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(first.url);
    first.process.kill('SIGTERM');
    await first.ended;
  });

  it.each([
    ['a port that there is not', 'DAYBOOK_PORT', { flags: ['--port', '99999'] }],
    ['an address that others reach, without keys', 'DAYBOOK_HOST', { flags: ['--host', '0.0.0.0'] }],
    ['a setting that there is not', 'DAYBOOK_COLOUR', { environment: { DAYBOOK_COLOUR: 'red' } }],
  ])('does not start with %s: exits 2 and names %s', async (_, named, given: Given) => {
    const data = trial.path('never');
    const { flags = [], environment = {} } = given;
    const { code, stdout, stderr } = await trial.run(['up', ...flags, '--data', data], { environment });
    expect([code, stdout, existsSync(data)]).toEqual([2, '', false]);
    expect(stderr).toContain(named);
  });
});
