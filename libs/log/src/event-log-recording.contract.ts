import { expect } from '@jest/globals';
import {
  append,
  appendOne,
  claim,
  claims,
  everything,
  idsOf,
  isIncreasing,
  outcomes,
  promises,
  readBack,
  receiptOf,
  textOf,
  type LogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** Positions, revisions, instants and bytes of what is recorded. */
export function recordingPromises(openFresh: OpenFresh<LogOnTrial>): void {
  const promise = promises(openFresh);

  promise('lets positions increase, and numbers revisions from 0 in each stream', async ({ log }) => {
    const one = await append(log, [
      claim({ id: 'a1', stream: 'worker-333-A' }),
      claim({ id: 'b1', stream: 'worker-333-B' }),
      claim({ id: 'a2', stream: 'worker-333-A' }),
    ]);
    const two = await append(log, [claim({ id: 'b2', stream: 'worker-333-B' })]);
    const receipts = [...one, ...two].map(receiptOf);
    expect(isIncreasing([0n, ...receipts.map(({ position }) => position)])).toBe(true);
    expect(receipts.map(({ revision }) => revision)).toEqual([0n, 0n, 1n, 1n]);
  });

  promise('takes no place for a duplicate or a refused event', async ({ log }) => {
    const first = receiptOf(await appendOne(log, claim({ id: 'a' })));
    await append(log, [claim({ id: 'a' }), claim({ id: 'a', content: 'other' })]);
    expect(await log.head()).toBe(first.position);
    const next = receiptOf(await appendOne(log, claim({ id: 'b' })));
    expect(next.revision).toBe(1n);
    const positions = (await everything(log)).map(({ position }) => position);
    expect(positions).toEqual([first.position, next.position]);
  });

  promise('tells streams apart by every character of their names', async ({ log }) => {
    const streams = ['worker-333-a', 'worker-333-A', 'worker-333-a ', 'worker-333-á', 'worker-333-a\u0301'];
    const results = await append(
      log,
      streams.map((stream, index) => claim({ id: `e${index}`, stream })),
    );
    expect(results.map((result) => receiptOf(result).revision)).toEqual([0n, 0n, 0n, 0n, 0n]);
  });

  promise('records the events of a request in their order', async ({ log }) => {
    const ids = ['~', 'é', 'Z', 'a', '10', '9'];
    await append(
      log,
      ids.map((id, index) => claim({ id, stream: `worker-333-${index % 2}` })),
    );
    expect(idsOf(await everything(log))).toEqual(ids);
  });

  promise('answers a request without events with no answers', async ({ log }) => {
    expect(await append(log, [])).toEqual([]);
    expect(await append(log, [], { atomic: true })).toEqual([]);
    expect(await log.head()).toBe(0n);
  });

  promise('stores exactly the canonical record, its sealed fields in their place', async ({ log, clock }) => {
    clock.nowMs = Date.UTC(2024, 8, 30, 23, 59, 59, 7);
    await append(
      log,
      [
        claim({ id: 'x', eventJson: '{"data":{"fte":0.8},"id":"x"}' }),
        claim({ id: 'y', eventJson: '{"data":{},"id":"y"}', sealedJson: '{"/data/name":"v1.iv.text"}' }),
      ],
      { recordedBy: 'Zoë "payroll"' },
    );
    const written = '"recordedAt":"2024-09-30T23:59:59.007Z","recordedBy":"Zoë \\"payroll\\""';
    expect((await everything(log)).map(textOf)).toEqual([
      `{"event":{"data":{"fte":0.8},"id":"x"},${written},"revision":0,"stream":"worker-333-SW1","v":1}`,
      `{"event":{"data":{},"id":"y"},${written},"revision":1,"sealed":{"/data/name":"v1.iv.text"},` +
        `"stream":"worker-333-SW1","v":1}`,
    ]);
  });

  promise('answers with what the stored record says', async ({ log, clock }) => {
    const results = [];
    for (const id of ['a', 'b', 'c']) {
      clock.nowMs += 1_234;
      results.push(receiptOf(await appendOne(log, claim({ id }))));
    }
    const stored = (await everything(log)).map((record) => {
      const { revision, recordedAt } = readBack(record);
      return { position: record.position, revision: BigInt(revision), recordedAt };
    });
    expect(stored).toEqual(results);
  });

  promise('never lets recordedAt decrease when the clock steps back', async ({ log, clock }) => {
    const start = clock.nowMs;
    const recordedAt = [];
    for (const [index, offset] of [0, 5_000, -60_000, 4_999, 6_000].entries()) {
      clock.nowMs = start + offset;
      recordedAt.push(receiptOf(await appendOne(log, claim({ id: `e${index}` }))).recordedAt);
    }
    expect(recordedAt.map((text) => Date.parse(text) - start)).toEqual([0, 5_000, 5_000, 5_000, 6_000]);
  });

  promise('records at the instant that a sandbox asks for, but never goes back', async ({ log, clock }) => {
    const at = async (id: string, now?: string): Promise<string> =>
      receiptOf(await appendOne(log, claim({ id }), now === undefined ? {} : { now })).recordedAt;
    clock.nowMs = Date.UTC(2024, 0, 1);
    expect(await at('a', '2023-10-02T09:00:00.000Z')).toBe('2023-10-02T09:00:00.000Z');
    expect(await at('b', '2023-10-01T09:00:00.000Z')).toBe('2023-10-02T09:00:00.000Z');
    expect(await at('c', '2025-01-01T00:00:00.250Z')).toBe('2025-01-01T00:00:00.250Z');
    expect(await at('d')).toBe('2025-01-01T00:00:00.250Z');
  });

  promise('does not take an instant that is not written as recordedAt is', async ({ log }) => {
    for (const now of ['2024-01-01', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000+00:00', 'today']) {
      await expect(appendOne(log, claim({ id: 'a' }), { now })).rejects.toThrow(RangeError);
    }
    expect(await log.head()).toBe(0n);
  });

  promise('takes 3,000 events in one request', async ({ log }) => {
    const results = await append(log, claims(3_000, 'many'));
    expect(outcomes(results)).toEqual(Array.from({ length: 3_000 }, () => 'recorded'));
    const { position, revision } = receiptOf(results.at(-1));
    expect(revision).toBe(2_999n);
    expect(await log.head()).toBe(position);
    expect(await everything(log)).toHaveLength(3_000);
  });

  promise('records every one of many appends at once, each where its receipt says', async ({ log }) => {
    const requests = Array.from({ length: 200 }, (_, index) =>
      append(log, claims(3, `writer-${index}`, `worker-333-${index % 7}`)),
    );
    const receipts = (await Promise.all(requests)).map((results) => results.map(receiptOf));
    const records = await everything(log);
    expect(records).toHaveLength(600);
    expect(isIncreasing(records.map(({ position }) => position))).toBe(true);
    const at = new Map(records.map((record) => [record.position, record]));
    for (const [writer, three] of receipts.entries()) {
      for (const [index, { position, revision }] of three.entries()) {
        const record = at.get(position);
        expect(record && idsOf([record])).toEqual([`writer-${writer}-${index}`]);
        expect(record && BigInt(readBack(record).revision)).toBe(revision);
      }
      expect(isIncreasing(three.map(({ position }) => position))).toBe(true);
    }
    for (let stream = 0; stream < 7; stream += 1) {
      const revisions = records.map(readBack).filter((record) => record.stream === `worker-333-${stream}`);
      expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, index) => index));
    }
  });
}
