import { expect } from '@jest/globals';
import type { EventLog } from './event-log';
import {
  append,
  appendOne,
  claim,
  claims,
  gather,
  idsOf,
  outcomes,
  promises,
  readBack,
  receiptOf,
  type LogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** What a writer expects of the stream, and what it is told where the stream has moved on. */
export function expectationPromises(openFresh: OpenFresh<LogOnTrial>): void {
  const promise = promises(openFresh);

  promise('takes the first event of a stream that is to have none, and no second', async ({ log }) => {
    const first = await appendOne(log, claim({ id: 'a' }), { expected: 'no-stream' });
    expect(first).toMatchObject({ status: 'recorded', revision: 0n });
    const second = await appendOne(log, claim({ id: 'b' }), { expected: 'no-stream' });
    expect(second).toEqual({ status: 'refused', code: 'stream-moved-on', revision: 0n });
  });

  promise(
    'takes an event at the last revision, and tells the last one to who expects another',
    async ({ log }) => {
      await append(log, claims(3, 'e'));
      await append(log, claims(9, 'other', 'worker-333-SW2'));
      const expecting = async (expected: bigint): Promise<unknown> =>
        appendOne(log, claim({ id: `expects-${expected}` }), { expected });
      expect(await expecting(1n)).toEqual({ status: 'refused', code: 'stream-moved-on', revision: 2n });
      expect(await expecting(3n)).toEqual({ status: 'refused', code: 'stream-moved-on', revision: 2n });
      expect(await expecting(2n)).toMatchObject({ status: 'recorded', revision: 3n });
    },
  );

  promise('says null where a stream that is to have events has none', async ({ log }) => {
    await append(log, claims(2, 'other', 'worker-333-SW2'));
    const result = await appendOne(log, claim({ id: 'a' }), { expected: 0n });
    expect(result).toEqual({ status: 'refused', code: 'stream-moved-on', revision: null });
  });

  promise('takes an event of any stream from who expects nothing', async ({ log }) => {
    expect(outcomes([await appendOne(log, claim({ id: 'a' }), { expected: 'any' })])).toEqual(['recorded']);
    expect(outcomes([await appendOne(log, claim({ id: 'b' }), { expected: 'any' })])).toEqual(['recorded']);
  });

  promise('answers a duplicate before the revision is looked at', async ({ log }) => {
    const first = receiptOf(await appendOne(log, claim({ id: 'a' }), { expected: 'no-stream' }));
    await append(log, claims(4, 'e'));
    for (const expected of ['no-stream', 0n, 77n] as const) {
      expect(await appendOne(log, claim({ id: 'a' }), { expected })).toEqual({
        status: 'duplicate',
        ...first,
      });
    }
  });

  promise('keeps the reason where the only event of an atomic request has moved on', async ({ log }) => {
    await append(log, claims(1, 'e'));
    const result = await appendOne(log, claim({ id: 'a' }), { expected: 'no-stream', atomic: true });
    expect(result).toEqual({ status: 'refused', code: 'stream-moved-on', revision: 0n });
  });

  promise('does not take one expected revision for several events', async ({ log }) => {
    await expect(append(log, claims(2, 'e'), { expected: 0n })).rejects.toThrow(RangeError);
    expect(await log.head()).toBe(0n);
  });

  promise('compares what an event of a batch expects with its stream before the batch', async ({ log }) => {
    await append(log, claims(2, 'old', 'worker-333-A'));
    const results = await append(log, [
      claim({ id: 'a1', stream: 'worker-333-A', expected: 1n }),
      claim({ id: 'a2', stream: 'worker-333-A', expected: 1n }),
      claim({ id: 'b1', stream: 'worker-333-B', expected: 'no-stream' }),
      claim({ id: 'b2', stream: 'worker-333-B', expected: 'no-stream' }),
      claim({ id: 'a3', stream: 'worker-333-A', expected: 2n }),
      claim({ id: 'old-0', stream: 'worker-333-A', expected: 'no-stream' }),
    ]);
    expect(outcomes(results)).toEqual([
      'recorded',
      'recorded',
      'recorded',
      'recorded',
      'stream-moved-on',
      'duplicate',
    ]);
    expect(results[4]).toEqual({ status: 'refused', code: 'stream-moved-on', revision: 1n });
  });

  promise('holds an event to what its request expects and to what it expects itself', async ({ log }) => {
    await append(log, claims(2, 'old'));
    const event = claim({ id: 'a', expected: 1n });
    const movedOn = { status: 'refused', code: 'stream-moved-on', revision: 1n };
    expect(await appendOne(log, event, { expected: 0n })).toEqual(movedOn);
    expect(await appendOne(log, { ...event, expected: 0n }, { expected: 1n })).toEqual(movedOn);
    expect(await appendOne(log, event, { expected: 1n })).toMatchObject({ status: 'recorded', revision: 2n });
  });

  promise('records nothing that was decided on another stream which has moved on', async ({ log }) => {
    const { position } = receiptOf((await append(log, claims(2, 'old', 'worker-333-A'))).at(-1));
    const event = claim({ id: 'b', stream: 'worker-333-B' });
    const decidedOn = (expected: 'no-stream' | bigint) => ({
      decidedOn: [
        { stream: 'worker-333-A', expected },
        { stream: 'worker-333-C', expected: 'no-stream' as const },
      ],
    });
    const movedOn = { status: 'refused', code: 'stream-moved-on', revision: null };
    expect(await appendOne(log, event, decidedOn(0n))).toEqual(movedOn);
    expect(await appendOne(log, event, decidedOn('no-stream'))).toEqual(movedOn);
    expect(await log.head()).toBe(position);
    expect(await appendOne(log, event, decidedOn(1n))).toMatchObject({ status: 'recorded', revision: 0n });
    expect(await appendOne(log, event, decidedOn(0n))).toMatchObject({ status: 'duplicate', revision: 0n });
  });

  promise('records none of an atomic batch in which one stream has moved on', async ({ log }) => {
    const { position } = receiptOf((await append(log, claims(2, 'old', 'worker-333-A'))).at(-1));
    const events = [
      claim({ id: 'b1', stream: 'worker-333-B', expected: 'no-stream' }),
      claim({ id: 'a1', stream: 'worker-333-A', expected: 0n }),
    ];
    expect(await append(log, events, { atomic: true })).toEqual([
      { status: 'refused', code: 'batch-refused' },
      { status: 'refused', code: 'stream-moved-on', revision: 1n },
    ]);
    expect(await log.head()).toBe(position);
  });

  promise('lets one of 64 win who all want to write the first event', async ({ log }) => {
    const racers = await Promise.all(
      claims(64, 'racer').map((event) => appendOne(log, event, { expected: 'no-stream' })),
    );
    const winners = racers.flatMap((result, racer) =>
      result.status === 'recorded' ? [`racer-${racer}`] : [],
    );
    expect(winners).toHaveLength(1);
    const losers = racers.filter(({ status }) => status !== 'recorded');
    const movedOn = { status: 'refused', code: 'stream-moved-on', revision: 0n };
    expect(losers).toEqual(Array.from({ length: 63 }, () => movedOn));
    expect(idsOf(await gather(log.readStream('worker-333-SW1')))).toEqual(winners);
  });

  promise('loses no step of writers that each read, decide and try again', async ({ log }) => {
    await Promise.all(Array.from({ length: 8 }, (_, writer) => takeSteps(log, writer)));
    const records = (await gather(log.readStream('worker-333-SW1'))).map(readBack);
    expect(records.map(({ revision }) => revision)).toEqual(Array.from({ length: 40 }, (_, index) => index));
    // Each id carries the revision that its writer had seen: the one just before its own.
    expect(records.map(({ event }) => Number(event.id.split('@')[1]))).toEqual(
      Array.from({ length: 40 }, (_, index) => index - 1),
    );
  });
}

/** Writes five events, each decided on the stream as it was read, trying again where it had moved on. */
async function takeSteps(log: EventLog, writer: number): Promise<void> {
  for (let taken = 0; taken < 5;) {
    const seen = (await gather(log.readStream('worker-333-SW1'))).length - 1;
    const event = claim({ id: `${writer}-${taken}@${seen}` });
    const result = await appendOne(log, event, { expected: seen < 0 ? 'no-stream' : BigInt(seen) });
    if (result.status === 'recorded') taken += 1;
  }
}
