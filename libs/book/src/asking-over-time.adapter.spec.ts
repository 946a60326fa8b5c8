import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DaybookEvent } from '@daybook/events';
import { metrics, ofMillionths, ofCount } from '@daybook/metrics';
import { arbitraryHistory, daysOfHistories } from '@daybook/metrics/prove';
import fc from 'fast-check';
import { exact } from '../spec/daybooks/exact-quantity';
import type { Answer } from './answer';
import type { Book } from './book';
import { openBook } from './open-book';
import type { Series } from './series';

const folders: string[] = [];
const runs = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

async function bookOf(history: readonly DaybookEvent[]): Promise<Book> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-over-time-'));
  folders.push(folder);
  const environment = { DAYBOOK_DATA: folder };
  const book = await openBook({ environment, access: 'record', threads: false });
  await book.record({ items: history.map((event) => ({ event })), recordedBy: 'local' });
  return book;
}

/** Works on a book that holds a history, and throws it away. */
async function withBook(
  history: readonly DaybookEvent[],
  work: (book: Book) => Promise<void>,
): Promise<void> {
  const book = await bookOf(history);
  try {
    await work(book);
  } finally {
    await book.close();
    rmSync(folders.pop() as string, { recursive: true, force: true });
  }
}

function authorityOf(history: readonly DaybookEvent[]): string {
  return history[0]?.authority ?? '990';
}

const metric = fc.constantFrom(...metrics.map(({ id }) => id));
const day = fc.constantFrom(...daysOfHistories);
const question = fc.record({ id: metric, asOf: day, cut: fc.nat() });

describe('a question over time', () => {
  it('at many dates is the same as asking at one date after another', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), metric, day, async (history, id, from) => {
        await withBook(history, async (book) => {
          const authority = authorityOf(history);
          const to = `${Number(from.slice(0, 4)) + 1}${from.slice(4).replace('02-29', '02-28')}`;
          const { series } = (await book.ask(id, { authority, from, to, every: 'month' })) as Series;
          for (const { asOf, ...point } of series) {
            expect(await book.ask(id, { authority, asOf })).toMatchObject(point);
          }
        });
      }),
      { numRuns: runs },
    );
  });

  it('moves by the effects of its events, which add up exactly', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), question, async (history, { id, asOf, cut }) => {
        await withBook(history, async (book) => {
          const authority = authorityOf(history);
          const { position: head } = await book.position({});
          const from = String(cut % (Number(head) + 1));
          const { before, after, steps } = await book.changes(id, { authority, asOf, from });
          expect(before).toEqual(await book.ask(id, { authority, asOf, asAt: from }));
          expect(after).toEqual(await book.ask(id, { authority, asOf }));
          for (const part of ['numerator', 'denominator'] as const) {
            const effects = steps.reduce((sum, step) => sum + exact(step[part]), 0n);
            expect(exact(after[part]) - exact(before[part])).toBe(effects);
          }
          for (const { event, valueAfter } of steps) {
            const then = (await book.ask(id, { authority, asOf, asAt: event.position })) as Answer;
            expect(valueAfter).toBe(then.value);
            moved++;
          }
        });
      }),
      { numRuns: runs },
    );
    expect(moved).toBeGreaterThan(0);
  });

  it('knows quantities as the metrics do', () => {
    expect(exact('0.8')).toBe(ofMillionths(800_000));
    expect(exact('-12')).toBe(-ofCount(12));
  });
});

describe('what does not add up', () => {
  const said = (id: string, type: string, on: string): DaybookEvent => ({
    specversion: '1.0',
    id,
    source: 'urn:hr',
    type,
    subject: 'worker/SW-1',
    authority: '990',
    effectiveon: on,
    data: { employmentId: 'E-1' },
  });

  it('is listed with the events behind it, and is gone when the missing event arrives', async () => {
    await withBook([said('1', 'SocialWorkerLeft', '2024-03-31')], async (book) => {
      const found = await book.findings({ authority: '990' });
      expect(found).toMatchObject({
        total: 1,
        byRule: [{ rule: 'leaving-without-start', severity: 'error', count: 1 }],
        items: [{ subject: 'worker/SW-1', from: '2024-03-31', to: '2024-04-01', because: [{ id: '1' }] }],
        next: null,
      });
      expect((await book.findings({ authority: '990', asOf: '2024-04-01' })).total).toBe(0);
      expect((await book.findings({ authority: '990', rule: 'left-twice' })).total).toBe(0);
      const start = said('2', 'SocialWorkerStarted', '2023-10-02');
      const hired = { ...start, data: { employmentId: 'E-1', role: 'case-holder', fte: 1 } };
      await book.record({ items: [{ event: hired }], recordedBy: 'local' });
      expect((await book.findings({ authority: '990' })).total).toBe(0);
      expect((await book.findings({ authority: '990', asAt: '1' })).total).toBe(1);
    });
  });
});
