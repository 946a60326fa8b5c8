import type { DaybookEvent, LogEntry } from '@daybook/events';
import { Components, differences, emptyLife, learn, type Life, mergedInto } from '@daybook/facts';
import { recordOf } from '@daybook/metrics/prove';
import { type Change, MemoryFactStore } from '@daybook/views';
import type { SmallDaybook } from './small-daybook';

/** The pure fold alone, learning event by event; its facts are kept in memory. */
export function tellPure(arrivals: readonly DaybookEvent[]): Promise<SmallDaybook> {
  const entries = recordOf(arrivals.map((event) => ({ event, recordedOn: '2025-01-01' })));
  const learning = new Learning();
  const store = new MemoryFactStore();
  store.apply({
    after: 0n,
    upTo: BigInt(entries.length),
    events: entries.map(({ position, recordedAt, event }) => {
      const { source, id, type, authority, effectiveon } = event;
      return { position, recordedAt, source, id, type, authority, effectiveOn: effectiveon ?? null };
    }),
    changes: entries.map((entry) => learning.learned(entry)),
  });
  return Promise.resolve({ store, entries, batchesBegin: [1n], close: () => Promise.resolve(store.close()) });
}

/** One life for each component of streams that recorded merges connect, whether these stand or not. */
class Learning {
  private readonly components = new Components();
  private readonly lives = new Map<string, Life>();
  private readonly known: LogEntry[] = [];

  learned(entry: LogEntry): Change {
    const other = mergedInto(entry);
    const joined = other !== null && this.components.connect(entry.stream, other);
    const component = this.components.keyOf(entry.stream);
    const before = joined ? this.lifeOf(component) : (this.lives.get(component) ?? emptyLife());
    const after = learn(before, entry);
    this.lives.set(component, after);
    this.known.push(entry);
    return { position: entry.position, ...differences(before.fold, after.fold) };
  }

  /** Of streams that were apart until now: all that is known of them, learned again. */
  private lifeOf(component: string): Life {
    const its = this.known.filter(({ stream }) => this.components.keyOf(stream) === component);
    return its.reduce(learn, emptyLife());
  }
}
