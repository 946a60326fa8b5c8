import { existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { CommandLineTrial, type Ended, left, linesOf, started, type Start } from './command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

let directories = 0;
const newDirectory = (): string => trial.path(`data-${++directories}`);

const threeStart = ['SW-1', 'SW-2', 'SW-3'].map((worker) => started(worker));
const asLines = trial.write('three.ndjson', linesOf(threeStart));
const recordedThree = { recorded: 3, duplicates: 0, refused: 0, position: '3' };

const record = (args: readonly string[], start?: Start): Promise<Ended> =>
  trial.run(['record', '--json', ...args], start);

function refusedRows(file: string): readonly { line: number; problem: { code: string }; raw: string }[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as ReturnType<typeof refusedRows>[number]);
}

async function logOf(data: string): Promise<readonly { event: { id: string } }[]> {
  const { stdout } = await trial.run(['export', 'log', '--data', data]);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { event: { id: string } });
}

describe('daybook record', () => {
  it('makes the data directory, records in order, and prints one line at the end', async () => {
    const data = newDirectory();
    const { code, stdout, stderr } = await record([asLines, '--data', data]);
    expect([code, stdout, stderr]).toEqual([0, `${JSON.stringify(recordedThree)}\n`, '']);
    expect((await logOf(data)).map(({ event }) => event.id)).toEqual([
      'started-SW-1',
      'started-SW-2',
      'started-SW-3',
    ]);
  });

  it('tells people in words', async () => {
    const { stdout } = await trial.run(['record', asLines, '--data', newDirectory()]);
    expect(stdout).toBe('3 recorded, 0 known already, 0 refused; the log ends at position 3\n');
  });

  it('is safe to run again: every event is a duplicate, and nothing is recorded', async () => {
    const data = newDirectory();
    await record([asLines, '--data', data]);
    const { code, stdout } = await record([asLines, '--data', data]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ recorded: 0, duplicates: 3, refused: 0, position: '3' });
  });

  it.each([
    ['a JSON array on one line', JSON.stringify(threeStart), 3],
    ['a JSON array over several lines', JSON.stringify(threeStart, null, 2), 3],
    ['one event over several lines', JSON.stringify(threeStart[0], null, '\t'), 1],
    ['NDJSON with the line ends of Windows', linesOf(threeStart).replaceAll('\n', '\r\n'), 3],
    ['NDJSON behind a byte order mark', `\ufeff${linesOf(threeStart)}`, 3],
  ])('reads %s, from a file and from standard input', async (name, text, recorded) => {
    const file = trial.write(`layout-${recorded}-${name.length}.json`, text);
    const [fromFile, fromInput] = await Promise.all([
      record([file, '--data', newDirectory()]),
      record(['-', '--data', newDirectory()], { input: text }),
    ]);
    expect(JSON.parse(fromFile.stdout)).toMatchObject({ recorded, refused: 0 });
    expect(fromInput.stdout).toBe(fromFile.stdout);
  });

  it('ignores the wrapper of log entries, so that an export can be recorded elsewhere', async () => {
    const [from, to] = [newDirectory(), newDirectory()];
    await record([asLines, '--data', from]);
    const log = trial.write('log.ndjson', (await trial.run(['export', 'log', '--data', from])).stdout);
    const { code, stdout } = await record([log, '--format', 'log', '--data', to]);
    expect([code, JSON.parse(stdout)]).toEqual([0, recordedThree]);
    const hashes = [from, to].map((data) => trial.run(['state-hash', '--data', data]));
    const [one, other] = await Promise.all(hashes);
    expect(one?.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(other?.stdout).toBe(one?.stdout);
  });

  it('takes several files one after the other', async () => {
    const one = trial.write('one.ndjson', linesOf([started('SW-4')]));
    const other = trial.write('other.ndjson', linesOf([left('SW-4', '2024-05-31')]));
    const data = newDirectory();
    const { stdout } = await record([one, other, one, '--data', data]);
    expect(JSON.parse(stdout)).toEqual({ recorded: 2, duplicates: 1, refused: 0, position: '2' });
    expect((await logOf(data)).map(({ event }) => event.id)).toEqual(['started-SW-4', 'left-SW-4']);
  });

  it('shows on stderr how far it is once it takes longer than a second', async () => {
    async function* slowly(): AsyncGenerator<string> {
      yield linesOf([started('SW-5')]);
      for (const worker of ['SW-6', 'SW-7', 'SW-8']) {
        await new Promise((resolve) => setTimeout(resolve, 700));
        yield linesOf([started(worker)]);
      }
    }
    const { stderr } = await record(['-', '--data', newDirectory()], { input: slowly() });
    expect(stderr).toMatch(/^recording standard input {2}\d {2}\d+\/s\n/);
  });
});

