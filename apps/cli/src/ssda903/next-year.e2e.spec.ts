import { readFileSync } from 'node:fs';
import { CommandLineTrial, type Ended } from '../command-line-trial';
import { episodesFile, episodesXml } from './return-writing-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

const FIRST = `
  C1 01/05/2023 S/C2/U6@A→10/10/2023 X1 CARPL
  C1 10/10/2023 P/C2/U6@B→
  C2 01/06/2023 S/C2/K2@C→
  C3 01/07/2023 S/V2/U6@D→`;

/** C1 moves, C2 ceases, C3 goes on, C4 comes. */
const SECOND = `
  C1 10/10/2023 P/C2/U6@B→01/05/2024 X1 ALLEG
  C1 01/05/2024 P/C2/K2@E→
  C2 01/06/2023 S/C2/K2@C→01/02/2025 E4A
  C3 01/07/2023 S/V2/U6@D→
  C4 05/05/2024 S/C2/U6@F→`;

let names = 0;
const newDirectory = (): string => trial.path(`data-${++names}`);

interface Outcome extends Pick<Ended, 'code' | 'stderr'> {
  /** Events that were entered, lines that said nothing new, rows that were refused. */
  readonly counts: readonly unknown[];
  readonly refused: readonly {
    readonly line: number;
    readonly errors: readonly { pointer: string; detail: string }[];
  }[];
}

/** Records the text of a file, `xml` or CSV. */
async function record(text: string, target: readonly string[], ...args: readonly string[]): Promise<Outcome> {
  const file = trial.write(`return-${++names}.${text.startsWith('<') ? 'xml' : 'csv'}`, text);
  const given = ['--json', '--format', 'ssda903', '--authority', '333', ...target, ...args];
  const { code, stdout, stderr } = await trial.run(['record', file, ...given]);
  const said = stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>);
  const refused =
    said['refused'] === 0 || stdout === '' ? '' : readFileSync(`${file}.refused.ndjson`, 'utf8');
  return {
    code,
    stderr,
    counts: [said['recorded'], said['duplicates'], said['refused']],
    refused: refused.split('\n').flatMap((line) => {
      if (line === '') return [];
      const { line: at, problem } = JSON.parse(line) as { line: number; problem: Outcome['refused'][0] };
      return [{ line: at, errors: problem.errors }];
    }),
  };
}

/** The events of a directory after a position, as `C1 2024-05-01 PlacementChanged`. */
async function eventsAfter(data: string, position: number): Promise<readonly string[]> {
  const { stdout } = await trial.run(['export', 'log', '--data', data]);
  return stdout
    .trimEnd()
    .split('\n')
    .slice(position)
    .map((line) => (JSON.parse(line) as { event: Record<string, string> }).event)
    .map(({ subject, effectiveon, type }) =>
      [subject?.slice('child/'.length), effectiveon, type].filter((word) => word !== undefined).join(' '),
    );
}

async function findings(data: string): Promise<unknown> {
  const { stdout } = await trial.run(['findings', '--authority', '333', '--data', data, '--json']);
  return (JSON.parse(stdout) as { total: unknown }).total;
}

