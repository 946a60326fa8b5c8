import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLineTrial, type Ended, type Start } from '../command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

const shipped = (name: string): string => join(__dirname, '../../../../fixtures/extracts', name);

/** A copy of a shipped extract, which a spec may mend. */
function copyOf(name: string, as: string): string {
  copyFileSync(shipped(name), trial.path(as));
  return trial.path(as);
}

function change(file: string, ...changes: readonly (readonly [string, string])[]): void {
  const text = readFileSync(file, 'utf8');
  trial.write(
    file.slice(trial.place.length + 1),
    changes.reduce((changed, [from, to]) => {
      expect(changed).toContain(from);
      return changed.replace(from, to);
    }, text),
  );
}

let directories = 0;
const newDirectory = (): string => trial.path(`data-${++directories}`);

const record = (file: string, args: readonly string[], start?: Start): Promise<Ended> =>
  trial.run(
    [
      ...['record', file, '--json', '--format', 'employments', '--authority', '333'],
      ...['--mapping', shipped('employments.mapping.json'), ...args],
    ],
    start,
  );

const counts = ({ stdout }: Ended): readonly unknown[] => {
  const { recorded, duplicates, refused, position } = JSON.parse(stdout) as Record<string, unknown>;
  return [recorded, duplicates, refused, position];
};

async function inPost(data: string): Promise<string> {
  const asked = ['ask', 'WF.INPOST.HC', '--authority', '333', '--as-of', '2024-09-30'];
  const { stdout } = await trial.run([...asked, '--data', data, '--json']);
  return (JSON.parse(stdout) as { display: string }).display;
}

interface RefusedRow {
  readonly line: number;
  readonly problem: { readonly code: string; readonly errors: readonly { readonly pointer: string }[] };
  readonly raw: string;
}

const refusedRows = (file: string): readonly RefusedRow[] =>
  readFileSync(`${file}.refused.ndjson`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RefusedRow);

