import { CommandLineTrial, type Ended, left, linesOf, started, type Up } from './command-line-trial';

const trial = new CommandLineTrial();
const data = trial.path('data');
const turnover = 'WF.TURNOVER.HC';
let server: Up;

beforeAll(async () => {
  const four = ['SW-1', 'SW-2', 'SW-3', 'SW-4'].map((worker) => started(worker));
  const file = trial.write('four.ndjson', linesOf([...four, left('SW-4', '2024-05-31')]));
  await trial.run(['record', file, '--data', data]);
  server = await trial.up(['--data', data]);
});
afterAll(() => trial.close());

const ask = (args: readonly string[], input = '', authority = '333'): Promise<Ended> =>
  trial.run(['ask', ...args, '--data', data], { input, environment: { DAYBOOK_AUTHORITY: authority } });

function linesIn({ stdout }: Ended): readonly Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('daybook ask', () => {
  it('gives one metric as one object', async () => {
    const { code, stdout } = await ask([turnover, '--as-of', '2024-09-30', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      metric: turnover,
      asOf: '2024-09-30',
      asAt: { position: '5', recordedAt: expect.any(String) },
      scope: { level: 'authority', code: '333', name: 'Sandwell' },
      numerator: '1',
      denominator: '3',
      value: '33.3',
      display: '33.3',
      symbol: null,
      position: '5',
    });
  });

  it('gives several metrics as a line each, in order', async () => {
    const ended = await ask(['WF.LEAVERS.HC', turnover, '--as-of', '2024-09-30']);
    expect(ended.code).toBe(0);
    expect(linesIn(ended).map(({ metric, display }) => [metric, display])).toEqual([
      ['WF.LEAVERS.HC', '1'],
      [turnover, '33.3'],
    ]);
  });

  it('answers a file of questions by their HTTP names, a line each, in order; a bad one gives its problem', async () => {
    const questions = [
      { metric: turnover, authority: '333', asOf: '2024-09-30' },
      { metric: turnover, asOf: '2024-09-30', asAt: '4' },
      {
        metric: turnover,
        asOf: '2024-09-30',
        asAt: 4,
        definition: '1;censusInstant=start-of-day',
        fresh: '5',
      },
      { metric: turnover, asOf: 'Michaelmas' },
      { metric: 'WF.NOTHING' },
      { asOf: '2024-09-30' },
      { metric: turnover, asOf: '2024-09-30', with: 'sugar' },
    ];
    const file = trial.write('questions.ndjson', `${linesOf(questions)}{"metric"\n`);
    const ended = await ask(['--questions', file]);
    expect(ended.code).toBe(1);
    expect(linesIn(ended).map(({ code, position }) => code ?? position)).toEqual([
      '5',
      '4',
      '4',
      'bad-parameter',
      'unknown-metric',
      'missing-parameter',
      'unknown-parameter',
      'malformed',
    ]);
    for (const line of linesIn(ended).slice(3)) {
      expect(Object.keys(line)).toEqual(['type', 'title', 'status', 'detail', 'instance', 'code', 'errors']);
    }
  });

  it('reads questions from standard input, and flags stand for what a line does not say', async () => {
    const input = `{"metric":"${turnover}"}\n\n{"metric":"${turnover}","asOf":"2024-03-31"}\n`;
    const ended = await ask(['--questions', '-', '--as-of', '2024-09-30', '--as-at', '4'], input);
    expect(ended.code).toBe(0);
    expect(linesIn(ended).map(({ asOf, position }) => [asOf, position])).toEqual([
      ['2024-09-30', '4'],
      ['2024-03-31', '4'],
    ]);
  });

  it('asks about $DAYBOOK_AUTHORITY where a line of questions names none', async () => {
    const input = `{"metric":"${turnover}"}\n{"metric":"${turnover}","authority":"333"}\n`;
    const ended = await ask(['--questions', '-'], input, '330');
    expect(linesIn(ended).map(({ scope }) => scope)).toMatchObject([{ code: '330' }, { code: '333' }]);
  });

  it('gives rows of the tidy layout under one heading with --csv', async () => {
    const { stdout } = await ask(['WF.LEAVERS.HC', turnover, '--as-of', '2024-09-30', '--csv']);
    const [heading, ...rows] = stdout.trimEnd().split('\n');
    expect(heading).toMatch(
      /^time_period,time_identifier,geographic_level,.*,numerator,denominator,value,symbol/,
    );
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatch(/^2024,.*,333,E08000028,Sandwell,.*,WF\.TURNOVER\.HC,.*,2024-09-30,5,1,3,33\.3,/);
  });
});

