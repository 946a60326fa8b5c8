/**
 * What the log in KurrentDB costs beside its bare client, on the double in a process of its own:
 * `node tools/bench/kurrentdb-log.mjs [events]`. Receipts are in memory, or in PostgreSQL where
 * DAYBOOK_TEST_POSTGRES names one. Prints events a second of each by the clock, and their ratio.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { binaryEvent, EventStoreDBClient, eventTypeFilter } from '@eventstore/db-client';
import { KurrentDbEventLog, MemoryReceiptStore, PostgresReceiptStore } from '@daybook/log';
import { KurrentDbDouble } from '@daybook/log/double';

const WRITERS = 64;
const BATCH = 100;
const EVENT_JSON_BYTES = 230;

async function serve() {
  const double = await KurrentDbDouble.start();
  process.on('disconnect', () => process.exit());
  process.send(double.connectionString);
}

async function compare(events) {
  const server = fork(fileURLToPath(import.meta.url));
  const connectionString = await new Promise((resolve) => server.once('message', resolve));
  const client = EventStoreDBClient.connectionString(connectionString);
  const receipts = await openReceipts();
  const log = KurrentDbEventLog.open({
    connectionString,
    receipts,
    clock: Date.now,
    random: Math.random,
    deadlineMs: 60_000,
  });
  const round = { events, client, log };
  await singly({ ...round, events: 200 });
  report(`${WRITERS} writers, one event each time`, await singly(round));
  report(`4 writers, ${BATCH} events each time`, await batched(round));
  report('reading all', await reading(round));
  report('following all', await following(round));
  await log.close();
  await receipts.close();
  await client.dispose();
  server.disconnect();
}

async function openReceipts() {
  const postgres = process.env.DAYBOOK_TEST_POSTGRES;
  console.log(`receipts in ${postgres === undefined ? 'memory' : 'PostgreSQL'}`);
  if (postgres === undefined) return new MemoryReceiptStore();
  const schema = `bench_${randomUUID().replaceAll('-', '')}`;
  return PostgresReceiptStore.open({ connectionString: postgres, schema });
}

async function singly({ events, client, log }) {
  const each = Math.ceil(events / WRITERS);
  const writers = Array.from({ length: WRITERS }, (_, writer) => `${randomUUID()}-${writer}`);
  const bare = await timed(() =>
    Promise.all(
      writers.map(async (name) => {
        for (let index = 0; index < each; index += 1)
          await client.appendToStream(`bare-${name}`, [proposed()], { expectedRevision: before(index) });
      }),
    ),
  );
  const adapter = await timed(() =>
    Promise.all(
      writers.map(async (name) => {
        for (let index = 0; index < each; index += 1)
          await log.append({ events: [claim(`worker-990-${name}`)], recordedBy: 'bench' });
      }),
    ),
  );
  return { events: each * WRITERS, bare, adapter };
}

async function batched({ events, client, log }) {
  const rounds = Math.ceil(events / BATCH / 4);
  const writers = Array.from({ length: 4 }, (_, writer) => `${randomUUID()}-${writer}`);
  const many = (one) => Array.from({ length: BATCH }, one);
  const bare = await timed(() =>
    Promise.all(
      writers.map(async (name) => {
        for (let index = 0; index < rounds; index += 1)
          await client.appendToStream(`bare-${name}`, many(proposed), {
            expectedRevision: before(index * BATCH),
          });
      }),
    ),
  );
  const adapter = await timed(() =>
    Promise.all(
      writers.map(async (name) => {
        for (let index = 0; index < rounds; index += 1)
          await log.append({ events: many(() => claim(`worker-990-${name}`)), recordedBy: 'bench' });
      }),
    ),
  );
  return { events: rounds * BATCH * 4, bare, adapter };
}

/** Both read everything that both have written; the log keeps what is its own. */
async function reading({ client, log }) {
  let events = 0;
  const bare = await timed(async () => {
    for await (const { event } of client.readAll()) events += event === undefined ? 0 : 1;
  });
  const adapter = await timed(async () => {
    let read = 0;
    for await (const page of log.readAll({ after: 0n })) read += page.length;
    if (read === 0 || read >= events) throw new Error(`the log gave ${read} of ${events}`);
  });
  return { events, bare, adapter };
}

async function following({ client, log }) {
  let events = 0;
  for await (const page of log.readAll({ after: 0n })) events += page.length;
  const bare = await timed(async () => {
    let heard = 0;
    const subscription = client.subscribeToAll({ filter: eventTypeFilter({ prefixes: ['DaybookRecord'] }) });
    for await (const { event } of subscription) {
      heard += event === undefined ? 0 : 1;
      if (heard === events) break;
    }
    await subscription.unsubscribe();
  });
  const adapter = await timed(async () => {
    let seen = 0;
    const enough = new AbortController();
    for await (const page of log.follow({ after: 0n, signal: enough.signal })) {
      seen += page.length;
      if (seen === events) enough.abort();
    }
  });
  return { events, bare, adapter };
}

const before = (index) => (index === 0 ? 'no_stream' : BigInt(index - 1));
const padding = 'x'.repeat(EVENT_JSON_BYTES);
const proposed = () =>
  binaryEvent({
    type: 'Bare',
    data: Buffer.from(`{"padding":"${padding}"}`),
    metadata: { padding: 'y'.repeat(43) },
  });

function claim(stream) {
  const id = randomUUID();
  const eventJson = `{"id":"${id}","padding":"${padding}","source":"urn:bench"}`;
  return { stream, source: 'urn:bench', id, contentHmac: Buffer.alloc(32, 1), eventJson };
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function report(what, { events, bare, adapter }) {
  const rate = (ms) => `${Math.round((events / ms) * 1_000)} events/s`;
  console.log(`${what}: bare ${rate(bare)}, log ${rate(adapter)}, ${(bare / adapter).toFixed(2)} of it`);
}

if (process.send) await serve();
else await compare(Number(process.argv[2] ?? 4_000));
