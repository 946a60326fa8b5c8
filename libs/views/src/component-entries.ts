import type { LogEntry, Position } from '@daybook/events';
import type { EventLog, StoredRecord } from '@daybook/log';

/** Where entries are read from. */
export interface EntrySource {
  readonly log: EventLog;
  /** Reads a record and puts its sealed fields back. */
  readonly open: (record: StoredRecord) => LogEntry;
}

/** All entries of some streams up to a position, in the order of recording. */
export async function entriesOf(
  { log, open }: EntrySource,
  streams: readonly string[],
  upTo: Position,
): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  for (const stream of streams) {
    for await (const page of log.readStream(stream)) {
      const within = page.filter(({ position }) => position <= upTo);
      entries.push(...within.map(open));
      if (within.length < page.length) break;
    }
  }
  return streams.length > 1 ? entries.sort((a, b) => (a.position < b.position ? -1 : 1)) : entries;
}
