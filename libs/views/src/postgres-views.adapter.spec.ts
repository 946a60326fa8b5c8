import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

import type { LogEntry } from '@daybook/events';
import { MemoryEventLog, MemoryKeyRing, openRecord, sealEvents } from '@daybook/log';
import type { StoredRecord } from '@daybook/log';
import fc from 'fast-check';
import { Client } from 'pg';

import { historyOf, LARGEST_PICK, rowsOf } from './contract-history';
import type { Pick } from './contract-history';
import { batchOf, fact, inPages, kinds } from './contract-rows';
import { CheckpointMoved } from './fact-store';
import { MemoryFactStore } from './memory-fact-store';
import { PostgresTrial } from './postgres-trial';
import { PostgresViews } from './postgres-views';
import { MIGRATIONS } from './postgres-views-migrations';
import { Projector } from './projector';
import { rebuild } from './rebuild';
import { checkRebuild } from './rebuild-check';
import { SqliteFactStore } from './sqlite-fact-store';
import { stateHash } from './state-hash';
import { ViewsUnavailable } from './views';

const server = process.env['DAYBOOK_TEST_POSTGRES'];
const keyRing = new MemoryKeyRing();
const open = (record: StoredRecord): LogEntry => openRecord(record, keyRing);

let trial: PostgresTrial;
let opened: PostgresViews[] = [];
beforeEach(async () => {
  trial = await PostgresTrial.begin(server);
});
afterEach(async () => {
  for (const views of opened) await views.close();
  opened = [];
  await trial.remove();
});

async function viewsOf(
  url = trial.url,
  options: { readonly readOnly?: boolean } = {},
): Promise<PostgresViews> {
  const views = await PostgresViews.open(url, { factsVersion: 'v1', ...options });
  opened.push(views);
  return views;
}

const storeOf = async (views: PostgresViews) => (await views.acquire()).generation.store;

async function logOf(picks: readonly Pick[]): Promise<MemoryEventLog> {
  const log = new MemoryEventLog({ clock: () => 1_700_000_000_000 });
  await log.append({ events: sealEvents(historyOf(picks), keyRing), recordedBy: 'spec' });
  return log;
}

/** Claims about six workers of two authorities, merges and amendments among them, drawn without chance. */
const manyPicks: readonly Pick[] = Array.from({ length: 120 }, (_, index) => [
  (index * 7) % 6,
  index % 2,
  (index * 5) % 18,
  (index * 37) % 400,
  (index * 11) % 6,
]);

async function expectedRows(log: MemoryEventLog, events: number) {
  const store = new MemoryFactStore();
  await new Projector({ log, open, store }).catchUp();
  return rowsOf(store, events);
}

