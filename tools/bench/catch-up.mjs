/**
 * How fast views catch up with a log: `node tools/bench/catch-up.mjs [workers] [events each]`. Each way of
 * arriving is told to a log and views of its own, in a scratch directory; prints events a second of
 * one thread, by the clock and by the processor.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MemoryKeyRing, openRecord, SqliteEventLog } from '@daybook/log';
import { Projector, SqliteFactStore } from '@daybook/views';
import { interleaved, recorded, together } from './changing-workers.mjs';

const [workers = 5_000, each = 20] = process.argv.slice(2).map(Number);
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

await measure('together', together({ workers, each }));
await measure('interleaved', interleaved({ workers, each }));
