import fc from 'fast-check';
import { starter, starters } from '../e2e/claims-trial';
import { BookOnTrial, FeedOnTrial, messagesOf } from '../e2e/feed-trial';
import type { RefusedMessage } from './claim-feed';
import { FeedHeldUp, takeBatch } from './feed-batch';

function trial(values: readonly unknown[]) {
  const book = new BookOnTrial();
  const feed = new FeedOnTrial(messagesOf(values));
  const { record, park } = book;
  const ports = { record, park, refuse: (refused: readonly RefusedMessage[]) => feed.refuse(refused) };
  return { book, feed, ports, take: () => takeBatch(feed.batch(), ports) };
}

const idsOf = (claims: readonly { readonly id: string }[]): string[] => claims.map(({ id }) => id);

describe('A batch of a partition', () => {
  it('is recorded in its order, a thousand at a time, each thousand committed when it is durable', async () => {
    const claims = starters('b', 2_345);
    const { book, feed, take } = trial(claims);
    await take();
    expect(book.recorded).toEqual(idsOf(claims));
    expect(book.requests).toEqual([1_000, 1_000, 345]);
    expect(feed.commits).toEqual(['999', '1999', '2344']);
  });

  it('tells the broker with every message that the work goes on', async () => {
    const { feed, take } = trial(starters('b', 1_200));
    await take();
    expect(feed.heartbeats).toBe(1_200);
  });

  it('loses nothing by poison among the good: the rest is recorded, the poison parked and told', async () => {
    const good = starters('b', 3);
    const { book, feed, take } = trial([good[0], '{"id": ', good[1], { id: 'no-event' }, good[2]]);
    await take();
    expect(book.recorded).toEqual(idsOf(good));
    expect(book.parked.map(({ origin, problem }) => [origin, problem.code])).toEqual([
      [{ kind: 'kafka', topic: 'daybook.events.in', partition: 3, offset: '1' }, 'malformed'],
      [{ kind: 'kafka', topic: 'daybook.events.in', partition: 3, offset: '3' }, 'missing-field'],
    ]);
    expect(feed.told.map(({ message, problem }) => [message.offset, problem.code])).toEqual([
      ['1', 'malformed'],
      ['3', 'missing-field'],
    ]);
    expect(feed.commits).toEqual(['4']);
  });

  it('moves on where it is nothing but poison', async () => {
    const { book, feed, take } = trial(['', 'x', '[]']);
    await take();
    expect([book.recorded, book.parked.length, feed.commits]).toEqual([[], 3, ['2']]);
  });

  it.each(['record', 'park', 'refuse'] as const)('is not committed where %s fails', async (verb) => {
    const { feed, ports } = trial([starter('b-1'), 'poison']);
    const broken = { ...ports, [verb]: () => Promise.reject(new Error('the disk is full')) };
    await expect(takeBatch(feed.batch(), broken)).rejects.toEqual(
      new FeedHeldUp(new Error('the disk is full')),
    );
    expect(feed.commits).toEqual([]);
  });

  it('keeps what was committed before a failure, and records nothing after it', async () => {
    const claims = starters('b', 3_000);
    const { book, feed, ports } = trial(claims);
    let requests = 0;
    const record: typeof ports.record = async (items) => {
      requests += 1;
      if (requests === 2) throw new Error('log-unavailable');
      return book.record(items);
    };
    await expect(takeBatch(feed.batch(), { ...ports, record })).rejects.toThrow('log-unavailable');
    expect(feed.commits).toEqual(['999']);
    expect(book.recorded).toEqual(idsOf(claims.slice(0, 1_000)));
  });

  it('is left where the feed stops: the group in hand is finished, the rest comes again', async () => {
    const { book, feed, ports } = trial(starters('b', 2_500));
    const record: typeof ports.record = async (items) => {
      feed.current = false;
      return book.record(items);
    };
    await takeBatch(feed.batch(), { ...ports, record });
    expect(feed.commits).toEqual(['999']);
    expect(book.recorded).toHaveLength(1_000);
  });

  it('is given up when the broker gives the partition to another, which is not the fault of the log', async () => {
    const { feed, ports } = trial(starters('b', 10));
    const batch = { ...feed.batch(), heartbeat: () => Promise.reject(new Error('rebalancing')) };
    await expect(takeBatch(batch, ports)).rejects.not.toBeInstanceOf(FeedHeldUp);
    expect(feed.commits).toEqual([]);
  });

  it('has the same effect however it is split and however often a part comes again', async () => {
    const claims = starters('b', 40);
    const cuts = fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, async (parts) => {
        const { book, feed, ports } = trial(claims);
        const messages = messagesOf(claims);
        for (const [one, other] of parts) {
          await takeBatch(feed.batch(messages.slice(Math.min(one, other), Math.max(one, other))), ports);
        }
        await takeBatch(feed.batch(messages), ports);
        expect([...book.recorded].sort()).toEqual(idsOf(claims).sort());
        expect(feed.told).toEqual([]);
      }),
    );
  });
});
