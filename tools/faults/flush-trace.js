/**
 * Looks with strace at every flush of the running server: before each acknowledgement that is written to a
 * socket, a flush of log.sqlite-wal that began after the event was written must have ended. The same server
 * with its flushes taken away (eatmydata) must be seen to fail. Needs strace and eatmydata of Debian.
 */
const { execFileSync, spawn } = require('node:child_process');
const { createReadStream, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { once } = require('node:events');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { readFlushes } = require('./flush-reading');

const SERVER = join(__dirname, '../../apps/server/dist/main.js');
const STRACE = ['strace', '-f', '-y', '-qq', '-s', '1000000', '-e', 'signal=none'];
const CALLS =
  'trace=fsync,fdatasync,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sync_file_range,msync';

let count = 0;

function freshEvent() {
  const id = `flush-${String(++count).padStart(6, '0')}`;
  return {
    specversion: '1.0',
    id,
    source: 'urn:faults:flush',
    type: 'SocialWorkerStarted',
    subject: `worker/W-${count % 50}`,
    authority: '333',
    effectiveon: '2024-04-02',
    data: { employmentId: `E-${count}`, fte: 0.5, role: 'case-holder' },
  };
}

const freshEvents = (number) => Array.from({ length: number }, freshEvent);

async function post(url, type, body) {
  const headers = { 'content-type': type };
  const response = await fetch(`${url}/v1/events`, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return (text.match(/"status":"recorded"/g) ?? []).length;
}

const recordOne = (url) => post(url, 'application/cloudevents+json', JSON.stringify(freshEvent()));
const recordBatch = (url) =>
  post(url, 'application/cloudevents-batch+json', JSON.stringify(freshEvents(100)));
const recordLines = (url) =>
  post(
    url,
    'application/x-ndjson',
    freshEvents(500)
      .map((event) => `${JSON.stringify(event)}\n`)
      .join(''),
  );

/** One after the other, eight at once, batches and lines beside them: the number acknowledged. */
async function load(url) {
  let recorded = 0;
  for (let one = 0; one < 50; one++) recorded += await recordOne(url);
  for (let round = 0; round < 20; round++) {
    const ones = Array.from({ length: 8 }, () => recordOne(url));
    const many = round % 5 === 0 ? [recordBatch(url), recordLines(url)] : [];
    for (const number of await Promise.all([...ones, ...many])) recorded += number;
  }
  return recorded;
}

/** Runs the server under strace (and what comes before it), loads it, and reads the trace. */
async function trace(before) {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-flush-'));
  const output = join(folder, 'trace');
  const data = join(folder, 'data');
  const [command, ...args] = [...STRACE, '-e', CALLS, '-o', output, ...before, process.execPath, SERVER];
  const env = { PATH: process.env.PATH, DAYBOOK_DATA: data, DAYBOOK_PORT: '0' };
  const strace = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = await Promise.race([once(strace.stdout, 'data'), once(strace, 'exit').then(notStarted)]);
    const recorded = await load(/http:\S+/.exec(String(line))[0]);
    process.kill(JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')).pid, 'SIGTERM');
    await once(strace, 'exit');
    const lines = [];
    for await (const one of createInterface({ input: createReadStream(output, 'latin1') })) lines.push(one);
    return { recorded, ...readFlushes(lines) };
  } finally {
    strace.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

function notStarted() {
  throw new Error('the server did not start under strace');
}

function mustBeThere(tool) {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
  } catch {
    throw new Error(`${tool} is not installed: apt-get install ${tool}`);
  }
}

async function main() {
  for (const tool of ['strace', 'eatmydata']) mustBeThere(tool);
  const flushed = await trace([]);
  const control = await trace(['eatmydata']);
  const say = (name, { recorded, acknowledged, early }) =>
    process.stdout.write(
      `${name}: ${recorded} events recorded, ${acknowledged} acknowledgements seen on sockets, ` +
        `${early.length} of them before their flush\n`,
    );
  say('as it is', flushed);
  say('with its flushes taken away', control);
  const whole = (run) => run.recorded > 0 && run.acknowledged === run.recorded;
  const holds = whole(flushed) && flushed.early.length === 0;
  const notices = whole(control) && control.early.length === control.acknowledged;
  if (!holds) process.stdout.write(`FAILED: ${flushed.early.slice(0, 5).join(', ')}\n`);
  if (!notices) process.stdout.write('FAILED: a server that does not flush was not noticed\n');
  return holds && notices ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
