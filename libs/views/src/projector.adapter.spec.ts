import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DaybookEvent, LogEntry } from '@daybook/events';
import { factIdentity, findingIdentity, foldSubject } from '@daybook/facts';
import { MemoryEventLog, MemoryKeyRing, openRecord, sealEvents } from '@daybook/log';
import type { StoredRecord } from '@daybook/log';
import fc from 'fast-check';

import { historyOf, LARGEST_PICK, rowsOf } from './contract-history';
import type { Pick } from './contract-history';
import { inPages } from './contract-rows';
import { CheckpointMoved } from './fact-store';
import type { FactStore, ProjectedBatch } from './fact-store';
import { MemoryFactStore } from './memory-fact-store';
import { Projector, ViewsAheadOfLog } from './projector';
import { SqliteFactStore } from './sqlite-fact-store';

const keyRing = new MemoryKeyRing();
const open = (record: StoredRecord): LogEntry => openRecord(record, keyRing);

const folder = mkdtempSync(join(tmpdir(), 'daybook-projector-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, `views-${(files += 1)}.sqlite`);

const picks = (minLength: number) =>
  fc.array(fc.tuple(...LARGEST_PICK.map((max) => fc.nat({ max }))) as unknown as fc.Arbitrary<Pick>, {
    minLength,
    maxLength: 40,
  });

const newLog = () => new MemoryEventLog({ clock: () => 1_700_000_000_000 });

async function recording(log: MemoryEventLog, events: readonly DaybookEvent[]) {
  const results = await log.append({ events: sealEvents(events, keyRing), recordedBy: 'spec' });
  expect(results.map(({ status }) => status)).toEqual(events.map(() => 'recorded'));
  return log;
}

const logOf = (events: readonly DaybookEvent[]) => recording(newLog(), events);

/** The first few claims of one worker, drawn without chance. */
const plainHistory = historyOf([
  [0, 0, 0, 10, 5],
  [1, 0, 0, 10, 5],
  [0, 0, 2, 200, 0],
  [0, 0, 3, 60, 1],
  [2, 0, 2, 90, 0],
  [1, 0, 9, 0, 1],
  [0, 1, 0, 150, 2],
  [0, 0, 10, 0, 3],
  [1, 0, 11, 30, 2],
  [2, 0, 0, 1, 4],
]);

async function oneByOne(log: MemoryEventLog) {
  const store = new MemoryFactStore();
  await new Projector({ log, open, store, batchSize: 1 }).catchUp();
  return store;
}

/** A store that fails once, at its n-th batch: before or after it stored the batch. */
function failing(store: FactStore, at: number, when: 'before' | 'after'): FactStore {
  let batches = 0;
  const apply = async (batch: ProjectedBatch) => {
    batches += 1;
    if (batches === at && when === 'before') throw new Error('the process was killed');
    await store.apply(batch);
    if (batches === at) throw new Error('the process was killed');
  };
  return new Proxy(store, {
    get: (target, name) =>
      name === 'apply' ? apply : (Reflect.get(target, name) as () => unknown).bind(target),
  });
}

describe('A projector', () => {
  it('believes after every event exactly what folding all of its subject up to there says', async () => {
    await fc.assert(
      fc.asyncProperty(picks(1), async (given) => {
        const log = await logOf(historyOf(given));
        const store = await oneByOne(log);
        const entries = (await inPages(log.readAll({ after: 0n }))).map(open);
        for (const { position } of entries) {
          const known = entries.filter((entry) => entry.position <= position);
          const fold = foldSubject(known);
          const visible = await inPages(store.visibleFacts(position));
          const standing = await inPages(store.visibleFindings(position));
          expect(visible.map(factIdentity).sort()).toEqual(fold.facts.map(factIdentity).sort());
          expect(standing.map(findingIdentity).sort()).toEqual(fold.findings.map(findingIdentity).sort());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same rows however batches are cut, lives are let go and the process is restarted', async () => {
    await fc.assert(
      fc.asyncProperty(
        picks(2),
        fc.array(
          fc.record({
            upTo: fc.nat(40),
            batchSize: fc.integer({ min: 1, max: 12 }),
            eventsHeld: fc.constantFrom(1, 2, 100),
          }),
        ),
        async (given, legs) => {
          const log = await logOf(historyOf(given));
          const expected = await rowsOf(await oneByOne(log), given.length);
          const file = newFile();
          for (const { upTo, batchSize, eventsHeld } of [
            ...legs,
            { upTo: 99, batchSize: 7, eventsHeld: 1 },
          ]) {
            const store = SqliteFactStore.open({ file });
            await new Projector({ log, open, store, batchSize, eventsHeld }).catchUp(BigInt(upTo));
            store.close();
          }
          const store = SqliteFactStore.open({ file, readOnly: true });
          expect(await rowsOf(store, given.length)).toEqual(expected);
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [1, 'before'],
    [2, 'before'],
    [2, 'after'],
    [4, 'after'],
  ] as const)(
    'goes on from the checkpoint when it was killed at batch %i, %s it was stored',
    async (at, when) => {
      const log = await logOf(plainHistory);
      for (const store of [new MemoryFactStore(), SqliteFactStore.open({ file: newFile() })]) {
        const projector = new Projector({ log, open, store: failing(store, at, when), batchSize: 2 });
        await expect(projector.catchUp()).rejects.toThrow('the process was killed');
        expect(store.checkpoint()).toBe(BigInt(2 * (when === 'before' ? at - 1 : at)));
        expect(await projector.catchUp()).toBe(10n);
        expect(await rowsOf(store, 10)).toEqual(await rowsOf(await oneByOne(log), 10));
        store.close();
      }
    },
  );

  it('shares a store with another: one is told that the checkpoint moved, none stores a batch twice', async () => {
    const log = await logOf(plainHistory);
    const file = newFile();
    const [mine, theirs] = [SqliteFactStore.open({ file }), SqliteFactStore.open({ file })];
    const refused: unknown[] = [];
    const watched = new Proxy(mine, {
      get: (target, name) =>
        name === 'apply'
          ? (batch: ProjectedBatch) => {
              if (refused.length === 0)
                theirs.apply({
                  ...batch,
                  upTo: 1n,
                  events: batch.events.slice(0, 1),
                  changes: batch.changes.slice(0, 1),
                });
              try {
                target.apply(batch);
              } catch (error) {
                refused.push(error);
                throw error;
              }
            }
          : (Reflect.get(target, name) as () => unknown).bind(target),
    });
    await new Projector({ log, open, store: watched, batchSize: 4 }).catchUp();
    expect(refused).toEqual([expect.any(CheckpointMoved)]);
    await Promise.all(
      [mine, theirs].map((store) => new Projector({ log, open, store, batchSize: 3 }).catchUp()),
    );
    expect(await rowsOf(theirs, 10)).toEqual(await rowsOf(await oneByOne(log), 10));
    mine.close();
    theirs.close();
  });

  it('stops at the position asked for, and does nothing twice', async () => {
    const log = await logOf(plainHistory);
    const store = new MemoryFactStore();
    const seen: bigint[] = [];
    const projector = new Projector({ log, open, store, batchSize: 4, onProgress: (at) => seen.push(at) });
    expect(await projector.catchUp(6n)).toBe(6n);
    expect(await projector.lag()).toEqual({ checkpoint: 6n, head: 10n, behind: 4n });
    expect(await projector.catchUp(3n)).toBe(6n);
    expect(await projector.catchUp()).toBe(10n);
    expect(await projector.catchUp()).toBe(10n);
    expect(seen).toEqual([4n, 6n, 10n]);
    expect(await projector.lag()).toEqual({ checkpoint: 10n, head: 10n, behind: 0n });
  });

  it('refuses views that are ahead of the log', async () => {
    const store = await oneByOne(await logOf(plainHistory));
    const projector = new Projector({ log: await logOf(plainHistory.slice(0, 4)), open, store });
    await expect(projector.catchUp()).rejects.toThrow(ViewsAheadOfLog);
  });
});

describe('A projector at work', () => {
  it('takes in what is recorded, also beside one who asks it to catch up, until it is told to stop', async () => {
    const log = newLog();
    const store = new MemoryFactStore();
    const projector = new Projector({ log, open, store, batchSize: 2 });
    const stop = new AbortController();
    const running = projector.run(stop.signal);
    for (const [index, event] of plainHistory.entries()) {
      await recording(log, [event]);
      if (index % 2 === 0) expect(await projector.catchUp()).toBe(BigInt(index + 1));
      else while (store.checkpoint() <= BigInt(index)) await new Promise(setImmediate);
    }
    stop.abort();
    await running;
    expect(await rowsOf(store, 10)).toEqual(await rowsOf(await oneByOne(log), 10));
  });

  it('goes on where another projector of the same store has written meanwhile', async () => {
    const log = await logOf(plainHistory.slice(0, 2));
    const store = new MemoryFactStore();
    const stop = new AbortController();
    const running = Promise.all(
      [1, 2].map((batchSize) => new Projector({ log, open, store, batchSize }).run(stop.signal)),
    );
    for (const event of plainHistory.slice(2)) {
      await recording(log, [event]);
      while (store.checkpoint() < log.head()) await new Promise(setImmediate);
    }
    stop.abort();
    await running;
    expect(await rowsOf(store, 10)).toEqual(await rowsOf(await oneByOne(log), 10));
  });

  it('rejects with what the store or the log says, and can be run again', async () => {
    const log = await logOf(plainHistory);
    const store = new MemoryFactStore();
    const projector = new Projector({ log, open, store: failing(store, 2, 'before'), batchSize: 3 });
    const stop = new AbortController();
    await expect(projector.run(stop.signal)).rejects.toThrow('the process was killed');
    expect(store.checkpoint()).toBe(3n);
    const running = projector.run(stop.signal);
    while (store.checkpoint() < 10n) await new Promise(setImmediate);
    stop.abort();
    await running;
  });
});
