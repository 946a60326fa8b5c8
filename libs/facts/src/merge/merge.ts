import { isSubject, streamOf } from '@daybook/events';
import type { JsonObject, LogEntry } from '@daybook/events';
import { CORRECTION } from '../amendment/target';
import { objectIn, textIn } from '../field';
import type { Claim } from '../order';

/** The event types that say that two subjects are one person, and of what kind these are (events.md §3). */
const kinds: Readonly<Record<string, string>> = { WorkersMerged: 'worker', ChildrenMerged: 'child' };

/** Whether an event of this type says that two subjects are one person. */
export function isMerge(type: string): boolean {
  return type in kinds;
}

/** Another subject and its stream. */
export interface Other {
  readonly subject: string;
  readonly stream: string;
}

/** The subject with which a standing merge makes one person; null for any other claim. */
export function otherOf({ type, data, telling }: Claim): Other | null {
  return isMerge(type) ? otherIn(telling.entry, data) : null;
}

/**
 * The stream that an entry connects with its own, so that both are folded together from its position on:
 * that of a merge, standing or not, or of what a correction may make of one. Null for all other entries.
 */
export function mergedInto(entry: LogEntry): string | null {
  const { type, data } = entry.event;
  if (isMerge(type)) return otherIn(entry, data)?.stream ?? null;
  return type === CORRECTION ? (otherIn(entry, objectIn(data['data']))?.stream ?? null) : null;
}

function otherIn({ event, stream }: LogEntry, data: JsonObject): Other | null {
  const kind = event.subject.slice(0, event.subject.indexOf('/'));
  const subject = `${kind}/${textIn(data, 'into') ?? ''}`;
  if (!Object.values(kinds).includes(kind) || !isSubject(subject)) return null;
  const other = streamOf({ authority: event.authority, subject });
  return other === stream ? null : { subject, stream: other };
}
