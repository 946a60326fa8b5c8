import { atMost, backOffMs, wait } from './back-off';

describe('Waiting before the next attempt', () => {
  it('doubles after each failure, up to ten seconds, and differs from one who waits to the next', () => {
    expect([1, 2, 3, 4].map((failures) => backOffMs(failures, 0))).toEqual([125, 250, 500, 1_000]);
    expect([6, 7, 8, 5_000].map((failures) => backOffMs(failures, 0.999_999))).toEqual([
      8_000, 10_000, 10_000, 10_000,
    ]);
  });

  it('ends at once when there is nothing to wait for any more', async () => {
    const stopping = new AbortController();
    const waiting = wait(60_000, stopping.signal);
    stopping.abort();
    await waiting;
    await wait(60_000, stopping.signal);
    expect(stopping.signal.aborted).toBe(true);
  });

  it('is no longer than was said, and no longer than the work, whose failure is not its own', async () => {
    const began = Date.now();
    await atMost(60_000, Promise.reject(new Error('the broker is gone')));
    await atMost(10, new Promise(() => undefined));
    expect(Date.now() - began).toBeLessThan(30_000);
  });
});
