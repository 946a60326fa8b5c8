import { execFileSync } from 'node:child_process';
import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLineTrial, linesOf, started } from './command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

const commands = [
  'up',
  'record',
  'ask',
  'explain',
  'changes',
  'findings',
  'rebuild',
  'state-hash',
  'export log',
];

describe('daybook', () => {
  it('lists its commands with --help', async () => {
    const { code, stdout, stderr } = await trial.run(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command.split(' ')[0]} `, 'm'));
  });

  it('explains each command with an example, within 100 columns', async () => {
    const helps = await Promise.all(commands.map((command) => trial.run([...command.split(' '), '--help'])));
    for (const [index, { code, stdout }] of helps.entries()) {
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`\\nExamples?:\\n  daybook ${commands[index]}`));
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });

  it('without a command, or with one that there is not, exits 2 and prints nothing on stdout', async () => {
    const [none, unknown] = await Promise.all([trial.run([]), trial.run(['reckon'])]);
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('reckon') });
  });

  it('is linked by an install from a checkout', () => {
    const linked = join(__dirname, '..', '..', '..', 'node_modules', '.bin', 'daybook');
    expect(realpathSync(linked)).toBe(realpathSync(join(__dirname, '..', 'bin', 'daybook.js')));
  });

  it('loads no part of the server, so that it is quick', () => {
    const main = join(__dirname, '..', 'dist', 'main.js');
    const loaded =
      'JSON.stringify(Object.keys(require.cache).filter((file) => /@nestjs|express|pino/.test(file)))';
    const script = `require(${JSON.stringify(main)}); process.stdout.write(${loaded})`;
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('[]');
  });
});

describe('where there is no data directory', () => {
  it.each([
    'ask WF.TURNOVER.HC --authority 333',
    'explain WF.TURNOVER.HC --authority 333',
    'changes WF.TURNOVER.HC --authority 333 --from 1',
    'findings --authority 333',
    'rebuild',
    'rebuild --check',
    'state-hash',
    'export log',
  ])('daybook %s exits 3, says so, and makes nothing', async (args) => {
    const before = readdirSync(trial.place);
    const { code, stdout, stderr } = await trial.run(args.split(' '));
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^daybook: there is no Daybook in .*daybook-data/);
    expect(readdirSync(trial.place)).toEqual(before);
  });

  it('daybook record makes ./daybook-data, or $DAYBOOK_DATA, or what --data names', async () => {
    const file = trial.write('one.ndjson', linesOf([started('SW-1')]));
    const environment = { DAYBOOK_DATA: 'by-environment' };
    await trial.run(['record', file]);
    await trial.run(['record', file], { environment });
    await trial.run(['record', file, '--data', 'by-flag'], { environment });
    expect(readdirSync(trial.place)).toEqual(
      expect.arrayContaining(['daybook-data', 'by-environment', 'by-flag']),
    );
  });
});

describe('where there is no server', () => {
  it.each([
    'ask WF.TURNOVER.HC',
    'explain WF.TURNOVER.HC',
    'changes WF.TURNOVER.HC --from 1',
    'findings',
    'export log',
  ])('daybook %s exits 3 and names it', async (args) => {
    const ended = await trial.run([...args.split(' '), '--server', 'http://127.0.0.1:9']);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toBe('daybook: no server answers at http://127.0.0.1:9\n');
  });

  it('an address that is none exits 2', async () => {
    const ended = await trial.run(['ask', 'WF.TURNOVER.HC', '--server', 'localhost:8080']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a wrong setting', () => {
  it('exits 2 with a sentence that names it', async () => {
    const environment = { DAYBOOK_AUTHORITY: 'Sandwell' };
    const { code, stderr } = await trial.run(['state-hash'], { environment });
    expect([code, stderr]).toEqual([2, expect.stringContaining('DAYBOOK_AUTHORITY=Sandwell')]);
  });
});
