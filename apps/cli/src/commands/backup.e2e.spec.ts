import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { BackupReport } from '@daybook/book';
import Database from 'better-sqlite3';
import { CommandLineTrial, left, linesOf, started } from '../command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

let names = 0;
const fresh = (): string => trial.path(`place-${++names}`);

/** Somebody whose name is sealed under a key of theirs. */
const registered = (worker: string): object => ({
  ...started(worker, { id: `registered-${worker}`, type: 'WorkerRegistered' }),
  data: { name: `Name of ${worker}` },
});
const history = [registered('SW-1'), started('SW-1'), started('SW-2'), left('SW-1', '2024-05-31')];

async function directory(events: readonly object[] = history): Promise<string> {
  const data = fresh();
  const file = trial.write(`events-${names}.ndjson`, `${linesOf(events)}not an event\n`);
  expect((await trial.run(['record', file, '--data', data])).code).toBe(1);
  return data;
}

async function backup(data: string, ...args: readonly string[]): Promise<BackupReport> {
  const { code, stdout, stderr } = await trial.run(['backup', fresh(), '--json', '--data', data, ...args]);
  expect([code, stderr]).toEqual([0, expect.stringContaining('master key')]);
  return JSON.parse(stdout) as BackupReport;
}

const said = async (...args: readonly string[]): Promise<string> => (await trial.run(args)).stdout;

