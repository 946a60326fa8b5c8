import { expect } from '@jest/globals';
import {
  append,
  appendOne,
  claim,
  claims,
  everything,
  gather,
  idsOf,
  outcomes,
  promises,
  receiptOf,
  type DurableLogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** Everything that was promised before, after the log was closed and opened again. */
export function reopeningPromises(openFresh: OpenFresh<DurableLogOnTrial>): void {
  const promise = promises(openFresh);

  promise('holds every record, byte for byte', async ({ log, reopen }) => {
    await append(log, claims(1_200, 'e'));
    const last = await appendOne(log, claim({ id: 'sealed', sealedJson: '{"/data/name":"v1.é"}' }));
    const before = await everything(log);
    await log.close();
    const again = await reopen();
    expect(await everything(again)).toEqual(before);
    expect(before).toHaveLength(1_201);
    expect(await again.head()).toBe(receiptOf(last).position);
    expect(await gather(again.readStream('worker-333-SW1'))).toEqual(before);
  });

  promise('knows every key and goes on counting', async ({ log, reopen }) => {
    const first = (await append(log, claims(3, 'e'))).map(receiptOf);
    await log.close();
    const again = await reopen();
    const results = await append(again, [...claims(3, 'e'), claim({ id: 'e-0', content: 'other' })]);
    expect(results.slice(0, 3)).toEqual(first.map((receipt) => ({ status: 'duplicate', ...receipt })));
    expect(outcomes(results.slice(3))).toEqual(['id-reused']);
    const next = receiptOf(await appendOne(again, claim({ id: 'new' })));
    expect(next.revision).toBe(3n);
    expect(next.position).toBeGreaterThan(first.at(-1)?.position ?? next.position);
    const moved = await appendOne(again, claim({ id: 'late' }), { expected: 2n });
    expect(moved).toEqual({ status: 'refused', code: 'stream-moved-on', revision: 3n });
  });

  promise('never lets recordedAt decrease', async ({ log, reopen, clock }) => {
    const { recordedAt } = receiptOf(await appendOne(log, claim({ id: 'a' })));
    await log.close();
    clock.nowMs -= 3_600_000;
    const again = await reopen();
    expect(receiptOf(await appendOne(again, claim({ id: 'b' }))).recordedAt).toBe(recordedAt);
  });

  promise('finishes the appends under way before it closes', async ({ log, reopen }) => {
    const underWay = claims(30, 'e').map((event) => appendOne(log, event));
    await log.close();
    expect(outcomes(await Promise.all(underWay))).toEqual(Array.from({ length: 30 }, () => 'recorded'));
    const again = await reopen();
    expect(idsOf(await everything(again)).sort()).toEqual(
      claims(30, 'e')
        .map(({ id }) => id)
        .sort(),
    );
  });
}
