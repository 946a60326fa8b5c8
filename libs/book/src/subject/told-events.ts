import { isAmendment, type JsonObject, type LogEntry } from '@daybook/events';
import type { AsAtShown } from '../answer';
import { cursorFor, startAt } from '../cursor';
import { showEntry } from '../log-entries';
import type { ParameterReader } from '../parameters';
import type { FoundSubject } from './asked-subject';
import { pseudonymousEvent } from './pseudonymous';
import type { Shown } from './state';

/** A log entry of a subject, with the entries that retract or correct it. */
export type ToldEvent = object & { readonly amendedBy: readonly object[] };

/** What was recorded of a subject under any of its names, in that order (interfaces.md §1.3). */
export interface ToldEvents {
  readonly asAt: AsAtShown;
  readonly position: string;
  readonly items: readonly ToldEvent[];
  readonly next: string | null;
}

/** Lists the log entries of a subject, each with what amends it. */
export async function showEvents(
  { subject, authority, streams }: FoundSubject,
  { reading, position, personal, asked, entriesOf }: Shown & EventsShown,
): Promise<ToldEvents> {
  const entries: LogEntry[] = [];
  for (const stream of streams) {
    entries.push(...(await entriesOf(stream)).filter((entry) => entry.position <= position));
  }
  entries.sort((a, b) => (a.position < b.position ? -1 : 1));
  const amendments = amendmentsIn(entries);
  const limit = asked.count('limit', { default: 100, most: 1_000 });
  const tied = `events ${authority} ${subject} ${position}`;
  const start = startAt(asked.text('next'), tied);
  const show = (entry: LogEntry): object =>
    showEntry(personal ? entry : { ...entry, event: pseudonymousEvent(entry.event) });
  const asAt = await reading.shown(position);
  return {
    asAt,
    position: asAt.position,
    items: entries.slice(start, start + limit).map((entry) => {
      const amending = amendments.get(nameOf(entry.stream, entry.event)) ?? [];
      return { ...show(entry), amendedBy: amending.map(show) };
    }),
    next: start + limit < entries.length ? cursorFor(tied, start + limit) : null,
  };
}

/** What listing events needs besides. */
export interface EventsShown {
  readonly asked: ParameterReader;
  entriesOf(stream: string): Promise<readonly LogEntry[]>;
}

/** Amendments by the event that each is about: one of the same stream, recorded before or after it. */
function amendmentsIn(entries: readonly LogEntry[]): ReadonlyMap<string, readonly LogEntry[]> {
  const amendments = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const { type, data } = entry.event;
    if (!isAmendment(type)) continue;
    const target = (data['retracts'] ?? data['corrects']) as JsonObject;
    const name = nameOf(entry.stream, target);
    amendments.set(name, [...(amendments.get(name) ?? []), entry]);
  }
  return amendments;
}

function nameOf(
  stream: string,
  { source, id }: { readonly source?: unknown; readonly id?: unknown },
): string {
  return JSON.stringify([stream, source, id]);
}
