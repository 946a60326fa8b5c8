import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DaybookEvent } from '@daybook/events';
import { arbitraryHistory } from '@daybook/metrics/prove';
import fc from 'fast-check';
import type { Book } from '../book';
import { openBook } from '../open-book';
import { Replay, type ReplayPlan, type ReplayPoint } from './replay';

const runs = Math.ceil(Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100) / 4);
const place = mkdtempSync(join(tmpdir(), 'daybook-replay-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let opened = 0;
const books: Book[] = [];
afterEach(async () => {
  for (const book of books.splice(0)) await book.close();
});

async function emptyBook(): Promise<Book> {
  const environment = { DAYBOOK_DATA: join(place, String(++opened)), DAYBOOK_SANDBOX: 'true' };
  const book = await openBook({ environment, access: 'record', threads: false });
  books.push(book);
  return book;
}

/** An event and the instant at which it is recorded. */
type Told = readonly [event: DaybookEvent, now: string];

async function bookOf(history: readonly Told[]): Promise<Book> {
  const book = await emptyBook();
  for (const [event, now] of history) await book.record({ items: [{ event }], recordedBy: 'payroll', now });
  return book;
}

const wholePlan: ReplayPlan = {
  authority: '990',
  metrics: ['WF.INPOST.HC', 'WF.LEAVERS.HC'],
  by: 'effect',
  every: 'month',
  from: 0n,
  to: 2n ** 64n,
  without: [],
  with: [],
};

async function replayed(
  source: Book,
  { stage = null, ...plan }: Partial<ReplayPlan> & { readonly stage?: Book | null },
): Promise<readonly ReplayPoint[]> {
  const house = { source, stage, onProgress: () => undefined };
  const points: ReplayPoint[] = [];
  for await (const point of new Replay({ ...wholePlan, ...plan }, house).run()) points.push(point);
  return points;
}

/** `2024-06-30 1/0`: a point and the numbers of its answers. */
function inWords(points: readonly ReplayPoint[]): readonly string[] {
  return points.map(({ asOf, answers }) => [asOf, answers.map(({ display }) => display).join('/')].join(' '));
}

function claim(id: string, [type, worker, effectiveon]: readonly [string, string, string]): DaybookEvent {
  const start = { fte: 1, role: 'case-holder' };
  const data = { employmentId: 'E1', ...(type === 'SocialWorkerStarted' ? start : {}) };
  const [source, authority] = ['urn:hr', '990'] as const;
  return { specversion: '1.0', id, source, type, subject: `worker/${worker}`, authority, effectiveon, data };
}

function correction(id: string, of: string, effectiveOn: string): DaybookEvent {
  const corrects = { source: 'urn:hr', id: of };
  return {
    specversion: '1.0',
    id,
    source: 'urn:hr',
    type: 'EventCorrected',
    subject: 'worker/SW-1',
    authority: '990',
    data: { corrects, reason: 'late-information', effectiveOn },
  };
}

/** Two start; one leaves in the census year of the start, it is learned late, and then it was in the next. */
const story: readonly Told[] = [
  [claim('s1', ['SocialWorkerStarted', 'SW-1', '2024-06-03']), '2024-06-04T09:00:00.000Z'],
  [claim('s2', ['SocialWorkerStarted', 'SW-2', '2024-07-01']), '2024-07-02T09:00:00.000Z'],
  [claim('l1', ['SocialWorkerLeft', 'SW-1', '2024-09-12']), '2024-11-14T09:00:00.000Z'],
  [correction('c1', 'l1', '2024-10-04'), '2024-12-02T09:00:00.000Z'],
];

describe('a replay by month of effect', () => {
  it('prints each month as it is known once everything has been played', async () => {
    const book = await bookOf(story);
    expect(inWords(await replayed(book, {}))).toEqual([
      '2024-06-30 1/0',
      '2024-07-31 2/0',
      '2024-08-31 2/0',
      '2024-09-30 2/0',
      '2024-10-31 1/1',
      '2024-11-30 1/1',
      '2024-12-31 1/1',
    ]);
  });

  it('plays nothing that was recorded after --to', async () => {
    const book = await bookOf(story);
    const points = await replayed(book, { to: 3n, every: 'quarter' });
    expect(inWords(points)).toEqual(['2024-06-30 1/0', '2024-09-30 1/0', '2024-12-31 1/0']);
  });

  it('shows what would be without an event, and with one more', async () => {
    const book = await bookOf(story);
    const without = [{ source: 'urn:hr', id: 's2' }];
    const points = await replayed(book, { stage: await emptyBook(), without, every: 'quarter' });
    expect(inWords(points)).toEqual(['2024-06-30 1/0', '2024-09-30 1/0', '2024-12-31 0/1']);
    const more = claim('s3', ['SocialWorkerStarted', 'SW-3', '2024-08-01']);
    const richer = await replayed(book, { stage: await emptyBook(), with: [more], every: 'quarter' });
    expect(inWords(richer)).toEqual(['2024-06-30 1/0', '2024-09-30 3/0', '2024-12-31 2/1']);
  });
});

describe('a replay by month of knowledge', () => {
  it('prints at the end of each month what was known then, months without news too', async () => {
    const book = await bookOf(story);
    expect(inWords(await replayed(book, { by: 'knowledge' }))).toEqual([
      '2024-06-30 1/0',
      '2024-07-31 2/0',
      '2024-08-31 2/0',
      '2024-09-30 2/0',
      '2024-10-31 2/0',
      '2024-11-30 1/0',
      '2024-12-31 1/1',
    ]);
  });

  it('is silent about what lies before --from', async () => {
    const book = await bookOf(story);
    const points = await replayed(book, { by: 'knowledge', from: 3n });
    expect(inWords(points)).toEqual(['2024-11-30 1/0', '2024-12-31 1/1']);
  });

  it('plays an event besides when its source says that it entered it', async () => {
    const book = await bookOf(story);
    const timely = {
      ...claim('s3', ['SocialWorkerStarted', 'SW-3', '2024-08-01']),
      time: '2024-08-05T08:00:00Z',
    };
    const stage = await emptyBook();
    const points = await replayed(book, { by: 'knowledge', stage, with: [timely] });
    expect(inWords(points).slice(1, 3)).toEqual(['2024-07-31 2/0', '2024-08-31 3/0']);
  });
});

describe('the Daybook that a replay leaves', () => {
  it('knows the same as the one replayed, since the same instants, where nothing is altered', async () => {
    const book = await bookOf(story);
    const stage = await emptyBook();
    await replayed(book, { stage });
    expect(await stage.stateHash({})).toEqual(await book.stateHash({}));
    const question = { authority: '990', asOf: '2024-09-30', asAt: '2024-11-30' };
    expect(await stage.ask('WF.LEAVERS.HC', question)).toEqual(await book.ask('WF.LEAVERS.HC', question));
  });

  it('refuses what is told besides under a key that the log holds', async () => {
    const book = await bookOf(story);
    const again = claim('s1', ['SocialWorkerStarted', 'SW-1', '2024-01-01']);
    await expect(replayed(book, { stage: await emptyBook(), with: [again] })).rejects.toThrow(/urn:hr s1/);
  });

  it('answers without what came last as the other does as-at before it, whatever the history', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory({ of: 'joined' }), fc.nat(), async (history, cut) => {
        const kept = 1 + (cut % history.length);
        const book = await bookOf(history.map((event) => [event, '2025-01-01T00:00:00.000Z'] as const));
        const stage = await emptyBook();
        const metrics = ['WF.INPOST.FTE', 'WF.TURNOVER.HC', 'WF.CASELOAD', 'WF.VACANCY'];
        const points = await replayed(book, { stage, metrics, every: 'year', without: history.slice(kept) });
        for (const { asOf, answers } of points) {
          for (const { metric, display } of answers) {
            const asAt = String(kept);
            expect(await book.ask(metric, { authority: '990', asOf, asAt })).toMatchObject({ display });
          }
        }
        for (const one of books.splice(0)) await one.close();
      }),
      { numRuns: runs },
    );
  });
});
