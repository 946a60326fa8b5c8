import type { LogEntry, Position } from '@daybook/events';
import { openRecord, type EventLog, type KeyRing } from '@daybook/log';

/** Some entries of the log as NDJSON. */
export interface EntriesPage {
  readonly lines: Uint8Array;
  readonly count: number;
  /** Position of the last line, or `after` where there is none. */
  readonly last: Position;
}

/** A log entry as it travels: positions and revisions are decimal strings. */
export function showEntry({ position, revision, stream, recordedAt, recordedBy, event }: LogEntry): object {
  return { position: String(position), revision: String(revision), stream, recordedAt, recordedBy, event };
}

/** Reads entries after a position and writes them as NDJSON. */
export async function writeEntries(
  { log, keyRing }: { readonly log: EventLog; readonly keyRing: KeyRing },
  { after, limit }: { readonly after: Position; readonly limit: number },
): Promise<EntriesPage> {
  const lines: string[] = [];
  let last = after;
  for await (const page of log.readAll({ after, pageSize: Math.min(limit, 1_000) })) {
    for (const record of page) {
      if (lines.length === limit) break;
      lines.push(`${JSON.stringify(showEntry(openRecord(record, keyRing)))}\n`);
      last = record.position;
    }
    if (lines.length === limit) break;
  }
  return { lines: Buffer.from(lines.join('')), count: lines.length, last };
}
