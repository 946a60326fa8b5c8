import { expect } from '@jest/globals';
import {
  append,
  appendOne,
  claim,
  claims,
  everything,
  promises,
  receiptOf,
  type LogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** Positions of a log that numbers its records itself, as embedded ones do. */
export function numberingPromises(openFresh: OpenFresh<LogOnTrial>): void {
  const promise = promises(openFresh);

  promise('counts positions from 1 without gaps, over all streams', async ({ log }) => {
    await append(log, [...claims(3, 'a', 'worker-333-A'), ...claims(2, 'b', 'worker-333-B')]);
    await append(log, claims(2, 'c', 'worker-333-A'));
    expect((await everything(log)).map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n]);
    expect(await log.head()).toBe(7n);
  });

  promise('counts no duplicate, no refused event and no refused request', async ({ log }) => {
    await append(log, [claim({ id: 'a' })]);
    await append(log, [claim({ id: 'a' }), claim({ id: 'a', content: 'other' })]);
    await append(log, [claim({ id: 'lost' }), claim({ id: 'a', content: 'other' })], { atomic: true });
    expect(receiptOf(await appendOne(log, claim({ id: 'b' })))).toMatchObject({ position: 2n, revision: 1n });
  });

  promise('counts every one of many appends at once', async ({ log }) => {
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        append(log, claims(3, `writer-${index}`, `worker-333-${index}`)),
      ),
    );
    const positions = (await everything(log)).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: 300 }, (_, index) => BigInt(index) + 1n));
  });
}