describe("next year's file", () => {
  it('enters what is new: a row that closes its end, a carried row nothing, and nothing a second time', async () => {
    const { url } = await trial.up(['--data', newDirectory()]);
    const data = newDirectory();
    for (const target of [
      ['--data', data],
      ['--server', url],
    ]) {
      expect(await record(episodesFile(FIRST), target)).toMatchObject({ code: 0, counts: [4, 0, 0] });
      const second = await record(episodesFile(SECOND), target);
      expect(second).toMatchObject({ code: 0, counts: [3, 3, 0] });
      expect(second.stderr).toContain('tells the days from 2024-04-01 to 2025-03-31');
      expect((await record(episodesFile(SECOND), target)).counts).toEqual([0, 6, 0]);
    }
    expect(await eventsAfter(data, 4)).toEqual([
      'C1 2024-05-01 PlacementChanged',
      'C2 2025-02-01 CeasedToBeLookedAfter',
      'C4 2024-05-05 StartedToBeLookedAfter',
    ]);
    expect(await findings(data)).toBe(0);
  });

  it('as XML enters the same', async () => {
    const data = newDirectory();
    expect((await record(episodesXml(FIRST), ['--data', data])).counts).toEqual([3 + 4, 0, 0]);
    expect((await record(episodesXml(SECOND), ['--data', data])).counts).toEqual([1 + 3, 3 + 3, 0]);
    expect((await record(episodesFile(SECOND), ['--data', data])).counts).toEqual([0, 6, 0]);
  });

  it('with another code for the same placement recodes it once: no move', async () => {
    const data = newDirectory();
    const before = `C1 01/05/2022 S/C2/H5@A→`;
    const after = `
      C1 01/05/2022 S/C2/K3@A→01/06/2023 X1 CARPL
      C1 01/06/2023 P/C2/U6@B→`;
    await record(episodesFile(before), ['--data', data]);
    expect((await record(episodesFile(after), ['--data', data])).counts).toEqual([2, 1, 0]);
    expect(await eventsAfter(data, 1)).toEqual([
      'C1 2023-04-01 PlacementRecoded',
      'C1 2023-06-01 PlacementChanged',
    ]);
    const asked = ['CH.PLACE3.Y1', '--authority', '333', '--as-of', '2024-03-31', '--data', data, '--json'];
    const { stdout } = await trial.run(['ask', ...asked]);
    expect(JSON.parse(stdout)).toMatchObject({ numerator: '0', denominator: '1' });
    expect(await findings(data)).toBe(0);
    const later = `
      C1 01/06/2023 P/C2/U6@B→01/05/2024 E4A`;
    expect((await record(episodesFile(later), ['--data', data])).counts).toEqual([1, 1, 0]);
  });

  it('that opens otherwise than the year before ended is refused by row and column, with both values', async () => {
    const data = newDirectory();
    await record(episodesFile(FIRST), ['--data', data]);
    const other = SECOND.replaceAll('10/10/2023 P', '11/10/2023 P').replace('S/V2/U6@D', 'S/V2/K2@D');
    const { code, counts, refused } = await record(episodesFile(other), ['--data', data]);
    expect([code, counts[2]]).toEqual([1, 2]);
    expect(refused.map(({ line, errors }) => [line, errors[0]?.pointer])).toEqual([
      [2, '/DECOM'],
      [5, '/PLACE'],
    ]);
    const [decom, place] = refused.map(({ errors }) => errors[0]?.detail);
    expect([decom, decom]).toEqual([
      expect.stringContaining('2023-10-10'),
      expect.stringContaining('2023-10-11'),
    ]);
    expect([place, place]).toEqual([expect.stringContaining('U6'), expect.stringContaining('K2')]);
  });

  it('without a child who was looked after ends nothing, and says whom it lacks', async () => {
    const data = newDirectory();
    await record(episodesFile(FIRST), ['--data', data]);
    const without = SECOND.split('\n')
      .filter((line) => !line.includes('C3'))
      .join('\n');
    const { code, counts, stderr } = await record(episodesFile(without), ['--data', data]);
    expect([code, counts]).toEqual([0, [3, 2, 0]]);
    expect(stderr).toContain('has no row of a child looked after, as the record says, before 2024-04-01');
    expect(stderr).toContain('nothing was ended for them: C3\n');
  });
});

describe('a corrected file', () => {
  it('enters a correction for what differs, and a retraction for what is not there any more', async () => {
    const data = newDirectory();
    await record(episodesFile(FIRST), ['--data', data]);
    await record(episodesFile(SECOND), ['--data', data]);
    const corrected = SECOND.replace('@E', '@G')
      .split('\n')
      .filter((line) => !line.includes('C4'))
      .join('\n');
    expect((await record(episodesFile(corrected), ['--data', data])).counts).toEqual([2, 4, 0]);
    const entered = await eventsAfter(data, 7);
    expect([...entered].sort()).toEqual(['C1 EventCorrected', 'C4 EventRetracted']);
    expect((await record(episodesFile(SECOND), ['--data', data])).counts).toEqual([2, 4, 0]);
  });

  it('of an earlier year changes nothing of the later one', async () => {
    const data = newDirectory();
    await record(episodesFile(FIRST), ['--data', data]);
    await record(episodesFile(SECOND), ['--data', data]);
    const corrected = FIRST.replace('U6@A', 'U4@A');
    expect((await record(episodesFile(corrected), ['--data', data])).counts).toEqual([1, 3, 0]);
    expect(await eventsAfter(data, 7)).toEqual(['C1 EventCorrected']);
    expect((await record(episodesFile(SECOND), ['--data', data])).counts).toEqual([0, 6, 0]);
  });

  it('takes nothing for gone of a child of whom a row is refused, nor of anybody after a cut', async () => {
    const data = newDirectory();
    await record(episodesFile(SECOND), ['--data', data]);
    const wrong = episodesFile(SECOND).replace('01/05/2024,P', '01/05/2024,X');
    expect(await record(wrong, ['--data', data])).toMatchObject({ code: 1, counts: [0, 5, 1] });
    const nameless = episodesFile(SECOND).replace('C4,05/05/2024', ',05/05/2024');
    expect(await record(nameless, ['--data', data])).toMatchObject({ code: 1, counts: [0, 5, 1] });
    const whole = episodesFile(SECOND);
    const cut = whole.slice(0, whole.indexOf('C3') + 10);
    expect(await record(cut, ['--data', data], '--skip-bad')).toMatchObject({ code: 1, counts: [0, 4, 1] });
    expect(await eventsAfter(data, 6)).toEqual([]);
  });

  it('of several years tells everything since the day that is given, else only adds', async () => {
    const data = newDirectory();
    const both = `${FIRST.replace('C1 10/10/2023 P/C2/U6@B→', '')}${SECOND.replace(/C[23] .*→\n/g, '')}`;
    const years = both
      .split('\n')
      .filter((line, i, all) => all.findIndex((one) => one.slice(0, 20) === line.slice(0, 20)) === i)
      .join('\n');
    const first = await record(episodesFile(years), ['--data', data]);
    expect(first.counts[2]).toBe(0);
    expect(first.stderr).toContain('has rows of what was over before 2024-04-01, as on line 2');
    const less = years
      .split('\n')
      .filter((line) => !line.includes('C3'))
      .join('\n');
    expect((await record(episodesFile(less), ['--data', data])).counts[0]).toBe(0);
    const since = await record(episodesFile(less), ['--data', data], '--from', '2023-04-01');
    expect(since.counts[0]).toBe(1);
  });
});

