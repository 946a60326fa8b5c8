/**
 * How fast views in PostgreSQL come after a log, beside SQLite in the same run:
 * `DAYBOOK_TEST_POSTGRES=postgres://… node tools/bench/postgres-views.mjs [workers] [events each]`. Followed and
 * rebuilt; prints events a second by the clock and by this process's processor time. Makes a database of its
 * own and drops it.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MemoryKeyRing, openRecord, SqliteEventLog } from '@daybook/log';
import { PostgresViews, Projector, rebuild, stateHash, ViewsDirectory } from '@daybook/views';
import pg from 'pg';
import { interleaved, recorded } from './changing-workers.mjs';

const [workers = 1_000, each = 20] = process.argv.slice(2).map(Number);
const server = process.env.DAYBOOK_TEST_POSTGRES;
if (server === undefined) throw new Error('DAYBOOK_TEST_POSTGRES names no server');

const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
const database = `daybook_bench_${randomUUID().replaceAll('-', '')}`;
const url = Object.assign(new URL(server), { pathname: `/${database}` }).href;
const keyRing = new MemoryKeyRing();
const open = (record) => openRecord(record, keyRing);

async function measured(name, log, work) {
  const begun = process.cpuUsage();
  const from = performance.now();
  await work();
  const seconds = (performance.now() - from) / 1_000;
  const { user, system } = process.cpuUsage(begun);
  const events = Number(log.head());
  const figures = {
    name,
    events,
    perSecond: Math.round(events / seconds),
    perCpuSecond: Math.round((events * 1e6) / (user + system)),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

async function bothWays(engine, views, log) {
  const lease = await views.acquire();
  const { store } = lease.generation;
  await measured(`${engine}, followed`, log, () => new Projector({ log, store, open }).catchUp());
  lease.release();
  await measured(`${engine}, rebuilt`, log, () => rebuild({ log, open, views }));
  const hash = await views.read(({ store: now }) => stateHash(now, log.head()));
  await views.close();
  return hash;
}

const admin = new pg.Client({ connectionString: server });
await admin.connect();
await admin.query(`CREATE DATABASE ${database}`);
try {
  const log = SqliteEventLog.open({ file: join(folder, 'log.sqlite'), clock: Date.now });
  await recorded(log, keyRing, interleaved({ workers, each }));
  const options = { factsVersion: 'bench' };
  const sqlite = await bothWays('SQLite', ViewsDirectory.open(folder, options), log);
  const postgres = await bothWays('PostgreSQL', await PostgresViews.open(url, options), log);
  await log.close();
  if (sqlite !== postgres) throw new Error('the two do not know the same');
} finally {
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await admin.end();
  rmSync(folder, { recursive: true });
}