describe('what daybook ask cannot answer', () => {
  it.each([
    ['an unknown metric', ['WF.NOTHING'], { code: 'unknown-metric', named: 'WF.NOTHING' }],
    [
      'a day that there is not',
      [turnover, '--as-of', '2024-09-31'],
      { code: 'bad-parameter', named: 'asOf' },
    ],
    ['a position beyond the end', [turnover, '--as-at', '99'], { code: 'as-at-past-end', named: '5' }],
    ['an unknown authority', [turnover, '--authority', '999'], { code: 'bad-parameter', named: '999' }],
  ])(
    '%s exits 2 with a sentence that names it, and the problem as HTTP puts it',
    async (_, args, { code, named }) => {
      const ended = await ask([...args, '--json']);
      expect([ended.code, JSON.parse(ended.stdout).code]).toEqual([2, code]);
      expect(ended.stderr).toMatch(/^daybook: [^\n]+\n$/);
      expect(ended.stderr).toContain(named);
    },
  );

  it.each([
    ['no metric', []],
    ['metrics and a file of questions', [turnover, '--questions', '-']],
    ['a file of questions that is not there', ['--questions', 'nowhere.ndjson']],
    ['two forms of answer', [turnover, '--csv', '--json']],
    ['a flag that it does not have', [turnover, '--colour', 'red']],
    ['a directory and a server', [turnover, '--server', 'http://127.0.0.1:9']],
  ])('%s exits 2 and prints nothing on stdout', async (_, args) => {
    expect(await ask(args)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a data directory that a server has', () => {
  const asOf = ['--as-of', '2024-09-30'];

  it.each([
    ['an answer', ['ask', turnover, ...asOf, '--json']],
    ['an answer as it was known', ['ask', turnover, ...asOf, '--as-at', '4', '--json']],
    ['an answer about nothing', ['ask', turnover, '--authority', '330', ...asOf, '--json']],
    ['several answers', ['ask', turnover, 'WF.NOTHING', 'WF.LEAVERS.HC', ...asOf, '--json']],
    ['rows of a table', ['ask', turnover, ...asOf, '--csv']],
    ['an unknown metric', ['ask', 'WF.NOTHING', '--json']],
    ['an odd metric', ['ask', 'a/b c?', '--json']],
    ['a bad parameter', ['ask', turnover, '--as-of', 'today', '--json']],
    ['an explanation', ['explain', turnover, ...asOf, '--json']],
    [
      'a page of an explanation',
      ['explain', turnover, ...asOf, '--part', 'denominator', '--limit', '2', '--json'],
    ],
    ['a bad parameter of an explanation', ['explain', turnover, '--part', 'all', '--json']],
    ['the log', ['export', 'log', '--after', '2']],
  ])('reads there and through the server the same bytes: %s', async (_, args) => {
    const environment =
      args.includes('--authority') || args[0] === 'export' ? {} : { DAYBOOK_AUTHORITY: '333' };
    const [there, through] = await Promise.all([
      trial.run([...args, '--data', data], { environment }),
      trial.run([...args, '--server', server.url], { environment }),
    ]);
    expect(through).toEqual(there);
    expect(there.stdout).not.toBe('');
  });

  it('cannot be written to: record and rebuild exit 3 and name the server', async () => {
    const [record, rebuild] = await Promise.all([
      trial.run(['record', trial.path('four.ndjson'), '--data', data]),
      trial.run(['rebuild', '--data', data]),
    ]);
    for (const { code, stderr } of [record, rebuild]) {
      expect([code, stderr]).toEqual([3, expect.stringContaining(server.url)]);
    }
  });

  it('has its fingerprint and the check of its views all the same', async () => {
    const [hash, check] = await Promise.all([
      trial.run(['state-hash', '--data', data]),
      trial.run(['rebuild', '--check', '--data', data]),
    ]);
    expect([hash.code, check.code]).toEqual([0, 0]);
    expect(hash.stdout).toMatch(/^[0-9a-f]{64}\n$/);
  });
});

describe('daybook explain', () => {
  it('gives items whose amounts add up, with the events behind each', async () => {
    const args = [
      'explain',
      turnover,
      '--authority',
      '333',
      '--as-of',
      '2024-09-30',
      '--json',
      '--data',
      data,
    ];
    const { stdout } = await trial.run(args);
    const { numerator, denominator } = JSON.parse(stdout) as Record<
      'numerator' | 'denominator',
      { total: string; items: { amount: string; because: { type: string }[] }[] }
    >;
    expect(numerator).toMatchObject({ total: '1', items: [{ amount: '1' }] });
    expect(denominator.items.map(({ amount }) => Number(amount))).toEqual([1, 1, 1]);
    for (const { because } of denominator.items) expect(because[0]?.type).toBe('SocialWorkerStarted');
  });
});
