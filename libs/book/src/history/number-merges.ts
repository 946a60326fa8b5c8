import { isSubject, streamOf, type DaybookEvent, type LogEntry } from '@daybook/events';
import { StreamIds } from './stream-ids';
import type { Feed } from './history-extent';

/** Two ids of one worker: that by which a file calls them, of their professional number, and their own. */
export interface NumberMerge {
  /** Such as `worker/swe-104200`. */
  readonly subject: string;
  /** The worker who is registered with the number, such as `worker/SW-1042`. */
  readonly into: string;
}

const MERGED = 'WorkersMerged';
const calledByNumber = /^swe-(\d{1,10})$/;

/** The professional number of which a worker id is made; null for any other id (events.md §3). */
export function numberIn(workerId: string): string | null {
  const [, digits] = calledByNumber.exec(workerId) ?? [];
  return digits === undefined ? null : `SW${digits}`;
}

/** The worker to whom an event allocates a case by professional number; null where it does nothing of it. */
export function numberedWorkerIn({ type, data }: DaybookEvent): string | null {
  const { workerId } = data;
  if (type !== 'CaseAllocated' || typeof workerId !== 'string') return null;
  return numberIn(workerId) !== null && isSubject(`worker/${workerId}`) ? workerId : null;
}

/** The event that says that both are one person. The same merge always has the same id. */
export function numberMergeEvent({ subject, into }: NumberMerge, { authority, source }: Feed): DaybookEvent {
  const stream = streamOf({ subject, authority });
  const data = { into: into.slice(into.indexOf('/') + 1) };
  const ids = new StreamIds({ authority, source, stream }, [], new Set());
  const id = ids.make(['merged-by-number', data.into]);
  return { specversion: '1.0', id, source, type: MERGED, subject, authority, data };
}

/** Whether an event is one that recording a history entered, and not one that the history told. */
export function isNumberMerge(event: DaybookEvent): boolean {
  const { type, subject, data } = event;
  const { into } = data;
  if (type !== MERGED || typeof into !== 'string' || numberIn(subject.slice('worker/'.length)) === null) {
    return false;
  }
  return numberMergeEvent({ subject, into: `worker/${into}` }, event).id === event.id;
}

/** The entries in which a source itself has told something. */
export function toldBy(source: string, entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.filter(({ event }) => event.source === source && !isNumberMerge(event));
}