describe('daybook backup and restore', () => {
  it('make a Daybook that knows the same, with what waited in the quarantine', async () => {
    const data = await directory();
    const made = await backup(data, '--with-master-key');
    expect(made).toMatchObject({ head: '4', records: 4, holdsMasterKey: true });
    const restored = fresh();
    expect(await trial.run(['restore', made.directory, '--data', restored])).toMatchObject({
      code: 0,
      stdout: `restored and verified: 4 events to position 4, ${made.directory}\n`,
    });
    for (const command of [['state-hash'], ['export', 'log']]) {
      const before = await said(...command, '--data', data);
      expect(before).not.toBe('');
      expect(await said(...command, '--data', restored)).toBe(before);
    }
    expect(await said('export', 'log', '--data', restored)).toContain('Name of SW-1');
    const log = new Database(`${restored}/log.sqlite`, { readonly: true });
    expect(log.prepare('SELECT count(*) AS waiting FROM quarantine').get()).toEqual({ waiting: 1 });
    log.close();
    const more = trial.write('more.ndjson', linesOf([...history, started('SW-3')]));
    const again = await said('record', more, '--json', '--data', restored);
    expect(JSON.parse(again)).toMatchObject({ recorded: 1, duplicates: 4, position: '5' });
  });

  it('need the master key from elsewhere, when it was not asked for', async () => {
    const data = await directory();
    const made = await backup(data);
    expect(readdirSync(made.directory).sort()).toEqual(['backup.json', 'keys.sqlite', 'log.sqlite']);
    const restored = fresh();
    const without = await trial.run(['restore', made.directory, '--data', restored]);
    expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('DAYBOOK_KEYS')]);
    expect(existsSync(restored) ? readdirSync(restored) : []).toEqual([]);
    copyFileSync(`${data}/master.key`, `${restored}/master.key`);
    expect((await trial.run(['restore', made.directory, '--data', restored])).code).toBe(0);
    expect(await said('state-hash', '--data', restored)).toBe(await said('state-hash', '--data', data));
    const elsewhere = { DAYBOOK_KEYS: `file:${data}/master.key` };
    const run = ['restore', made.directory, '--data', fresh()];
    expect((await trial.run(run, { environment: elsewhere })).code).toBe(0);
    const asked = ['backup', fresh(), '--with-master-key', '--data', data];
    const apart = { DAYBOOK_KEYS: `file:${trial.write('apart.key', readFileSync(`${data}/master.key`))}` };
    expect((await trial.run(asked, { environment: apart })).code).toBe(2);
  });

  it('work while a server records, and what is copied is whole up to its position', async () => {
    const data = fresh();
    const up = await trial.up(['--data', data]);
    const many = Array.from({ length: 3_000 }, (_, n) => registered(`W-${n}`));
    const file = trial.write('many.ndjson', linesOf(many));
    expect((await trial.run(['record', '--server', up.url, trial.write('one', linesOf(history))])).code).toBe(
      0,
    );
    const recording = trial.run(['record', '--server', up.url, file]);
    const made = await backup(data, '--with-master-key');
    expect((await recording).code).toBe(0);
    const restored = fresh();
    expect((await trial.run(['restore', made.directory, '--data', restored])).code).toBe(0);
    expect(await said('state-hash', '--data', restored)).toBe(
      await said('state-hash', '--as-at', made.head, '--data', data),
    );
    const busy = await trial.run(['restore', made.directory, '--data', data]);
    expect([busy.code, busy.stderr]).toEqual([3, expect.stringContaining(up.url)]);
  });

  it('is restored whole or not at all: one altered byte, a missing file, another key', async () => {
    const made = await backup(await directory(), '--with-master-key');
    const { directory: copy } = made;
    const restored = fresh();
    const refused = async (says: string): Promise<void> => {
      const { code, stderr } = await trial.run(['restore', copy, '--data', restored]);
      expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
      expect(existsSync(restored) ? readdirSync(restored) : []).toEqual([]);
    };
    const whole = readFileSync(`${copy}/log.sqlite`);
    const altered = Buffer.from(whole);
    altered[altered.length - 100] = (altered[altered.length - 100] ?? 0) ^ 1;
    writeFileSync(`${copy}/log.sqlite`, altered);
    await refused('log.sqlite is not the file');
    writeFileSync(`${copy}/log.sqlite`, whole);
    const keys = readFileSync(`${copy}/keys.sqlite`);
    rmSync(`${copy}/keys.sqlite`);
    await refused('keys.sqlite is missing');
    writeFileSync(`${copy}/keys.sqlite`, keys);
    const environment = { DAYBOOK_KEYS: `file:${trial.write('other.key', `${'ab'.repeat(32)}\n`)}` };
    const other = await trial.run(['restore', copy, '--data', restored], { environment });
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('another master key')]);
    expect((await trial.run(['restore', copy, '--data', restored])).code).toBe(0);
  });

  it('touch nothing that is there already, and make nothing where there is no Daybook', async () => {
    const [data, taken] = [await directory(), await directory([started('SW-9')])];
    expect((await trial.run(['backup', taken, '--data', data])).code).toBe(2);
    const made = await backup(data, '--with-master-key');
    expect((await trial.run(['restore', made.directory, '--data', taken])).code).toBe(2);
    expect((await trial.run(['restore', data, '--data', fresh()])).code).toBe(2);
    expect(await said('export', 'log', '--data', taken)).toContain('SW-9');
    const [nowhere, target] = [fresh(), fresh()];
    expect((await trial.run(['backup', target, '--data', nowhere])).code).toBe(3);
    expect([existsSync(nowhere), existsSync(target)]).toEqual([false, false]);
  });

  it('leaves a backup to its owner alone', async () => {
    const made = await backup(await directory(), '--with-master-key');
    expect(statSync(made.directory).mode & 0o077).toBe(0);
    expect(statSync(`${made.directory}/master.key`).mode & 0o077).toBe(0);
  });

  it('of a log that was damaged does not come to be', async () => {
    const data = await directory();
    const log = new Database(`${data}/log.sqlite`);
    log.prepare(`UPDATE record SET bytes = X'7B7D' WHERE position = 3`).run();
    log.close();
    const target = fresh();
    const { code, stderr } = await trial.run(['backup', target, '--data', data]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('position 3')]);
    expect(existsSync(target)).toBe(false);
  });
});