describe('an extract of employments', () => {
  it('becomes events; its wrong row is found in the refusals, mended, and recorded again', async () => {
    const [data, file] = [newDirectory(), copyOf('employments.csv', 'staff.csv')];
    const first = await record(file, ['--data', data]);
    expect([first.code, ...counts(first)]).toEqual([1, 11, 0, 1, '11']);
    expect(first.stderr).toContain(`${file}.refused.ndjson`);
    const [row, ...more] = refusedRows(file);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      line: 5,
      problem: { code: 'bad-date', errors: [{ pointer: '/Start Date' }] },
    });
    expect(row?.raw).toBe(readFileSync(file, 'utf8').split('\n')[4]);
    expect(await inPost(data)).toBe('3');
    change(file, ['31/09/2023', '30/09/2023']);
    const second = await record(file, ['--data', data]);
    expect([second.code, ...counts(second)]).toEqual([0, 2, 11, 0, '13']);
    expect([existsSync(`${file}.refused.ndjson`), await inPost(data)]).toEqual([false, '4']);
    const third = await record(file, ['--data', data]);
    expect([third.code, ...counts(third)]).toEqual([0, 0, 13, 0, '13']);
  });

  it('enters only what differs when it is recorded again with changes, into a directory and a server', async () => {
    const { url } = await trial.up(['--data', newDirectory()]);
    for (const target of [
      ['--data', newDirectory()],
      ['--server', url],
    ]) {
      const file = copyOf('employments.csv', `changing-${target[0]}.csv`);
      change(file, ['31/09/2023', '30/09/2023']);
      const [resigned, stays] = ['31/07/2024,Resignation,Agency', '31/12/4712,,'] as const;
      const said = [counts(await record(file, target))];
      change(file, [',0.6,', ',0.5,'], [resigned, stays]);
      said.push(counts(await record(file, target)), counts(await record(file, target)));
      change(file, [',0.5,', ',0.6,'], [`33209`, '33500']);
      said.push(counts(await record(file, target)));
      change(file, [`0.8,06/01/2020,Newly Qualified,${stays}`, `0.8,06/01/2020,Newly Qualified,${resigned}`]);
      said.push(counts(await record(file, target)));
      expect(said).toEqual([
        [13, 0, 0, '13'],
        [2, 11, 0, '15'],
        [0, 12, 0, '15'],
        [1, 11, 0, '16'],
        [1, 12, 0, '17'],
      ]);
    }
  });

  it('without some of its rows ends nothing', async () => {
    const [data, file] = [newDirectory(), copyOf('employments.csv', 'partial.csv')];
    await record(file, ['--data', data]);
    const [header, first] = readFileSync(file, 'utf8').split('\n');
    trial.write('partial.csv', `${header}\n${first}\n`);
    expect(counts(await record(file, ['--data', data]))).toEqual([0, 2, 0, '11']);
    expect(await inPost(data)).toBe('3');
  });

  it('is judged by --dry-run, and nothing is recorded or made', async () => {
    const [data, file] = [newDirectory(), copyOf('employments.csv', 'rehearsed.csv')];
    const { code, stdout } = await record(file, ['--dry-run', '--data', data]);
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      { recorded: 11, duplicates: 0, refused: 1, position: null },
    ]);
    expect([refusedRows(file).length, existsSync(data)]).toEqual([1, false]);
  });

  it('is read from standard input, and takes the authority of the environment', async () => {
    const data = newDirectory();
    const mapping = shipped('employments.mapping.json');
    const ended = await trial.run(
      ['record', '-', '--json', '--format', 'employments', '--mapping', mapping, '--data', data],
      { input: readFileSync(shipped('employments.csv'), 'utf8'), environment: { DAYBOOK_AUTHORITY: '333' } },
    );
    expect([ended.code, ...counts(ended)]).toEqual([1, 11, 0, 1, '11']);
    expect(existsSync(join(data, 'stdin.refused.ndjson'))).toBe(true);
  });

  it('with --strict has a row refused that would not add up, whole as it stands', async () => {
    const file = copyOf('employments.csv', 'strict.csv');
    change(file, ['31/07/2024', '31/07/2019'], ['31/09/2023', '30/09/2023']);
    const ended = await record(file, ['--strict', '--data', newDirectory()]);
    expect([ended.code, ...counts(ended)]).toEqual([1, 12, 0, 1, '12']);
    const [row] = refusedRows(file);
    expect(row).toMatchObject({ line: 4, problem: { code: 'would-not-add-up', errors: [{ pointer: '' }] } });
    expect(row?.raw).toMatch(/^101164,/);
  });
});

describe('an extract of agency assignments', () => {
  it('becomes assignments with their cover and their ends', async () => {
    const data = newDirectory();
    const mapping = shipped('assignments.mapping.json');
    const file = copyOf('assignments.csv', 'agency.csv');
    const options = ['--format', 'assignments', '--mapping', mapping, '--authority', '333', '--data', data];
    const { stdout } = await trial.run(['record', file, ...options]);
    expect(stdout).toBe('7 recorded, 0 known already, 0 refused; the log ends at position 7\n');
    const asked = await trial.run([
      'ask',
      'WF.AGENCY.HC',
      '--authority',
      '333',
      '--as-of',
      '2024-09-30',
      '--data',
      data,
      '--json',
    ]);
    expect(JSON.parse(asked.stdout)).toMatchObject({ numerator: '2', denominator: '2' });
  });
});

