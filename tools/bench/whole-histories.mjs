// A weekly whole-history feed against a server: how long the first takes, an unchanged one, one of which a
// hundredth has changed, and each of many in a row. `node tools/bench/whole-histories.mjs [workers] [weeks]`
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKERS = Number(process.argv[2] ?? 2_000);
const WEEKS = Number(process.argv[3] ?? 50);
const EVENTS_OF_WORKER = 20;
const SOURCE = 'urn:bench:payroll';
const FIRST_YEAR = 2004;

/** The life of one worker as the feed of a week tells it: every hundredth worker changes hours each week. */
function lifeOf(worker, week) {
  const on = (i) => `${FIRST_YEAR + i}-0${1 + (worker % 9)}-01`;
  const told = (type, i, data) => ({
    specversion: '1.0',
    id: `${worker}-${i}`,
    source: SOURCE,
    type,
    subject: `worker/SW-${worker}`,
    authority: '333',
    effectiveon: on(i),
    time: `${on(i)}T09:00:00Z`,
    data: { employmentId: 'E-1', ...data },
  });
  const registered = told('WorkerRegistered', 0, {});
  const person = { ...registered, id: `${worker}-p`, data: { name: `Worker ${worker}`, sex: '2' } };
  const start = told('SocialWorkerStarted', 0, { role: 'case-holder', fte: 1, team: 'Duty' });
  const changes = Array.from({ length: EVENTS_OF_WORKER - 2 }, (_, i) =>
    i % 2 === 0
      ? told('TeamChanged', i + 1, { team: `Team ${(worker + i) % 12}` })
      : told('FteChanged', i + 1, { fte: (50 + ((worker + i) % 50)) / 100 }),
  );
  const last = changes[changes.length - 1];
  const isChanged = week > 0 && worker % 100 === week % 100;
  const lastTold = isChanged ? { ...last, data: { ...last.data, fte: 0.995 } } : last;
  return [person, start, ...changes.slice(0, -1), lastTold];
}

function feedOf(week) {
  const lines = [];
  for (let worker = 0; worker < WORKERS; worker++) {
    for (const event of lifeOf(worker, week)) lines.push(`${JSON.stringify(event)}\n`);
  }
  return Buffer.from(lines.join(''));
}

async function startServer(data) {
  const program = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
  const env = { ...process.env, DAYBOOK_DATA: data, DAYBOOK_PORT: '0' };
  const server = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [, url] = await new Promise((resolve, reject) => {
    server.on('exit', () => reject(new Error('the server did not start')));
    server.stdout.on('data', (text) => {
      const found = /listening on (\S+)/.exec(String(text));
      if (found) resolve(found);
    });
  });
  return { server, url };
}

/** Milliseconds of processor that a process has used in all its threads; 0 where the system does not say. */
function processorMs(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function tell({ server, url }, body) {
  const began = performance.now();
  const used = processorMs(server.pid);
  const response = await fetch(`${url}/v1/histories?authority=333&source=${SOURCE}&scope=complete`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body,
  });
  const { results, ...counts } = await response.json();
  const ms = Math.round(performance.now() - began);
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${JSON.stringify(counts)}`);
  return { ms, processorMs: processorMs(server.pid) - used, ...counts, results: results.length };
}

const data = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
const at = await startServer(data);
try {
  const first = feedOf(0);
  const say = (what, told) => process.stdout.write(`${what.padEnd(12)} ${JSON.stringify(told)}\n`);
  process.stdout.write(`${WORKERS} workers, ${WORKERS * EVENTS_OF_WORKER} lines, ${first.length} bytes\n`);
  say('first', await tell(at, first));
  say('unchanged', await tell(at, first));
  const times = [];
  for (let week = 1; week <= WEEKS; week++) {
    const told = await tell(at, feedOf(week));
    times.push(told.ms);
    if (week === 1 || week === WEEKS) say(`week ${week}`, told);
  }
  times.sort((a, b) => a - b);
  const part = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  say('weeks', { count: times.length, medianMs: part(0.5), p90Ms: part(0.9), mostMs: part(1) });
} finally {
  at.server.removeAllListeners('exit');
  at.server.kill();
  rmSync(data, { recursive: true, force: true });
}
