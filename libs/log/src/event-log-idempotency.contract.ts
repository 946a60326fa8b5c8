import { expect } from '@jest/globals';
import {
  append,
  appendOne,
  claim,
  claims,
  everything,
  idsOf,
  outcomes,
  promises,
  receiptOf,
  type LogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** The key (source, id): for ever, over all streams. */
export function idempotencyPromises(openFresh: OpenFresh<LogOnTrial>): void {
  const promise = promises(openFresh);

  promise('answers the same again with its first receipt, and writes nothing', async ({ log, clock }) => {
    const first = await appendOne(log, claim({ id: 'a' }));
    clock.nowMs += 86_400_000;
    const again = await appendOne(log, claim({ id: 'a' }), { recordedBy: 'somebody else' });
    expect(first.status).toBe('recorded');
    expect(again).toEqual({ ...first, status: 'duplicate' });
    expect(await log.head()).toBe(receiptOf(first).position);
  });

  promise('knows a key after thousands of other events', async ({ log, clock }) => {
    const first = receiptOf(await appendOne(log, claim({ id: 'early' })));
    await append(log, claims(2_500, 'later', 'worker-333-SW2'));
    clock.nowMs += 10 * 365 * 86_400_000;
    expect(await appendOne(log, claim({ id: 'early' }))).toEqual({ status: 'duplicate', ...first });
  });

  promise('knows a key over all streams', async ({ log }) => {
    const first = receiptOf(await appendOne(log, claim({ id: 'a', stream: 'worker-333-SW1' })));
    const again = await appendOne(log, claim({ id: 'a', stream: 'child-333-C9' }));
    expect(again).toEqual({ status: 'duplicate', ...first });
    const reused = await appendOne(log, claim({ id: 'a', stream: 'child-333-C9', content: 'other' }));
    expect(reused).toEqual({ status: 'refused', code: 'id-reused' });
  });

  promise('refuses other content under a key that is taken', async ({ log }) => {
    const first = receiptOf(await appendOne(log, claim({ id: 'a', content: '0.8' })));
    expect(await appendOne(log, claim({ id: 'a', content: '"0.8"' }))).toEqual({
      status: 'refused',
      code: 'id-reused',
    });
    expect(await appendOne(log, claim({ id: 'a', content: '0.8' }))).toEqual({
      status: 'duplicate',
      ...first,
    });
    expect(await log.head()).toBe(first.position);
  });

  promise('treats the second of one key in a request as it would in a later request', async ({ log }) => {
    const results = await append(log, [
      claim({ id: 'a' }),
      claim({ id: 'a' }),
      claim({ id: 'a', content: 'other' }),
      claim({ id: 'b' }),
    ]);
    expect(outcomes(results)).toEqual(['recorded', 'duplicate', 'id-reused', 'recorded']);
    expect(receiptOf(results[1])).toEqual(receiptOf(results[0]));
    expect(idsOf(await everything(log))).toEqual(['a', 'b']);
  });

  promise('tells apart pairs that would read the same if they were joined', async ({ log }) => {
    const pairs = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc', ''],
      ['a:b', 'c'],
      ['a', 'b:c'],
      ['1:a', 'b'],
      ['a b', 'c'],
      ['a', 'b c'],
      ['a/b', 'c'],
      ['a', 'b/c'],
    ];
    const events = pairs.map(([source = '', id = '']) => claim({ source, id }));
    const apart = [];
    for (const event of events.slice(0, 5)) apart.push(await appendOne(log, event));
    const together = await append(log, events.slice(5));
    expect(outcomes([...apart, ...together])).toEqual(pairs.map(() => 'recorded'));
    expect(outcomes(await append(log, events))).toEqual(pairs.map(() => 'duplicate'));
  });

  promise('tells ids apart by every character, letter case and accents included', async ({ log }) => {
    const ids = ['Z', 'z', 'a', 'é', 'e\u0301', 'É', '~', ' a', 'a ', '𝒂', '1', '01', '1.0', '1e0'];
    const results = await append(
      log,
      ids.map((id) => claim({ id })),
    );
    expect(outcomes(results)).toEqual(ids.map(() => 'recorded'));
    expect(idsOf(await everything(log))).toEqual(ids);
  });

  promise('records one key once however many send it at once', async ({ log }) => {
    const same = await Promise.all(Array.from({ length: 50 }, () => appendOne(log, claim({ id: 'same' }))));
    expect(outcomes(same).sort()).toEqual([...Array.from({ length: 49 }, () => 'duplicate'), 'recorded']);
    expect(new Set(same.map((result) => receiptOf(result).position)).size).toBe(1);
    const differing = await Promise.all(
      Array.from({ length: 50 }, (_, index) => appendOne(log, claim({ id: 'differs', content: `${index}` }))),
    );
    expect(outcomes(differing).sort()).toEqual([
      ...Array.from({ length: 49 }, () => 'id-reused'),
      'recorded',
    ]);
    expect(await everything(log)).toHaveLength(2);
  });
}
