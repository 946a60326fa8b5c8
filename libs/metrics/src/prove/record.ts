import { type DaybookEvent, type LogEntry, type Position, streamOf } from '@daybook/events';
import { type Fact, foldSubject } from '@daybook/facts';

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

/** All that a record says was true, each subject folded as a whole. */
export function factsOfRecord(record: readonly LogEntry[]): readonly Fact[] {
  const streams = new Map<string, LogEntry[]>();
  for (const entry of record) {
    const stream = streams.get(entry.stream) ?? [];
    streams.set(entry.stream, stream);
    stream.push(entry);
  }
  return [...streams.values()].flatMap((entries) => foldSubject(entries).facts);
}

/** What a record says was true after each of its entries: the subject of each is folded anew as a whole. */
export function* rebuiltAtEveryPrefix(
  record: readonly LogEntry[],
): Iterable<{ readonly position: Position; readonly facts: readonly Fact[] }> {
  const streams = new Map<string, LogEntry[]>();
  const factsOfStream = new Map<string, readonly Fact[]>();
  for (const entry of record) {
    const entries = [...(streams.get(entry.stream) ?? []), entry];
    streams.set(entry.stream, entries);
    factsOfStream.set(entry.stream, foldSubject(entries).facts);
    yield { position: entry.position, facts: [...factsOfStream.values()].flat() };
  }
}
