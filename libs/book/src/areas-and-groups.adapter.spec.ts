import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DaybookEvent } from '@daybook/events';
import type { Answer } from './answer';
import type { Book } from './book';
import type { GroupedAnswer } from './groups';
import { openBook } from './open-book';
import type { AreaAnswer, Rows } from './rows';

let folder: string;
let book: Book;

/** A social worker of an authority, who stays or leaves on a last day. */
function worker(
  authority: string,
  id: string,
  { team, left }: { team?: string; left?: string },
): DaybookEvent[] {
  const of = { specversion: '1.0' as const, source: 'urn:hr', subject: `worker/${id}`, authority };
  const start: DaybookEvent = {
    ...of,
    id: `${authority}-${id}-start`,
    type: 'SocialWorkerStarted',
    effectiveon: '2023-01-09',
    data: { employmentId: 'E', role: 'case-holder', fte: 1, ...(team === undefined ? {} : { team }) },
  };
  if (left === undefined) return [start];
  const leaving = { employmentId: 'E', reason: 'retired' };
  return [
    start,
    { ...of, id: `${authority}-${id}-end`, type: 'SocialWorkerLeft', effectiveon: left, data: leaving },
  ];
}

const qualified: DaybookEvent = {
  specversion: '1.0',
  id: 'q',
  source: 'urn:returns',
  type: 'FigureQualified',
  subject: 'authority',
  authority: '331',
  effectiveon: '2024-09-30',
  data: { metrics: ['WF.TURNOVER.HC'], symbol: 'u', note: 'a new system' },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-areas-'));
  book = await openBook({ environment: { DAYBOOK_DATA: folder }, access: 'record', threads: false });
  const events = [
    ...worker('330', 'A', { team: 'Duty' }),
    ...worker('330', 'B', { team: 'Court' }),
    ...worker('330', 'C', { left: '2024-05-31' }),
    ...worker('333', 'A', { team: 'Duty' }),
    ...worker('331', 'A', {}),
    ...worker('331', 'B', {}),
    qualified,
  ];
  await book.record({ items: events.map((event) => ({ event })), recordedBy: 'local' });
});

afterAll(async () => {
  await book.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = async (parameters: Record<string, string>, metric = 'WF.TURNOVER.HC'): Promise<Rows> =>
  (await book.ask(metric, { asOf: '2024-09-30', ...parameters })) as Rows;

describe('a question about several authorities', () => {
  it('gives those of a list, by code, and no area', async () => {
    const { rows: answers } = await rows({ authority: '333,330' });
    expect(answers.map(({ scope, display }) => [scope.code, display])).toEqual([
      ['330', '50.0'],
      ['333', '0.0'],
    ]);
  });

  it('gives a region its own row, without qualified figures on either side, and says whom it covers', async () => {
    const { rows: answers } = await rows({ region: 'West Midlands' });
    expect(answers.filter(({ scope }) => scope.level === 'authority')).toHaveLength(14);
    const region = answers.at(-1) as AreaAnswer;
    expect(region).toMatchObject({
      scope: { level: 'region', code: 'E12000005', name: 'West Midlands' },
      numerator: '1',
      denominator: '3',
      display: '33.3',
      countTotal: { numerator: '1', denominator: '5' },
      coverage: { counted: 2, of: 14 },
      complete: false,
    });
    expect(region.coverage.leftOut).toContainEqual({ authority: '331', symbol: 'u' });
    expect(region.coverage.leftOut).toContainEqual({ authority: '332', symbol: 'x' });
    const shown = answers.find(({ scope }) => scope.code === '331');
    expect(shown).toMatchObject({ symbol: 'u', display: 'u', value: '0', numerator: '0', denominator: '2' });
  });

  it('gives authorities, then regions by code, then England, for everything', async () => {
    const { rows: answers } = await rows({ area: 'england' });
    const levels = answers.map(({ scope }) => scope.level);
    expect(levels).toEqual([...levels].sort((a, b) => order(a) - order(b)));
    expect(levels.filter((level) => level === 'region')).toHaveLength(11);
    expect(answers.at(-1)).toMatchObject({ scope: { level: 'england', code: 'E92000001' }, numerator: '1' });
    expect(await rows({ authority: 'all' })).toEqual(await rows({ area: 'england' }));
  });

  it('is refused where it cannot be meant', async () => {
    const code = (parameters: Record<string, string>, metric?: string): Promise<unknown> =>
      rows(parameters, metric).catch(
        (error: { errors: readonly { pointer: string }[] }) => error.errors[0]?.pointer,
      );
    expect(await code({ authority: '330,999' })).toBe('/authority');
    expect(await code({ region: 'Mercia' })).toBe('/region');
    expect(await code({ authority: '330', region: 'West Midlands' })).toBe('/region');
    expect(await code({ authority: '330,333', by: 'team' })).toBe('/by');
    expect(await code({ region: 'West Midlands' }, 'WF.CASELOAD.MEDIAN')).toBe('/region');
    expect(await code({ authority: '330', by: 'weather' })).toBe('/by');
    expect(await code({ authority: '330', team: 'Duty' }, 'CH.CLA')).toBe('/team');
  });
});

const order = (level: string): number => ['authority', 'region', 'england'].indexOf(level);

describe('an answer in groups', () => {
  it('has a group for each team, what is not recorded last, and adds up', async () => {
    const answer = (await book.ask('WF.INPOST.HC', {
      authority: '330',
      asOf: '2024-05-30',
      by: 'team',
    })) as GroupedAnswer;
    expect(answer).toMatchObject({ by: 'team', numerator: '3', groupsAddUp: true });
    expect(answer.groups.map(({ key, numerator }) => [key, numerator])).toEqual([
      ['Court', '1'],
      ['Duty', '1'],
      [null, '1'],
    ]);
    const duty = (await book.ask('WF.INPOST.HC', {
      authority: '330',
      asOf: '2024-05-30',
      team: 'Duty',
    })) as Answer;
    expect(duty).toMatchObject({ numerator: '1', scope: { code: '330', team: 'Duty' } });
  });

  it('is a row of the tidy table each, under the whole', async () => {
    const table = await book.askCsv('WF.INPOST.HC', { authority: '330', asOf: '2024-05-30', by: 'team' });
    const cells = table
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(cells.map((row) => [row[10], row[11], row.at(-2)])).toEqual([
      ['breakdown', 'category', 'value'],
      ['Total', 'Total', '3'],
      ['team', 'Court', '1'],
      ['team', 'Duty', '1'],
      ['team', 'Not recorded', '1'],
    ]);
  });
});
