import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CommandLineTrial, left, linesOf, started } from './command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

let directories = 0;

/** A data directory that knows these events, told in this order. */
async function directoryOf(events: readonly object[]): Promise<string> {
  const data = trial.path(`data-${++directories}`);
  const file = trial.write(`events-${directories}.ndjson`, linesOf(events));
  expect((await trial.run(['record', file, '--data', data])).code).toBe(0);
  return data;
}

const history = [started('SW-1'), started('SW-2'), left('SW-1', '2024-05-31'), started('SW-3')];

const stateHash = async (data: string, ...args: readonly string[]): Promise<string> =>
  (await trial.run(['state-hash', '--data', data, ...args])).stdout;

describe('daybook state-hash', () => {
  it('is 64 hexadecimal digits that do not depend on the order in which things became known', async () => {
    const [one, other] = await Promise.all([directoryOf(history), directoryOf([...history].reverse())]);
    const [hash, same] = await Promise.all([stateHash(one), stateHash(other)]);
    expect(hash).toMatch(/^[0-9a-f]{64}\n$/);
    expect(same).toBe(hash);
  });

  it('with --as-at is that of what had been recorded by then', async () => {
    const [whole, half] = await Promise.all([directoryOf(history), directoryOf(history.slice(0, 2))]);
    const [then, now, same] = await Promise.all([
      stateHash(whole, '--as-at', '2'),
      stateHash(whole),
      stateHash(half),
    ]);
    expect(then).toBe(same);
    expect(now).not.toBe(same);
  });

  it('beyond the end of the log exits 2', async () => {
    const data = await directoryOf(history);
    const { code, stdout, stderr } = await trial.run(['state-hash', '--as-at', '5', '--data', data]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('position 4')]);
  });
});

describe('daybook export log', () => {
  it('gives every entry in order, from a position on, only so many, or what was known at a time', async () => {
    const data = await directoryOf(history);
    const exported = async (...args: string[]): Promise<readonly string[]> => {
      const { stdout } = await trial.run(['export', 'log', '--data', data, ...args]);
      return stdout.split('\n').filter((line) => line !== '');
    };
    const [all, later, first, known, none] = await Promise.all([
      exported(),
      exported('--after', '2'),
      exported('--after', '1', '--limit', '2'),
      exported('--after', '1', '--as-at', '3'),
      exported('--as-at', '0'),
    ]);
    expect(all.map((line) => (JSON.parse(line) as { position: string }).position)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(later).toEqual(all.slice(2));
    expect(first).toEqual(all.slice(1, 3));
    expect(known).toEqual(all.slice(1, 3));
    expect(none).toEqual([]);
    const now = new Date().toISOString();
    expect(await exported('--as-at', now)).toEqual(all);
  });

  it('refuses a format that it does not have', async () => {
    const data = await directoryOf(history);
    expect(await trial.run(['export', 'log', '--format', 'xlsx', '--data', data])).toMatchObject({ code: 2 });
  });
});

describe('daybook rebuild', () => {
  it('builds a generation beside the present one, switches to it, and everything is as before', async () => {
    const data = await directoryOf(history);
    const before = await stateHash(data);
    const { code, stdout } = await trial.run(['rebuild', '--parallel', '2', '--json', '--data', data]);
    expect([code, JSON.parse(stdout)]).toEqual([0, { generation: 2, events: 4 }]);
    expect(readFileSync(`${data}/views-current`, 'utf8').trim()).toBe('2');
    expect(await stateHash(data)).toBe(before);
  });

  it('with --check finds views as they should be, and leaves them', async () => {
    const data = await directoryOf(history);
    const { code, stdout } = await trial.run(['rebuild', '--check', '--data', data]);
    expect([code, stdout]).toEqual([0, 'the views are what the log says: 4 events\n']);
    expect(readFileSync(`${data}/views-current`, 'utf8').trim()).toBe('1');
  });

  it('with --check names the first row that was altered by hand, and exits 1', async () => {
    const data = await directoryOf(history);
    const views = new Database(`${data}/views-1.sqlite`);
    const altered = views
      .prepare(
        `UPDATE fact SET from_day = '2023-04-04' WHERE subject = 'worker/SW-2' AND what = 'employment'`,
      )
      .run();
    views.close();
    expect(altered.changes).toBe(1);
    const { code, stdout } = await trial.run(['rebuild', '--check', '--data', data]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/worker\/SW-2.*employment.*2023-04-0[34]/);
    const mended = await trial.run(['rebuild', '--data', data]);
    expect(mended.code).toBe(0);
    expect((await trial.run(['rebuild', '--check', '--data', data])).code).toBe(0);
  });

  it('that is killed in the middle leaves the present views answering', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => started(`SW-${n + 1}`));
    const data = await directoryOf(many);
    const rebuild = trial.start(['rebuild', '--data', data]);
    await beganToBuild(data);
    rebuild.process.kill('SIGKILL');
    expect((await rebuild.ended).signal).toBe('SIGKILL');
    expect(readFileSync(`${data}/views-current`, 'utf8').trim()).toBe('1');
    const question = ['ask', 'WF.INPOST.HC', '--authority', '333', '--as-of', '2024-09-30', '--data', data];
    const { code, stdout } = await trial.run(question);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { value: '3000', position: '3000' }]);
    expect((await trial.run(['rebuild', '--data', data])).code).toBe(0);
    expect((await trial.run(question)).stdout).toBe(stdout);
  });

  it.each(['0', 'many', '1.5'])('does not fold %s at once', async (parallel) => {
    const { code } = await trial.run(['rebuild', '--parallel', parallel, '--data', trial.place]);
    expect(code).toBe(2);
  });
});

/** Resolves as soon as there is a file of the next generation. */
async function beganToBuild(data: string): Promise<void> {
  while (!existsSync(data) || !readdirSync(data).some((name) => name.startsWith('views-2'))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