describe('what daybook record refuses', () => {
  const mixed = `${JSON.stringify(started('SW-1'))}\n{bad\n\n${JSON.stringify(started('SW-2', { authority: '999' }))}\n`;

  it('is written with line, problem and raw beside the file, costs nothing else, and exits 1', async () => {
    const file = trial.write('mixed.ndjson', mixed);
    const { code, stdout, stderr } = await record([file, '--data', newDirectory()]);
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      { recorded: 1, duplicates: 0, refused: 2, position: '1' },
    ]);
    expect(stderr).toContain(`${file}.refused.ndjson`);
    const rows = refusedRows(`${file}.refused.ndjson`);
    expect(rows.map(({ line, problem }) => [line, problem.code])).toEqual([
      [2, 'malformed'],
      [4, expect.any(String)],
    ]);
    expect(rows.map(({ raw }) => raw)).toEqual(['{bad', mixed.split('\n')[3]]);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['line', 'problem', 'raw']);
      expect(row.problem).toEqual({
        code: row.problem.code,
        detail: expect.any(String),
        errors: expect.arrayContaining([
          { pointer: expect.any(String), code: expect.any(String), detail: expect.any(String) },
        ]),
      });
    }
  });

  it('has no file where nothing is refused, and none is left of an earlier run', async () => {
    const data = newDirectory();
    const file = trial.write('corrected.ndjson', mixed);
    await record([file, '--data', data]);
    expect(existsSync(`${file}.refused.ndjson`)).toBe(true);
    trial.write('corrected.ndjson', linesOf(threeStart));
    expect((await record([file, '--data', data])).code).toBe(0);
    expect(existsSync(`${file}.refused.ndjson`)).toBe(false);
  });

  it('of standard input goes to stdin.refused.ndjson in the data directory', async () => {
    const data = newDirectory();
    const { code } = await record(['-', '--data', data], { input: mixed });
    expect(code).toBe(1);
    expect(refusedRows(`${data}/stdin.refused.ndjson`).map(({ line }) => line)).toEqual([2, 4]);
  });

  it('goes to --refused instead, that of all files', async () => {
    const files = ['a', 'b'].map((name) => trial.write(`refused-${name}.ndjson`, `{bad ${name}\n`));
    const refused = trial.path('all-refused.ndjson');
    await record([...files, '--refused', refused, '--data', newDirectory()]);
    expect(refusedRows(refused).map(({ raw }) => raw)).toEqual(['{bad a', '{bad b']);
    expect(existsSync(`${files[0]}.refused.ndjson`)).toBe(false);
  });

  it('is never written over a file that is to be recorded', async () => {
    const { code } = await record([asLines, '--refused', asLines, '--data', newDirectory()]);
    expect([code, readFileSync(asLines, 'utf8')]).toEqual([2, linesOf(threeStart)]);
  });

  it('with --strict is what would not add up', async () => {
    const file = trial.write('strange.ndjson', linesOf([left('SW-9', '2024-05-31')]));
    expect((await record([file, '--data', newDirectory()])).code).toBe(0);
    const { code, stdout } = await record([file, '--strict', '--data', newDirectory()]);
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      { recorded: 0, duplicates: 0, refused: 1, position: '0' },
    ]);
    expect(refusedRows(`${file}.refused.ndjson`)[0]?.problem.code).toBe('would-not-add-up');
  });

  it('is told by --dry-run, which records nothing and makes nothing', async () => {
    const file = trial.write('rehearsed.ndjson', mixed);
    const data = newDirectory();
    const { code, stdout } = await record([file, '--dry-run', '--data', data]);
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      { recorded: 1, duplicates: 0, refused: 2, position: null },
    ]);
    expect(refusedRows(`${file}.refused.ndjson`)).toHaveLength(2);
    expect(existsSync(data)).toBe(false);
  });
});