describe('Views in PostgreSQL', () => {
  it('are row for row those in SQLite, with the same state hash, followed or rebuilt', async () => {
    const pick = fc.tuple(...LARGEST_PICK.map((max) => fc.nat({ max }))) as unknown as fc.Arbitrary<Pick>;
    const views = await viewsOf();
    await fc.assert(
      fc.asyncProperty(
        fc.array(pick, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (given, batchSize) => {
          const log = await logOf(given);
          const sqlite = SqliteFactStore.open({ file: ':memory:' });
          await new Projector({ log, open, store: sqlite }).catchUp();
          const [rows, hash] = [await rowsOf(sqlite, given.length), await stateHash(sqlite, log.head())];
          // An empty generation, to be followed from the beginning.
          const { number, builder } = await views.build();
          await builder.finish({ checkpoint: 0n, factsVersion: 'v1' });
          await views.switchTo(number);
          const store = await storeOf(views);
          await new Projector({ log, open, store, batchSize }).catchUp();
          expect(await rowsOf(store, given.length)).toEqual(rows);
          expect(await stateHash(store, log.head())).toBe(hash);
          expect((await checkRebuild({ log, open, views })).difference).toBeNull();
          await rebuild({ log, open, views, parallel: 2 });
          expect(await views.read((now) => rowsOf(now.store, given.length))).toEqual(rows);
          expect(await views.read((now) => stateHash(now.store, log.head()))).toBe(hash);
          sqlite.close();
        },
      ),
      { numRuns: 10 },
    );
  });

  it('are laid out once, however many begin at once, and by no earlier release than was here', async () => {
    await Promise.all([1, 2, 3, 4].map(() => viewsOf()));
    expect(await trial.rows('SELECT number FROM views.migration ORDER BY number')).toEqual(
      MIGRATIONS.map(({ number }) => ({ number })),
    );
    expect(await trial.generations()).toEqual([1]);
    await trial.rows("INSERT INTO views.migration (number, says) VALUES (99, 'of a later release')");
    await expect(viewsOf()).rejects.toThrow('laid out by a later release (migration 99');
  });

  it('are refused in a database that is not UTF-8', async () => {
    const ascii = await PostgresTrial.begin(server, "TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");
    await expect(viewsOf(ascii.url)).rejects.toThrow('is encoded as SQL_ASCII: make one in UTF8');
    await ascii.remove();
  });

  it('that differ from the log are found, and the first difference is named', async () => {
    const [views, log] = [await viewsOf(), await logOf(manyPicks)];
    await new Projector({ log, open, store: await storeOf(views) }).catchUp();
    await trial.rows("DELETE FROM views_1.fact WHERE subject = 'worker/b'");
    expect((await checkRebuild({ log, open, views })).difference).toMatch(
      /^a rebuild makes the fact .*worker\/b/,
    );
  });
});

describe('Two who write views in PostgreSQL', () => {
  it('store a batch once: one does, the other is told that the checkpoint moved', async () => {
    const stores = [await storeOf(await viewsOf()), await storeOf(await viewsOf())];
    const batch = batchOf(0n, [{ position: 1n, opened: [fact()] }]);
    const outcomes = await Promise.allSettled(stores.map(async (store) => store.apply(batch)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toBeInstanceOf(CheckpointMoved);
    expect(refused.reason).toMatchObject({ expected: 0n, found: 1n });
    expect(await stores[0]?.facts({ authority: '333', what: kinds })).toHaveLength(1);
  });

  it('bring them to the head together, and nothing is doubled', async () => {
    const log = await logOf(manyPicks);
    const stores = [await storeOf(await viewsOf()), await storeOf(await viewsOf())];
    const projectors = stores.map(
      (store, index) => new Projector({ log, open, store, batchSize: 3 + index }),
    );
    expect(await Promise.all(projectors.map((projector) => projector.catchUp()))).toEqual([120n, 120n]);
    expect(await rowsOf(stores[0]!, 120)).toEqual(await expectedRows(log, 120));
  });

  it('do not build at the same time', async () => {
    const [mine, theirs] = [await viewsOf(), await viewsOf()];
    const { builder } = await mine.build();
    await expect(theirs.build()).rejects.toThrow('another process is building views');
    await builder.abandon();
    const log = await logOf(manyPicks);
    // The server learns a moment later that the connection was ended.
    for (;;) {
      const built = await rebuild({ log, open, views: theirs }).catch(() => null);
      if (built !== null) return expect(built.generation).toBe(2);
    }
  });
});

describe('A connection to PostgreSQL', () => {
  it('that ends in the middle of a batch leaves nothing of it, and the projector goes on at its checkpoint', async () => {
    const log = await logOf(manyPicks);
    const store = await storeOf(await viewsOf());
    const projector = new Projector({ log, open, store, batchSize: 40 });
    await projector.catchUp(40n);
    const other = new Client({ connectionString: trial.url });
    await other.connect();
    // The batch has moved the checkpoint and added its events when it comes to the facts.
    await other.query('BEGIN; LOCK TABLE views_1.fact IN ACCESS EXCLUSIVE MODE');
    const torn = projector.catchUp().catch((error: unknown) => error);
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await trial.rows(waiting)).length === 0) await new Promise(setImmediate);
    await trial.rows(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS waiting`);
    expect(await torn).toBeInstanceOf(ViewsUnavailable);
    await other.query('ROLLBACK');
    await other.end();
    expect(await store.checkpoint()).toBe(40n);
    expect(await store.events([40n, 41n])).toHaveLength(1);
    expect(await projector.catchUp()).toBe(120n);
    expect(await rowsOf(store, 120)).toEqual(await expectedRows(log, 120));
  });

  it('that is refused, or that nobody answers, is views unavailable, and later views again', async () => {
    const away = `postgres://postgres:secret@127.0.0.1:1/none`;
    const refusal = await PostgresViews.open(away, { factsVersion: 'v1' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ViewsUnavailable);
    expect((refusal as Error).message).toMatch(
      /postgres:\/\/127.0.0.1:1\/none cannot be had: .*ECONNREFUSED/,
    );
    expect((refusal as Error).message).not.toContain('secret');
    const line = await HalfOpenLine.to(trial.url);
    const views = await viewsOf(line.url);
    const checkpoint = () => views.read(({ store }) => store.checkpoint());
    expect(await checkpoint()).toBe(0n);
    line.silent = true;
    const from = performance.now();
    await expect(checkpoint()).rejects.toThrow(ViewsUnavailable);
    expect(performance.now() - from).toBeLessThan(30_000);
    line.silent = false;
    expect(await checkpoint()).toBe(0n);
    await views.close();
    line.close();
  });
});

describe('A reading of views in PostgreSQL', () => {
  it('is of one position, whatever is written and rebuilt meanwhile, and the next one is of the new', async () => {
    const [views, reader] = [await viewsOf(), await viewsOf(trial.url, { readOnly: true })];
    const log = await logOf(manyPicks);
    const projector = new Projector({ log, open, store: await storeOf(views) });
    await projector.catchUp(60n);
    await reader.read(async ({ number, store }) => {
      const before = await inPages(store.everyFact());
      await projector.catchUp();
      await rebuild({ log, open, views });
      expect([number, await store.checkpoint(), await store.eventAt(999n)]).toMatchObject([
        1,
        60n,
        { position: 60n },
      ]);
      expect(await inPages(store.everyFact())).toEqual(before);
    });
    expect(await reader.read(async ({ number, store }) => [number, await store.checkpoint()])).toEqual([
      2,
      120n,
    ]);
  });
});

/** A line to a server that can fall silent, as where a cable is cut: nothing arrives, nothing is closed. */
class HalfOpenLine {
  silent = false;
  private readonly sockets: Socket[] = [];

  private constructor(
    readonly url: string,
    private readonly listener: ReturnType<typeof createServer>,
  ) {}

  static async to(target: string): Promise<HalfOpenLine> {
    const { hostname, port } = new URL(target);
    const listener = createServer((near) => line.join(near, connect(Number(port), hostname)));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const url = new URL(target);
    url.port = String((listener.address() as AddressInfo).port);
    const line: HalfOpenLine = new HalfOpenLine(url.href, listener);
    return line;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.listener.close();
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.push(from);
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
      from.on('data', (bytes) => {
        if (!this.silent) to.write(bytes);
      });
    }
  }
}
