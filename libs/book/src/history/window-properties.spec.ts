import fc from 'fast-check';
import { streamOf, type DaybookEvent } from '@daybook/events';
import { AUTHORITY, past, PAYROLL, plainFeed } from '../../spec/feeds/arbitrary-feed';
import { arbitraryYears, children, eventOf, yearOf } from '../../spec/feeds/arbitrary-years';
import { FeedDaybook } from '../../spec/feeds/feed-daybook';
import { saidIn, wordsOf } from './claim-words';
import { feedOfStream } from './feed-claims';
import { sideOf, type Side } from './window';

const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

const workers = ['worker/SW-1', 'worker/SW-2', 'worker/SW-3'] as const;
const window = { from: '2024-01-04', to: '2024-01-06' };

/** The lines of an account, or of lines that are claimed, on one side of the window. */
function onSide(account: readonly string[], side: Side): readonly string[] {
  return account.filter((line) => sideOf(saidIn(line.slice(line.indexOf(' ') + 1)), window) === side);
}

function accountOf(feed: readonly DaybookEvent[]): readonly string[] {
  const streams = [...new Set(feed.map(streamOf))];
  return streams
    .flatMap((stream) => {
      const lines = feed.flatMap((event, line) => (streamOf(event) === stream ? [{ event, line }] : []));
      return feedOfStream(lines).claims.map((claim) => `${stream} ${wordsOf(claim)}`);
    })
    .sort();
}

const streamIn = (line: string): string => line.slice(0, line.indexOf(' '));

/** A feed none of whose lines takes effect after the window. */
const feedUntil = plainFeed.map((feed) =>
  feed.filter((event) => accountOf([event]).every((line) => onSide([line], 'after').length === 0)),
);

describe('A history of some days, whatever was recorded before', () => {
  it('leaves its source saying what it says of them, and of other days what it said before', async () => {
    await fc.assert(
      fc.asyncProperty(past, feedUntil, async (steps, feed) => {
        const daybook = await new FeedDaybook().live(steps);
        const before = await daybook.account();
        const { results } = await daybook.tell(feed, 'complete', window);
        const after = await daybook.account();
        const told = accountOf(feed);
        const known = new Set(onSide(before, 'before').map(streamIn));
        expect(onSide(after, 'within')).toEqual(onSide(told, 'within'));
        expect(onSide(after, 'after')).toEqual(onSide(before, 'after'));
        const opening = onSide(told, 'before').filter((line) => !known.has(streamIn(line)));
        expect(onSide(after, 'before')).toEqual([...onSide(before, 'before'), ...opening].sort());
        expect(onSide(after, 'undated')).toEqual(expect.arrayContaining([...onSide(told, 'undated')]));
        for (const { problem } of results) expect(problem?.code ?? 'bad-value').toBe('bad-value');
      }),
      { numRuns },
    );
  });

  it('told again enters nothing, and refuses what it refused', async () => {
    await fc.assert(
      fc.asyncProperty(past, plainFeed, async (steps, feed) => {
        const daybook = await new FeedDaybook().live(steps);
        const { refused } = await daybook.tell(feed, 'complete', window);
        const head = daybook.log.head();
        const again = await daybook.tell(feed, 'complete', window);
        expect(again).toMatchObject({ recorded: 0, refused, unchanged: feed.length - refused });
        expect(daybook.log.head()).toBe(head);
      }),
      { numRuns },
    );
  });

  it('takes nothing as gone of whom a line is of a day after it: it may be what is missing', async () => {
    await fc.assert(
      fc.asyncProperty(past, async (steps) => {
        const daybook = await new FeedDaybook().live(steps);
        const before = await daybook.account();
        const late = workers.map((subject): DaybookEvent => {
          const data = { employmentId: 'E9', team: 'Duty' };
          const said = { type: 'TeamChanged', subject, effectiveon: '2024-01-07', data };
          return {
            specversion: '1.0',
            id: `late ${subject}`,
            source: PAYROLL,
            authority: AUTHORITY,
            ...said,
          };
        });
        const { results } = await daybook.tell(late, 'complete', window);
        const refused = results.filter(({ status }) => status === 'refused');
        expect(refused.map(({ problem }) => problem?.code)).toEqual(workers.map(() => 'bad-date'));
        const ofWorkers = before.filter((line) => line.startsWith('worker'));
        expect(await daybook.account()).toEqual(expect.arrayContaining(ofWorkers));
      }),
      { numRuns },
    );
  });
});

