import { type DaybookEvent, type LogEntry, type Position, streamOf } from '@daybook/events';
import { Components, type Fact, foldSubject, mergedInto } from '@daybook/facts';

/** An event and the civil date on which it was recorded; absent: on the day that it is about. */
export interface Told {
  readonly event: DaybookEvent;
  readonly recordedOn?: string;
}

/**
 * What a log holds after these were delivered in this order: positions from 1, recorded at noon, an event
 * that was delivered before recorded once.
 */
export function recordOf(delivered: readonly Told[]): readonly LogEntry[] {
  const keys = new Set<string>();
  const revisions = new Map<string, bigint>();
  const entries: LogEntry[] = [];
  for (const { event, recordedOn } of delivered) {
    const key = JSON.stringify([event.source, event.id]);
    if (keys.has(key)) continue;
    keys.add(key);
    const stream = streamOf(event);
    const revision = revisions.get(stream) ?? 0n;
    revisions.set(stream, revision + 1n);
    entries.push({
      position: BigInt(entries.length + 1),
      revision,
      stream,
      recordedAt: `${recordedOn ?? event.effectiveon ?? '2000-01-01'}T12:00:00.000Z`,
      recordedBy: 'example',
      event,
    });
  }
  return entries;
}

/** What was recorded by the end of a day. */
export function recordedBy(record: readonly LogEntry[], day: string): readonly LogEntry[] {
  return record.filter((entry) => entry.recordedAt.slice(0, 10) <= day);
}

/** All that a record says was true, each subject folded as a whole, with those that it is merged with. */
export function factsOfRecord(record: readonly LogEntry[]): readonly Fact[] {
  const components = componentsOf(record);
  const entries = new Map<string, LogEntry[]>();
  for (const entry of record) {
    const key = components.keyOf(entry.stream);
    const its = entries.get(key) ?? [];
    entries.set(key, its);
    its.push(entry);
  }
  return [...entries.values()].flatMap((its) => foldSubject(its).facts);
}

/** What a record says was true after each of its entries: the subject of each is folded anew as a whole. */
export function* rebuiltAtEveryPrefix(
  record: readonly LogEntry[],
): Iterable<{ readonly position: Position; readonly facts: readonly Fact[] }> {
  const components = new Components();
  const factsOfComponent = new Map<string, readonly Fact[]>();
  for (const [index, entry] of record.entries()) {
    for (const key of connected(components, entry)) factsOfComponent.delete(key);
    const key = components.keyOf(entry.stream);
    const entries = record.slice(0, index + 1).filter(({ stream }) => components.keyOf(stream) === key);
    factsOfComponent.set(key, foldSubject(entries).facts);
    yield { position: entry.position, facts: [...factsOfComponent.values()].flat() };
  }
}

/**
 * Connects the stream of an entry with that into which it merges it. Answers the keys that the two components
 * were kept under; none for an entry that merges nothing.
 */
export function connected(components: Components, entry: LogEntry): readonly string[] {
  const other = mergedInto(entry);
  if (other === null) return [];
  const keys = [components.keyOf(entry.stream), components.keyOf(other)];
  return components.connect(entry.stream, other) ? keys : [];
}

function componentsOf(record: readonly LogEntry[]): Components {
  const components = new Components();
  for (const entry of record) connected(components, entry);
  return components;
}