describe('a file that daybook record cannot read', () => {
  const pretty = JSON.stringify(threeStart, null, 2);
  const cutOff = trial.write('cut-off.json', pretty.slice(0, pretty.indexOf('started-SW-3')));

  it('to its end as JSON is not recorded at all, and exits 2', async () => {
    const data = newDirectory();
    const { code, stderr } = await record([asLines, cutOff, '--data', data]);
    expect(code).toBe(2);
    expect(stderr).toContain('cut-off.json is damaged, nothing was recorded');
    expect(existsSync(data)).toBe(false);
  });

  it('to its end has its readable rows recorded by --skip-bad, and exits 1', async () => {
    const { code, stdout } = await record([cutOff, '--skip-bad', '--data', newDirectory()]);
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      { recorded: 2, duplicates: 0, refused: 1, position: '2' },
    ]);
    expect(refusedRows(`${cutOff}.refused.ndjson`).map(({ line }) => line)).toEqual([36]);
  });

  it.each([
    ['is not there', () => trial.path('nowhere.ndjson'), 'there is no such file'],
    ['is a directory', () => trial.place, 'it is not a file'],
    ['is compressed', () => trial.write('a.gz', gzipSync(linesOf(threeStart))), 'is compressed'],
    ['is UTF-16', () => trial.write('a.txt', Buffer.from(`\ufeff${pretty}`, 'utf16le')), 'is text in UTF-16'],
  ])('because it %s exits 2 before anything is recorded', async (_, file, said) => {
    const data = newDirectory();
    const { code, stderr } = await record([asLines, file(), '--data', data]);
    expect([code, existsSync(data)]).toEqual([2, false]);
    expect(stderr).toContain(said);
  });

  it('because it has another format exits 2 and names the formats that there are', async () => {
    const { code, stderr } = await record([asLines, '--format', 'dfe', '--data', newDirectory()]);
    expect([code, stderr]).toEqual([
      2,
      'daybook: --format dfe is not one of cloudevents, log, ssda903, employments, assignments\n',
    ]);
  });
});

describe('daybook record against a server', () => {
  it('streams events in any layout and tells what it tells of a directory', async () => {
    const { url } = await trial.up(['--data', newDirectory()]);
    const pretty = trial.write('pretty.json', JSON.stringify(threeStart, null, 2));
    const first = await record([pretty, '--server', url]);
    expect([first.code, JSON.parse(first.stdout)]).toEqual([0, recordedThree]);
    const many = Array.from({ length: 2_500 }, (_, n) => started(`SW-${n + 1}`));
    const file = trial.write('many.ndjson', `${linesOf(many)}{bad\n`);
    const second = await record([file, '--server', url]);
    expect(second.code).toBe(1);
    expect(JSON.parse(second.stdout)).toEqual({
      recorded: 2_497,
      duplicates: 3,
      refused: 1,
      position: '2500',
    });
    expect(refusedRows(`${file}.refused.ndjson`)).toMatchObject([{ line: 2_501, raw: '{bad' }]);
    const again = await record([asLines, '--server', url]);
    expect(JSON.parse(again.stdout)).toMatchObject({ duplicates: 3, position: '2500' });
  });

  it('that is not there exits 3 and names it', async () => {
    const { code, stderr } = await record([asLines, '--server', 'http://127.0.0.1:9']);
    expect([code, stderr]).toEqual([3, 'daybook: no server answers at http://127.0.0.1:9\n']);
    expect(statSync(asLines).isFile()).toBe(true);
  });
});
