import { expect } from '@jest/globals';
import type { EventLog, StoredRecord } from './event-log';
import {
  append,
  appendOne,
  claim,
  claims,
  everything,
  gather,
  idsOf,
  promises,
  receiptOf,
  type LogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** Streams and the whole log, read in pages between bounds. */
export function readingPromises(openFresh: OpenFresh<LogOnTrial>): void {
  const promise = promises(openFresh);

  promise('has its head at 0 while empty, then at the last record', async ({ log }) => {
    expect(await log.head()).toBe(0n);
    const { position } = receiptOf((await append(log, claims(7, 'e'))).at(-1));
    expect(await log.head()).toBe(position);
  });

  promise('gives no page where there is nothing to read', async ({ log }) => {
    expect(await pagesOf(log.readAll({ after: 0n }))).toEqual([]);
    expect(await pagesOf(log.readStream('worker-333-SW1'))).toEqual([]);
    const [first = 0n, last = 0n] = await positionsOf(log, 2);
    expect(await pagesOf(log.readAll({ after: last }))).toEqual([]);
    expect(await pagesOf(log.readAll({ after: last + 97n }))).toEqual([]);
    expect(await pagesOf(log.readAll({ after: first, upTo: first }))).toEqual([]);
    expect(await pagesOf(log.readStream('worker-333-SW1', { from: 2n }))).toEqual([]);
    expect(await pagesOf(log.readStream('worker-333-SW'))).toEqual([]);
  });

  promise('reads one stream in order of revision, from a revision on', async ({ log }) => {
    for (let index = 0; index < 6; index += 1) {
      await appendOne(log, claim({ id: `one-${index}`, stream: 'worker-333-1' }));
      await appendOne(log, claim({ id: `two-${index}`, stream: 'worker-333-11' }));
    }
    const ids = (prefix: string, from: number): string[] =>
      Array.from({ length: 6 - from }, (_, index) => `${prefix}-${index + from}`);
    expect(idsOf(await gather(log.readStream('worker-333-1')))).toEqual(ids('one', 0));
    expect(idsOf(await gather(log.readStream('worker-333-11')))).toEqual(ids('two', 0));
    expect(idsOf(await gather(log.readStream('worker-333-1', { from: 4n })))).toEqual(ids('one', 4));
  });

  promise('names the streams that a source has told of, and no others', async ({ log }) => {
    expect(await log.streamsOf({ source: 'urn:payroll' })).toEqual([]);
    const told = ['worker-333-b', 'worker-333-a', 'child-333-C', 'worker-333-b'];
    for (const [index, stream] of told.entries()) await appendOne(log, claim({ id: `p${index}`, stream }));
    await appendOne(log, claim({ id: 'x', source: 'urn:agency', stream: 'worker-333-c' }));
    const named = async (source: string): Promise<readonly string[]> => log.streamsOf({ source });
    expect(await named('urn:payroll')).toEqual(['child-333-C', 'worker-333-a', 'worker-333-b']);
    expect(await named('urn:agency')).toEqual(['worker-333-c']);
  });

  promise(
    'names those between two streams only, the first exclusive, as their bytes order them',
    async ({ log }) => {
      const told = ['child-333-Z', 'child-333-a', 'child-333-~', 'child-333-a.1', 'child-333-a-1'];
      for (const [index, stream] of told.entries()) await appendOne(log, claim({ id: `p${index}`, stream }));
      await appendOne(log, claim({ id: 'x', source: 'urn:agency', stream: 'child-333-b' }));
      const within = async (after?: string, through?: string): Promise<readonly string[]> =>
        log.streamsOf({
          source: 'urn:payroll',
          ...(after === undefined ? {} : { after }),
          ...(through === undefined ? {} : { through }),
        });
      const ordered = ['child-333-Z', 'child-333-a', 'child-333-a-1', 'child-333-a.1', 'child-333-~'];
      expect(await within()).toEqual(ordered);
      expect(await within('child-333-Z')).toEqual(ordered.slice(1));
      expect(await within('child-333-Y', 'child-333-a')).toEqual(ordered.slice(0, 2));
      expect(await within(undefined, 'child-333-a-1')).toEqual(ordered.slice(0, 3));
      expect(await within('child-333-a', 'child-333-b')).toEqual(ordered.slice(2, 4));
      expect(await within('child-333-~', 'worker-333-1')).toEqual([]);
    },
  );

  promise('gives a record of a stream the position that it has in the log', async ({ log }) => {
    await append(log, [
      claim({ id: 'a', stream: 'worker-333-1' }),
      claim({ id: 'b', stream: 'worker-333-2' }),
      claim({ id: 'c', stream: 'worker-333-1' }),
    ]);
    const inStream = await gather(log.readStream('worker-333-1'));
    const inLog = await everything(log);
    expect(inStream).toEqual([inLog[0], inLog[2]]);
  });

  promise('reads after a position, exclusive, up to a position, inclusive', async ({ log }) => {
    const positions = await positionsOf(log, 10);
    const at = (place: number): bigint => positions[place - 1] ?? 0n;
    const between = async (after: bigint, upTo: bigint): Promise<string[]> =>
      idsOf(await gather(log.readAll({ after, upTo })));
    expect(await between(0n, at(3))).toEqual(['e-0', 'e-1', 'e-2']);
    expect(await between(at(3), at(5))).toEqual(['e-3', 'e-4']);
    expect(await between(at(9), at(10))).toEqual(['e-9']);
    expect(await between(at(8), at(10) + 1_000n)).toEqual(['e-8', 'e-9']);
    // Between two positions of a log with gaps, and just before one, there is nothing to trip over.
    expect(await between(at(4) - 1n, at(6) - 1n)).toEqual(['e-3', 'e-4']);
  });

  promise('reads in pages of the size asked for, the last one shorter', async ({ log }) => {
    const [first = 0n] = await positionsOf(log, 10);
    const pages = await pagesOf(log.readAll({ after: first, pageSize: 4 }));
    expect(pages.map((page) => idsOf(page))).toEqual([
      ['e-1', 'e-2', 'e-3', 'e-4'],
      ['e-5', 'e-6', 'e-7', 'e-8'],
      ['e-9'],
    ]);
  });

  promise('reads thousands of records whole, in pages of at most 5,000', async ({ log }) => {
    await append(log, claims(5_500, 'e'));
    const ids = Array.from({ length: 5_500 }, (_, index) => `e-${index}`);
    const all = await pagesOf(log.readAll({ after: 0n, pageSize: 1_000_000 }));
    expect(idsOf(all.flat())).toEqual(ids);
    expect(Math.max(...all.map((page) => page.length))).toBeLessThanOrEqual(5_000);
    expect(idsOf(await gather(log.readStream('worker-333-SW1')))).toEqual(ids);
  });

  promise('reads up to the head that it began at, though appends go on', async ({ log }) => {
    await append(log, claims(6, 'e'));
    const seen: StoredRecord[] = [];
    for await (const page of log.readAll({ after: 0n, pageSize: 2 })) {
      seen.push(...page);
      await append(log, claims(2, `meanwhile-${seen.length}`));
    }
    expect(idsOf(seen)).toEqual(['e-0', 'e-1', 'e-2', 'e-3', 'e-4', 'e-5']);
  });

  promise('reads what an append has answered for', async ({ log }) => {
    for (let index = 0; index < 20; index += 1) {
      const { position } = receiptOf(await appendOne(log, claim({ id: `e-${index}` })));
      expect(idsOf(await gather(log.readAll({ after: position - 1n })))).toEqual([`e-${index}`]);
      expect((await gather(log.readStream('worker-333-SW1'))).at(-1)?.position).toBe(position);
    }
  });

  promise('fails every verb once it has been closed', async ({ log }) => {
    await append(log, claims(1, 'e'));
    await log.close();
    const closed = { name: 'EventLogError', kind: 'log-unavailable' };
    await expect(append(log, claims(1, 'f'))).rejects.toMatchObject(closed);
    await expect(headOf(log)).rejects.toMatchObject(closed);
    await expect(everything(log)).rejects.toMatchObject(closed);
    await expect(gather(log.readStream('worker-333-SW1'))).rejects.toMatchObject(closed);
    const { signal } = new AbortController();
    await expect(gather(log.follow({ after: 0n, signal }))).rejects.toMatchObject(closed);
    await expect(log.close()).resolves.toBeUndefined();
  });
}

/** Appends `count` claims, `e-0` and on, and gives their positions. */
async function positionsOf(log: EventLog, count: number): Promise<bigint[]> {
  return (await append(log, claims(count, 'e'))).map((result) => receiptOf(result).position);
}

async function headOf(log: EventLog): Promise<bigint> {
  return log.head();
}

async function pagesOf(pages: AsyncIterable<readonly StoredRecord[]>): Promise<(readonly StoredRecord[])[]> {
  const all = [];
  for await (const page of pages) all.push(page);
  return all;
}
