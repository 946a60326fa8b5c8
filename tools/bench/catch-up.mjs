/**
 * How fast views catch up with a log: `node tools/bench/catch-up.mjs [workers] [events each]`. Each way of
 * arriving is told to a log and views of its own, in a scratch directory; prints events a second of
 * one thread, by the clock and by the processor.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addDays } from '@daybook/events';
import { MemoryKeyRing, openRecord, sealEvents, SqliteEventLog } from '@daybook/log';
import { Projector, SqliteFactStore } from '@daybook/views';

const [workers = 5_000, each = 20] = process.argv.slice(2).map(Number);
const BATCH = 1_000;
const TYPES = [
  'FteChanged',
  'RoleChanged',
  'TeamChanged',
  'AbsenceStarted',
  'AbsenceEnded',
  'SicknessDaysRecorded',
];

/** The nth event of a worker's life: a start, then changes, in the order in which they happen. */
function eventOf(worker, n) {
  const of = { specversion: '1.0', id: `${worker}-${n}`, source: 'urn:bench', subject: `worker/W${worker}` };
  const effectiveon = addDays('2015-01-05', n * 61 + (worker % 50));
  const type = n === 0 ? 'SocialWorkerStarted' : TYPES[n % TYPES.length];
  const month = `${effectiveon.slice(0, 7)}`;
  const data = {
    SocialWorkerStarted: { employmentId: 'E-1', role: 'case-holder', fte: 1, team: 'Duty' },
    FteChanged: { employmentId: 'E-1', fte: n % 2 === 0 ? 0.6 : 0.8 },
    RoleChanged: { employmentId: 'E-1', role: n % 4 < 2 ? 'senior-practitioner' : 'case-holder' },
    TeamChanged: { employmentId: 'E-1', team: `Team ${n}` },
    AbsenceStarted: { absenceId: `X-${n}`, kind: 'sickness' },
    AbsenceEnded: { absenceId: `X-${n - 1}` },
    SicknessDaysRecorded: { month, workingDays: 2 },
  }[type];
  const on = type === 'SicknessDaysRecorded' ? `${month}-01` : effectiveon;
  return { ...of, type, authority: '990', effectiveon: on, data };
}

function* interleaved() {
  for (let n = 0; n < each; n++) for (let worker = 0; worker < workers; worker++) yield eventOf(worker, n);
}

function* together() {
  for (let worker = 0; worker < workers; worker++) for (let n = 0; n < each; n++) yield eventOf(worker, n);
}

async function recorded(log, keyRing, events) {
  let batch = [];
  const send = async () => log.append({ events: sealEvents(batch, keyRing), recordedBy: 'bench' });
  for (const event of events) {
    if (batch.push(event) < BATCH) continue;
    await send();
    batch = [];
  }
  if (batch.length > 0) await send();
}

async function measure(name, events) {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const keyRing = new MemoryKeyRing();
  const log = SqliteEventLog.open({ file: join(folder, 'log.sqlite'), clock: Date.now });
  const store = SqliteFactStore.open({ file: join(folder, 'views.sqlite') });
  try {
    await recorded(log, keyRing, events);
    const open = (record) => openRecord(record, keyRing);
    const begun = process.cpuUsage();
    const from = performance.now();
    const head = await new Projector({ log, store, open }).catchUp();
    const seconds = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(begun);
    const perSecond = Math.round(Number(head) / seconds);
    const perCpuSecond = Math.round((Number(head) * 1e6) / (user + system));
    const rssMiB = Math.round(process.memoryUsage.rss() / 2 ** 20);
    process.stdout.write(
      `${JSON.stringify({ name, events: Number(head), perSecond, perCpuSecond, rssMiB })}\n`,
    );
  } finally {
    store.close();
    await log.close();
    rmSync(folder, { recursive: true });
  }
}

await measure('together', together());
await measure('interleaved', interleaved());