describe('a command line about an extract that cannot be done', () => {
  const mapping = shipped('employments.mapping.json');
  const staff = shipped('employments.csv');
  const wrong = trial.write('wrong.mapping.json', '{"source":"urn:hr","columns":{"Ref":"wroker"}}');

  it.each<[string, readonly string[], string]>([
    ['has no mapping', ['--format', 'employments', '--authority', '333'], 'needs --mapping FILE'],
    ['has no authority', ['--format', 'employments', '--mapping', mapping], 'needs --authority'],
    ['has a mapping for events', ['--mapping', mapping], '--mapping goes with --format employments'],
    [
      'has no such mapping',
      ['--format', 'employments', '--mapping', 'none.json', '--authority', '333'],
      'none.json cannot be read',
    ],
    [
      'has a wrong mapping',
      ['--format', 'employments', '--mapping', wrong, '--authority', '333'],
      'columns["Ref"]: "wroker" is not one of worker',
    ],
    [
      'has the mapping of another',
      ['--format', 'assignments', '--mapping', mapping, '--authority', '333'],
      'it is a mapping of employments, not of assignments',
    ],
    [
      'has a wrong authority',
      ['--format', 'employments', '--mapping', mapping, '--authority', '33'],
      '--authority 33 is not the code',
    ],
  ])('because it %s exits 2 with a sentence', async (_, options, sentence) => {
    const data = newDirectory();
    const { code, stderr } = await trial.run(['record', staff, ...options, '--data', data]);
    expect([code, existsSync(data)]).toEqual([2, false]);
    expect(stderr).toContain(sentence);
  });

  it.each([
    ['lacks a column', (text: string) => Buffer.from(text.replace('Sex', 'Gender')), 'has no column "Sex"'],
    [
      'is not UTF-8',
      (text: string) => Buffer.from(text.replace('Amara', 'Zoë'), 'latin1'),
      'line 2: the column "Surname and Forename" is not UTF-8',
    ],
    [
      'has an open quote',
      (text: string) => Buffer.from(text.replace('Tom"', 'Tom')),
      'is damaged, nothing was recorded: line 4',
    ],
  ])('because the file %s exits 2 before anything is recorded', async (name, changed, sentence) => {
    const data = newDirectory();
    const file = trial.write(`${name}.csv`, changed(readFileSync(staff, 'utf8')));
    const { code, stderr } = await record(file, ['--data', data]);
    expect([code, existsSync(data)]).toEqual([2, false]);
    expect(stderr).toContain(sentence);
  });

  it('has what can be read recorded by --skip-bad', async () => {
    const text = readFileSync(staff, 'utf8');
    const open = trial.write('open.csv', text.replace('Tom"', 'Tom'));
    const ended = await record(open, ['--skip-bad', '--data', newDirectory()]);
    expect([ended.code, ...counts(ended)]).toEqual([1, 4, 0, 0, '4']);
    expect(ended.stderr).toContain('open.csv is damaged: line 4');
    const latin = trial.write('latin.csv', Buffer.from(text.replace('Amara', 'Zoë'), 'latin1'));
    const read = await record(latin, ['--skip-bad', '--data', newDirectory()]);
    expect([read.code, ...counts(read)]).toEqual([1, 7, 0, 3, '7']);
    expect(refusedRows(latin).map(({ line }) => line)).toEqual([2, 5, 7]);
  });
});

describe('what was refused of an extract', () => {
  it('by the record waits as the event, which is taken once it adds up', async () => {
    const data = newDirectory();
    const file = copyOf('employments.csv', 'early.csv');
    change(file, ['31/07/2024', '31/07/2019'], ['31/09/2023', '30/09/2023']);
    await record(file, ['--strict', '--data', data]);
    change(file, ['06/01/2020', '06/01/2018']);
    await record(file, ['--strict', '--data', data]);
    const { url } = await trial.up(['--data', data]);
    const { items } = (await (await fetch(`${url}/v1/quarantine`)).json()) as {
      items: readonly { id: string; raw: string; problem: { code: string } }[];
    };
    expect(items).toMatchObject([{ problem: { code: 'would-not-add-up' } }]);
    expect(items[0]?.raw).toContain('"SocialWorkerLeft"');
    const again = await fetch(`${url}/v1/quarantine/${items[0]?.id}/resubmit`, { method: 'POST' });
    expect([again.status, await again.json()]).toEqual([
      200,
      expect.objectContaining({ status: 'duplicate' }),
    ]);
  });

  it('waits in the quarantine with the row as it stands', async () => {
    const data = newDirectory();
    await record(copyOf('employments.csv', 'parked.csv'), ['--data', data]);
    const { url } = await trial.up(['--data', data]);
    const { items } = (await (await fetch(`${url}/v1/quarantine`)).json()) as {
      items: readonly { origin: { line: number }; problem: { code: string } }[];
    };
    expect(items).toMatchObject([{ origin: { kind: 'file', line: 5 }, problem: { code: 'bad-date' } }]);
  });
});
