import { readdirSync } from 'node:fs';
import { CommandLineTrial, left, linesOf, started } from '../command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

const history = [started('SW-1'), started('SW-2'), left('SW-1', '2024-05-31')];
let data: string;

beforeAll(async () => {
  data = trial.path('data');
  const file = trial.write('events.ndjson', linesOf(history));
  expect((await trial.run(['record', file, '--data', data])).code).toBe(0);
});

const replay = (...args: readonly string[]) =>
  trial.run(['replay', '--data', data, '--authority', '333', '--metrics', 'WF.INPOST.HC', ...args]);

interface Line {
  readonly metric: string;
  readonly asOf: string;
  readonly display: string;
}

const linesIn = (text: string): readonly Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('daybook replay', () => {
  it('prints an answer a line for each period, as `ask` gives it', async () => {
    const { code, stdout } = await replay('--every', 'year', '--json');
    expect(code).toBe(0);
    const answers = linesIn(stdout);
    expect(answers.slice(0, 3).map(({ asOf, display }) => [asOf, display])).toEqual([
      ['2023-09-30', '2'],
      ['2024-09-30', '1'],
      ['2025-09-30', '1'],
    ]);
    const question = ['--authority', '333', '--as-of', '2024-09-30', '--as-at', '3', '--data', data];
    const asked = await trial.run(['ask', 'WF.INPOST.HC', ...question, '--json']);
    expect(answers[1]).toEqual(JSON.parse(asked.stdout));
  });

  it('says what would be without an event, and leaves that as a Daybook to ask', async () => {
    const without = trial.write(
      'without.ndjson',
      linesOf([left('SW-1', '2024-05-31'), { source: 'a', id: 'b' }]),
    );
    const into = trial.path('what-if');
    const before = readdirSync(data).sort();
    const { code, stdout, stderr } = await replay('--every', 'year', '--without', without, '--into', into);
    expect([code, linesIn(stdout)[1]?.display]).toEqual([0, '2']);
    expect(stderr).toContain('not in the log, so not left out: a b');
    const question = ['--authority', '333', '--as-of', '2024-09-30', '--data', into];
    const asked = await trial.run(['ask', 'WF.INPOST.HC', ...question, '--json']);
    expect(JSON.parse(asked.stdout)).toMatchObject({ display: '2', position: '2' });
    expect(readdirSync(data).sort()).toEqual(before);
    const again = await replay('--without', without, '--into', into);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('holds a Daybook already')]);
  });

  it('refuses what it cannot play, and names the place', async () => {
    const broken = trial.write('broken.ndjson', `${JSON.stringify(started('SW-9'))}\n{"source": "a"}\n`);
    const refusals = [
      ['--every', 'decade', '--every is one of'],
      ['--by', 'chance', '--by is effect or knowledge'],
      ['--from', 'x', '--from is a position'],
      ['--metrics', 'WF.LUCK', 'WF.LUCK'],
      ['--without', broken, 'line 2'],
      ['--with', broken, 'line 2'],
      ['--with', 'nowhere.ndjson', 'no such file'],
    ] as const;
    for (const [flag, value, says] of refusals) {
      const { code, stderr } = await replay(flag, value);
      expect([flag, code, stderr]).toEqual([flag, 2, expect.stringContaining(says)]);
    }
  });

  it('runs against a server', async () => {
    const up = await trial.up(['--data', data]);
    const args = ['--server', up.url, '--authority', '333', '--metrics', 'WF.INPOST.HC', '--every', 'year'];
    const { code, stdout } = await trial.run(['replay', ...args, '--json']);
    expect([code, linesIn(stdout)[1]?.display]).toEqual([0, '1']);
    up.process.kill('SIGTERM');
    await up.ended;
  });
});
