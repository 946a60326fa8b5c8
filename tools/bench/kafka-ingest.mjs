/**
 * How fast events come from a real Kafka broker into a durable log: `node tools/bench/kafka-ingest.mjs
 * [events]`, 100,000 at most. First the bare consumer reads the topic to its end, then a server takes it into
 * SQLite; prints events a second of both by the clock, and of the server by the processor. Uses the broker
 * that DAYBOOK_TEST_KAFKA names, or starts one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const require = createRequire(import.meta.url);
const { startKafka } = require('../servers/kafka-server.js');

const EVENTS = Math.min(100_000, Number(process.argv[2] ?? 100_000));
const PARTITIONS = 6;
const PARCEL = 1_000;
const TICKS_A_SECOND = 100;

const started = process.env.DAYBOOK_TEST_KAFKA === undefined ? await startKafka() : undefined;
const broker = started?.address ?? process.env.DAYBOOK_TEST_KAFKA;
const kafka = new Kafka({ brokers: [broker], clientId: 'bench', logLevel: logLevel.NOTHING });
const name = `bench-${process.pid}`;
const topics = { in: `${name}.in`, refused: `${name}.refused` };

/** The nth event: one of the starts of 5,000 workers, or a change of one of their hours. */
function messageOf(n) {
  const worker = n % 5_000;
  const start = n < 5_000;
  const subject = `worker/W${worker}`;
  const data = start
    ? { employmentId: 'E-1', role: 'case-holder', fte: 1, team: 'Duty' }
    : { employmentId: 'E-1', fte: n % 2 === 0 ? 0.6 : 0.8 };
  const event = {
    ...{ specversion: '1.0', id: `bench-${n}`, source: 'urn:bench', subject, authority: '990' },
    type: start ? 'SocialWorkerStarted' : 'FteChanged',
    effectiveon: `20${String(10 + (Math.floor(n / 5_000) % 15))}-0${(n % 9) + 1}-15`,
    time: '2024-04-09T08:12:00Z',
    data,
  };
  const headers = { 'content-type': 'application/cloudevents+json' };
  return { key: subject, value: JSON.stringify(event), headers };
}

async function fill() {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  for (let from = 0; from < EVENTS; from += PARCEL) {
    const count = Math.min(PARCEL, EVENTS - from);
    const messages = Array.from({ length: count }, (_, index) => messageOf(from + index));
    await producer.send({ topic: topics.in, messages });
  }
  await producer.disconnect();
}

/** Reads the topic and does nothing with it; gives events a second from the first batch to the last. */
async function bareConsumer() {
  const consumer = kafka.consumer({ groupId: `${name}-bare`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topics.in], fromBeginning: true });
  let began;
  let seen = 0;
  await new Promise((resolve) => {
    void consumer.run({
      eachBatch: async ({ batch }) => {
        began ??= performance.now();
        seen += batch.messages.length;
        if (seen >= EVENTS) resolve();
      },
    });
  });
  const perSecond = EVENTS / ((performance.now() - began) / 1000);
  await consumer.disconnect();
  return Math.round(perSecond);
}

/** Seconds of processor that a process has used, in all its threads. */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function server(data) {
  const main = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      DAYBOOK_DATA: data,
      DAYBOOK_PORT: '0',
      DAYBOOK_KAFKA_BROKERS: broker,
      DAYBOOK_KAFKA_TOPIC_IN: topics.in,
      DAYBOOK_KAFKA_TOPIC_REFUSED: topics.refused,
      DAYBOOK_KAFKA_GROUP: `${name}-daybook`,
    },
  });
  let line = '';
  for await (const chunk of child.stdout) {
    line += chunk;
    if (line.includes('\n')) break;
  }
  return { child, url: line.replace('listening on ', '').trim() };
}

const headOf = async (url) => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^daybook_log_head_position (\d+)$/m.exec(text)?.[1]);
};

/** Takes the topic into a new data directory; from the first durable event to the last. */
async function intoSqlite() {
  const data = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const { child, url } = await server(data);
  try {
    let first;
    while ((first = await headOf(url)) === 0) await pause(5);
    const began = performance.now();
    const usedBefore = processorSeconds(child.pid);
    let head = first;
    for (; head < EVENTS; head = await headOf(url)) await pause(20);
    const seconds = (performance.now() - began) / 1000;
    const used = processorSeconds(child.pid) - usedBefore;
    const events = EVENTS - first;
    return { perSecond: Math.round(events / seconds), perCpuSecond: Math.round(events / used) };
  } finally {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
}

const admin = kafka.admin();
await admin.connect();
try {
  await admin.createTopics({
    waitForLeaders: false,
    topics: Object.values(topics).map((topic) => ({ topic, numPartitions: PARTITIONS })),
  });
  await pause(1_000);
  await fill();
  const bare = await bareConsumer();
  const durable = await intoSqlite();
  const measured = { events: EVENTS, partitions: PARTITIONS, bareConsumerPerSecond: bare, ...durable };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
} finally {
  await admin.deleteTopics({ topics: Object.values(topics) });
  await admin.disconnect();
  await started?.stop();
}
