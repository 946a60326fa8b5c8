import fc from 'fast-check';
import { streamOf, type DaybookEvent } from '@daybook/events';
import { amendingFeed, past, plainFeed } from '../../spec/feeds/arbitrary-feed';
import { FeedDaybook } from '../../spec/feeds/feed-daybook';
import { wordsOf } from './claim-words';
import { feedOfStream } from './feed-claims';

const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

/** What a feed claims, subject by subject, after what it says itself to amend it. */
function claimsOf(feed: readonly DaybookEvent[]): readonly string[] {
  const streams = new Map<string, { line: number; event: DaybookEvent }[]>();
  feed.forEach((event, line) => {
    const stream = streamOf(event);
    streams.set(stream, [...(streams.get(stream) ?? []), { line, event }]);
  });
  const claims = [...streams].flatMap(([stream, lines]) =>
    feedOfStream(lines).claims.map((claim) => `${stream} ${wordsOf(claim)}`),
  );
  return claims.sort();
}

/** Events told on days and of months of their own, so that no two of them compete. */
function onDaysOfTheirOwn(feed: readonly DaybookEvent[]): readonly DaybookEvent[] {
  return feed.map((event, i) => {
    const month = `2024-${String(i + 1).padStart(2, '0')}`;
    const data = 'month' in event.data ? { ...event.data, month } : event.data;
    return { ...event, effectiveon: `${month}-15`, data };
  });
}

describe('A complete history, whatever was recorded before', () => {
  it('leaves its source saying what it says, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(past, plainFeed, async (steps, feed) => {
        const daybook = await new FeedDaybook().live(steps);
        const { refused } = await daybook.tell(feed);
        expect(refused).toBe(0);
        expect(await daybook.account()).toEqual(claimsOf(feed));
      }),
      { numRuns },
    );
  });

  it('told again enters nothing', async () => {
    await fc.assert(
      fc.asyncProperty(past, fc.oneof(plainFeed, amendingFeed), async (steps, feed) => {
        const daybook = await new FeedDaybook().live(steps);
        const { refused } = await daybook.tell(feed);
        const head = daybook.log.head();
        const again = await daybook.tell(feed);
        expect(again).toMatchObject({
          recorded: 0,
          duplicates: 0,
          refused,
          unchanged: feed.length - refused,
        });
        expect(daybook.log.head()).toBe(head);
      }),
      { numRuns },
    );
  });

  it('comes to the same in whatever order its lines are', async () => {
    const shuffled = plainFeed.chain((feed) =>
      fc.tuple(fc.constant(feed), fc.shuffledSubarray([...feed], { minLength: feed.length })),
    );
    await fc.assert(
      fc.asyncProperty(past, shuffled, async (steps, [feed, other]) => {
        const one = await new FeedDaybook().live(steps);
        const two = await new FeedDaybook().live(steps);
        const [told, toldOtherwise] = [await one.tell(feed), await two.tell(other)];
        expect(toldOtherwise).toMatchObject({ recorded: told.recorded, unchanged: told.unchanged });
        expect(await two.account()).toEqual(await one.account());
      }),
      { numRuns },
    );
  });

  it('leaves the facts that a Daybook has which was told nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(past, plainFeed.map(onDaysOfTheirOwn), async (steps, feed) => {
        const daybook = await new FeedDaybook().live(steps);
        const only = new FeedDaybook();
        await daybook.tell(feed);
        await only.tell(feed);
        expect(await daybook.facts()).toEqual(await only.facts());
      }),
      { numRuns },
    );
  });

  it('touches nothing that another source has said', async () => {
    await fc.assert(
      fc.asyncProperty(past, amendingFeed, async (steps, feed) => {
        const daybook = await new FeedDaybook().live(steps);
        const ofForm = async (): Promise<readonly DaybookEvent[]> =>
          (await daybook.entries()).flatMap(({ event }) => (event.source === 'urn:form' ? [event] : []));
        const before = await ofForm();
        const { results } = await daybook.tell(feed);
        expect(await ofForm()).toEqual(before);
        expect(results.every(({ source }) => source === 'urn:payroll')).toBe(true);
      }),
      { numRuns },
    );
  });
});

describe('A partial history', () => {
  it('leaves its source saying what it says, and whatever else it said before', async () => {
    await fc.assert(
      fc.asyncProperty(past, plainFeed, async (steps, feed) => {
        const daybook = await new FeedDaybook().live(steps);
        const before = await daybook.account();
        await daybook.tell(feed, 'partial');
        const after = await daybook.account();
        for (const claim of claimsOf(feed)) expect(after).toContain(claim);
        expect(after.length).toBeGreaterThanOrEqual(before.length);
        const told = await daybook.tell(feed, 'partial');
        expect(told).toMatchObject({ recorded: 0, unchanged: feed.length });
      }),
      { numRuns },
    );
  });
});
