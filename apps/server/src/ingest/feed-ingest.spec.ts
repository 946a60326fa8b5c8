import { starters } from '../e2e/claims-trial';
import { BookOnTrial, FeedOnTrial, messagesOf } from '../e2e/feed-trial';
import { FeedIngest } from './feed-ingest';

function trial(values: readonly unknown[]) {
  const book = new BookOnTrial();
  const feed = new FeedOnTrial(messagesOf(values));
  const { record, park } = book;
  const ingest = new FeedIngest({ feed, record, park, random: () => 0.5, heldUp: () => undefined });
  ingest.start();
  return { book, feed, ingest };
}

const full = () => new Error('the disk is full: nothing was recorded');

describe('Taking claims from a feed', () => {
  it('waits longer after each failure, says why, and goes on where it was', async () => {
    const claims = starters('f', 5);
    const { book, feed, ingest } = trial([...claims, 'poison']);
    book.failuresToCome = [full(), full(), full()];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await feed.handOut();
      expect(ingest.trouble()).toContain('the disk is full');
    }
    expect(feed.pauses).toEqual([188, 375, 750]);
    expect([book.recorded, book.parked, feed.told, feed.commits]).toEqual([[], [], [], []]);

    await feed.handOut();
    expect(ingest.trouble()).toBeNull();
    expect(book.recorded).toEqual(claims.map(({ id }) => id));
    expect([book.parked.length, feed.told.length, feed.commits]).toEqual([1, 1, ['5']]);
  });

  it('begins with a short wait again after a success', async () => {
    const { book, feed } = trial(starters('f', 2));
    book.failuresToCome = [full(), full()];
    await feed.handOut();
    await feed.handOut();
    await feed.handOut();
    book.failuresToCome = [full()];
    feed.commits.length = 0;
    await feed.handOut();
    expect(feed.pauses).toEqual([188, 375, 188]);
  });

  it('leaves it to the broker where the partition was given to another', async () => {
    const { feed, ingest } = trial(starters('f', 1));
    feed.batch = () => ({ ...FeedOnTrial.prototype.batch.call(feed), heartbeat: refused });
    await expect(feed.handOut()).rejects.toThrow('rebalancing');
    expect([feed.pauses, ingest.trouble()]).toEqual([[], null]);
  });
});

const refused = (): Promise<void> => Promise.reject(new Error('rebalancing'));
