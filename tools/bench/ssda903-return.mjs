/**
 * How fast a file of episodes is read as events, and in how much memory: `node
 * tools/bench/ssda903-return.mjs [rows] [file]`. The file is made in a scratch directory, or where it is
 * said, and then kept to be recorded; prints rows a second and the largest resident memory.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addDays } from '@daybook/events';
import { returnEvents, ReturnReading } from '@daybook/formats';

const [rows = 1_000_000] = process.argv.slice(2, 3).map(Number);
const [, kept] = process.argv.slice(2);
const EACH = 10;
const COLUMNS = [
  ...['CHILD', 'DECOM', 'RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'DEC', 'REC'],
  ...['REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN'],
];

const written = (date) => date.split('-').reverse().join('/');

function rowOf(child, n) {
  const isLast = n === EACH - 1;
  const begins = addDays('2022-04-01', n * 90 + (child % 60));
  const ends = isLast ? ['', '', ''] : [written(addDays(begins, 90)), 'X1', 'CARPL'];
  const start = [
    `C${String(child).padStart(6, '0')}`,
    written(begins),
    n === 0 ? 'S' : 'P',
    'C2',
    'N1',
    'U6',
    'PR1',
  ];
  return [...start, ...ends, 'B69 3DB', `B${n} 8AA`, ''].join(',');
}

async function make(file) {
  const out = createWriteStream(file);
  out.write(`${COLUMNS.join(',')}\n`);
  for (let child = 0; child < rows / EACH; child++) {
    const lines = Array.from({ length: EACH }, (_, n) => rowOf(child, n));
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function read(file) {
  const reading = new ReturnReading();
  const began = performance.now();
  let [count, peak] = [0, 0];
  const bytes = createReadStream(file, { highWaterMark: 1_048_576 });
  for await (const page of returnEvents(bytes, { authority: '333', reading, sorted: false })) {
    for (const item of page) count += 'events' in item ? item.events.length : 0;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(`read: ${count} events, ${Math.round(rows / seconds)} rows/s, ${megabytes(peak)} MB`);
}

const megabytes = (bytes) => Math.round(bytes / 1_048_576);

const place = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
try {
  const file = kept ?? join(place, 'episodes.csv');
  await make(file);
  await read(file);
} finally {
  rmSync(place, { recursive: true, force: true });
}