describe('A history in pages of subjects', () => {
  it('comes to what it comes to in one', async () => {
    const cuts = fc.subarray(['child/C1', 'post/P-1', 'worker/SW-1', 'worker/SW-2']);
    await fc.assert(
      fc.asyncProperty(past, plainFeed, cuts, async (steps, feed, bounds) => {
        const [whole, paged] = await Promise.all([
          new FeedDaybook().live(steps),
          new FeedDaybook().live(steps),
        ]);
        const one = await whole.tell(feed);
        const ends: readonly (string | undefined)[] = [undefined, ...bounds, undefined];
        let recorded = 0;
        for (let i = 1; i < ends.length; i++) {
          const [subjectAfter, subjectThrough] = [ends[i - 1], ends[i]];
          const page = feed.filter(
            ({ subject }) =>
              (subjectAfter === undefined || subject > subjectAfter) &&
              (subjectThrough === undefined || subject <= subjectThrough),
          );
          const told = await paged.tell(page, 'complete', { subjectAfter, subjectThrough });
          expect(told.refused).toBe(0);
          recorded += told.recorded;
        }
        expect(recorded).toBe(one.recorded);
        expect(await paged.account()).toEqual(await whole.account());
      }),
      { numRuns },
    );
  });
});

describe('The years of a return', () => {
  const years = fc.tuple(arbitraryYears, fc.shuffledSubarray([2021, 2022, 2023, 2024], { minLength: 4 }));

  it('come to what happened, told one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryYears, async (told) => {
        const daybook = new FeedDaybook();
        for (let year = told.first; year <= told.last; year++) {
          const { refused, untoldCount } = await daybook.tell(told.fileOf(year), 'complete', yearOf(year));
          expect([refused, untoldCount]).toEqual([0, 0]);
        }
        const [begin, end] = [yearOf(told.first).from, yearOf(told.last).to];
        const opening = told.fileOf(told.first).filter(({ effectiveon = '' }) => effectiveon < begin);
        const rest = told.happenings.filter(({ on }) => begin <= on && on <= end).map(eventOf);
        const only = new FeedDaybook();
        await only.tell([...opening, ...rest]);
        expect(await daybook.facts()).toEqual(await only.facts());
      }),
      { numRuns },
    );
  });

  it('come to the same facts in whatever order they arrive, once all have', async () => {
    await fc.assert(
      fc.asyncProperty(years, async ([told, order]) => {
        const [one, other] = [new FeedDaybook(), new FeedDaybook()];
        for (let year = told.first; year <= told.last; year++) {
          await one.tell(told.fileOf(year), 'complete', yearOf(year));
        }
        for (const year of order) await other.tell(told.fileOf(year), 'complete', yearOf(year));
        expect(await other.facts()).toEqual(await one.facts());
      }),
      { numRuns },
    );
  });

  it('of which one is told again, corrected, come to what a Daybook has that was told it so at once', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryYears, arbitraryYears, async (wrong, right) => {
        const [one, other] = [new FeedDaybook(), new FeedDaybook()];
        for (const year of [2022, 2023]) await one.tell(wrong.fileOf(year), 'complete', yearOf(year));
        for (const year of [2023, 2024]) await one.tell(right.fileOf(year), 'complete', yearOf(year));
        const { from, to } = yearOf(2023);
        const within = (lines: readonly string[]): readonly string[] =>
          lines.filter((line) => {
            const { effectiveOn } = saidIn(line.slice(line.indexOf(' ') + 1));
            return from <= effectiveOn && effectiveOn <= to;
          });
        await other.tell(right.fileOf(2023), 'complete', yearOf(2023));
        expect(within(await one.account())).toEqual(within(await other.account()));
      }),
      { numRuns },
    );
  });

  it('leave nobody unmentioned: who was looked after and is in no row is named, and nothing ends', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryYears, fc.constantFrom(...children), async (told, missing) => {
        const daybook = new FeedDaybook();
        await daybook.tell(told.fileOf(2022), 'complete', yearOf(2022));
        const before = await daybook.account();
        const file = told.fileOf(2023).filter(({ subject }) => subject !== `child/${missing}`);
        const { untold, untoldCount } = await daybook.tell(file, 'complete', yearOf(2023));
        const wasLookedAfter = told
          .fileOf(2023)
          .some(
            ({ subject, effectiveon = '' }) => subject === `child/${missing}` && effectiveon < '2023-04-01',
          );
        expect(untold).toEqual(wasLookedAfter ? [`child/${missing}`] : []);
        expect(untoldCount).toBe(wasLookedAfter ? 1 : 0);
        expect(await daybook.account()).toEqual(expect.arrayContaining([...before]));
      }),
      { numRuns },
    );
  });
});
