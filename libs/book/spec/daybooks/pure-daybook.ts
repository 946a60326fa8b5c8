import type { DaybookEvent, LogEntry } from '@daybook/events';
import { differences, emptyLife, learn, type Life } from '@daybook/facts';
import { recordOf } from '@daybook/metrics/prove';
import { type Change, MemoryFactStore } from '@daybook/views';
import type { SmallDaybook } from './small-daybook';

/** The pure fold alone, learning event by event; its facts are kept in memory. */
export function tellPure(arrivals: readonly DaybookEvent[]): Promise<SmallDaybook> {
  const entries = recordOf(arrivals.map((event) => ({ event, recordedOn: '2025-01-01' })));
  const lives = new Map<string, Life>();
  const store = new MemoryFactStore();
  store.apply({
    after: 0n,
    upTo: BigInt(entries.length),
    events: entries.map(({ position, recordedAt, event }) => {
      const { source, id, type, authority, effectiveon } = event;
      return { position, recordedAt, source, id, type, authority, effectiveOn: effectiveon ?? null };
    }),
    changes: entries.map((entry) => learned(entry, lives)),
  });
  return Promise.resolve({ store, entries, batchesBegin: [1n], close: () => Promise.resolve(store.close()) });
}

function learned(entry: LogEntry, lives: Map<string, Life>): Change {
  const before = lives.get(entry.stream) ?? emptyLife();
  const after = learn(before, entry);
  lives.set(entry.stream, after);
  return { position: entry.position, ...differences(before.fold, after.fold) };
}