describe('what goes with a return', () => {
  it('is no --strict, and --from is a date and goes with nothing else', async () => {
    const target = ['--data', newDirectory()];
    const strict = await record(episodesFile(FIRST), target, '--strict');
    expect([strict.code, strict.stderr]).toEqual([
      2,
      expect.stringContaining('a return is compared as a whole'),
    ]);
    const from = await record(episodesFile(FIRST), target, '--from', '01/04/2023');
    expect([from.code, from.stderr]).toEqual([2, expect.stringContaining('is not a date such as')]);
    const events = await trial.run([
      'record',
      trial.write('a.ndjson', ''),
      '--from',
      '2023-04-01',
      ...target,
    ]);
    expect([events.code, events.stderr]).toEqual([
      2,
      expect.stringContaining('goes with --format ssda903 only'),
    ]);
  });

  it('is told what rows say that is not kept, by line and column', async () => {
    const text = FIRST.replace('C3 01/07/2023 S/V2/U6@D→', 'C3 01/07/2023 S/V2/U6@D→01/09/2023 X1');
    const { code, stderr } = await record(episodesFile(text), ['--data', newDirectory()]);
    expect(code).toBe(0);
    expect(stderr).toContain('.csv line 5, DEC: the row ends with X1, and none follows (rule 388)');
  });

  it('is of one year where its tables are given together: the year may show in one of them only', async () => {
    const data = newDirectory();
    await record(episodesFile(FIRST), ['--data', data]);
    const carried = trial.write('carried.csv', episodesFile('C3 01/07/2023 S/V2/U6@D→'));
    const reviews = trial.write(
      'reviews.csv',
      'CHILD,DOB,REVIEW,REVIEW_CODE\nC3,05/05/2014,01/06/2024,PN1\n',
    );
    const { stdout, stderr } = await trial.run([
      ...['record', carried, reviews, '--json', '--format', 'ssda903', '--authority', '333', '--data', data],
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ recorded: 1, duplicates: 1, refused: 0 });
    expect(stderr).toContain('carried.csv tells the days from 2024-04-01 to 2025-03-31');
  });

  it('carries a time missing, and a social worker, over the end of the year', async () => {
    const data = newDirectory();
    const missing = (...rows: readonly string[]): string =>
      `CHILD,DOB,MISSING,MIS_START,MIS_END\n${rows.map((row) => `${row}\n`).join('')}`;
    const workers = (...rows: readonly string[]): string =>
      `CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n${rows.map((row) => `${row}\n`).join('')}`;
    await record(missing('C1,05/05/2014,M,30/03/2024,'), ['--data', data]);
    const back = missing('C1,05/05/2014,M,30/03/2024,02/04/2024');
    expect((await record(back, ['--data', data])).counts).toEqual([1, 1, 0]);
    await record(workers('C1,05/05/2014,XX7,01/05/2023,,FCONTA'), ['--data', data]);
    const next = workers(
      'C1,05/05/2014,XX7,01/05/2023,01/06/2024,FCONTA',
      'C1,05/05/2014,XX8,01/06/2024,,LEFTRL',
    );
    expect((await record(next, ['--data', data])).counts).toEqual([1, 1, 0]);
    const header = (...rows: readonly string[]): string => `CHILD,SEX,DOB,UPN\n${rows.join('\n')}\n`;
    await record(header('C1,1,05/05/2014,', 'C2,2,06/05/2014,'), ['--data', data]);
    expect((await record(header('C1,2,05/05/2014,'), ['--data', data])).counts).toEqual([1, 0, 0]);
  });
});
