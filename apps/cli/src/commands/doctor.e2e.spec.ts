import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Check } from '@daybook/book';
import { CommandLineTrial, linesOf, started } from '../command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

let directories = 0;

async function directory(): Promise<string> {
  const data = trial.path(`data-${++directories}`);
  const file = trial.write('events.ndjson', linesOf([started('SW-1'), started('SW-2')]));
  expect((await trial.run(['record', file, '--data', data])).code).toBe(0);
  return data;
}

async function examined(
  data: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly checks: readonly Check[] }> {
  const { code, stdout } = await trial.run(['doctor', '--json', '--data', data], { environment });
  return { code, ...(JSON.parse(stdout) as { checks: readonly Check[] }) };
}

const check = (checks: readonly Check[], name: string): Check | undefined =>
  checks.find((one) => one.name === name);

const statuses = (checks: readonly Check[]): Record<string, string> =>
  Object.fromEntries(checks.map(({ name, status }) => [name, status]));

describe('daybook doctor', () => {
  it('exits 3 where there is no Daybook, and makes none', async () => {
    const data = trial.path('nowhere');
    expect(await trial.run(['doctor', '--data', data])).toMatchObject({ code: 3, stdout: '' });
    expect(existsSync(data)).toBe(false);
  });

  it('finds a new directory well, but for the master key that lies in it, and changes nothing', async () => {
    const data = await directory();
    const before = readdirSync(data);
    const { code, checks } = await examined(data);
    expect([code, statuses(checks)]).toEqual([
      0,
      {
        configuration: 'ok',
        durability: 'ok',
        log: 'ok',
        keys: 'warn',
        views: 'ok',
        disk: expect.stringMatching(/ok|warn/),
        server: 'ok',
      },
    ]);
    expect(check(checks, 'keys')?.do).toContain('DAYBOOK_KEYS');
    expect(check(checks, 'durability')?.says).toContain('journal mode wal, synchronous 2');
    expect(check(checks, 'log')?.says).toMatch(
      /position 2; schema \d+, SQLite 3\.\d+\.\d+, journal mode wal/,
    );
    expect(check(checks, 'views')?.says).toBe('generation 1 reflects position 2, the end of the log');
    expect(check(checks, 'server')?.says).toBe('nobody has the directory');
    // Whoever reads an SQLite file may leave its index beside it.
    expect(readdirSync(data).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(before);
  });

  it('works beside a server, and names it', async () => {
    const data = await directory();
    const up = await trial.up(['--data', data]);
    const { code, checks } = await examined(data);
    expect([code, check(checks, 'server')?.says]).toEqual([0, expect.stringContaining(up.url)]);
    up.process.kill('SIGTERM');
    await up.ended;
    expect(check((await examined(data)).checks, 'server')?.says).toBe('nobody has the directory');
  });

  it('names every variable that is wrong or unknown, and looks at the rest all the same', async () => {
    const environment = { DAYBOOK_PORT: 'eighty', DAYBOOK_COLOUR: 'blue', DAYBOOK_HOST: '0.0.0.0' };
    const { code, checks } = await examined(await directory(), environment);
    expect([code, check(checks, 'configuration')?.status]).toEqual([1, 'fail']);
    for (const name of Object.keys(environment)) {
      expect(check(checks, 'configuration')?.says).toContain(name);
    }
    expect(check(checks, 'log')?.status).toBe('ok');
    const closed = await examined(await directory(), { DAYBOOK_HOST: '0.0.0.0', DAYBOOK_AUTH: 'keys' });
    expect(check(closed.checks, 'configuration')?.status).toBe('ok');
  });

  const none = 'not a database at all, whatever its name says';
  it.each([
    ['a master key that is gone', { name: 'keys', file: 'master.key', content: null }],
    ['another master key', { name: 'keys', file: 'master.key', content: `${'ab'.repeat(32)}\n` }],
    ['a log that is none', { name: 'log', file: 'log.sqlite', content: none }],
    ['views that are none', { name: 'views', file: 'views-1.sqlite', content: none }],
  ] as const)('exits 1 on %s, and says what to do', async (_, { name, file, content }) => {
    const data = await directory();
    for (const extra of ['-wal', '-shm']) rmSync(`${data}/${file}${extra}`, { force: true });
    rmSync(`${data}/${file}`);
    if (content !== null) writeFileSync(`${data}/${file}`, content, { mode: 0o600 });
    const { code, checks } = await examined(data);
    const failed = checks.filter(({ status }) => status === 'fail');
    expect([code, failed.map((one) => one.name)]).toEqual([1, [name]]);
    expect(failed[0]?.do).toEqual(expect.any(String));
  });

  it('says that the views know more than the log, when an older log was put in its place', async () => {
    const [data, older] = [await directory(), await directory()];
    const more = trial.write('more.ndjson', linesOf([started('SW-3')]));
    expect((await trial.run(['record', more, '--data', data])).code).toBe(0);
    copyFileSync(`${older}/log.sqlite`, `${data}/log.sqlite`);
    const { code, checks } = await examined(data);
    expect([code, check(checks, 'views')]).toEqual([
      1,
      expect.objectContaining({ status: 'fail', says: expect.stringContaining('beyond the end of the log') }),
    ]);
  });
});
