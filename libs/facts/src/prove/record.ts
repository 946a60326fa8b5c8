import { instantFromEpochMs, streamOf } from '@daybook/events';
import type { DaybookEvent, JsonObject, LogEntry } from '@daybook/events';
import { readTimeline } from '@daybook/events/drawn';

/** An event as a spec tells it; what is left out is the same for all. */
export interface Told {
  readonly type: string;
  readonly on?: string;
  readonly data?: JsonObject;
  readonly id?: string;
  readonly source?: string;
  readonly time?: string;
  readonly subject?: string;
}

/** Events in the order in which they are recorded: positions count from 1, ids `e1`, `e2` … if not given. */
export function record(...told: readonly Told[]): LogEntry[] {
  return recordEvents(
    told.map(({ type, on, data = {}, id, source = 'urn:hr', time, subject = 'worker/SW-1' }, i) => ({
      specversion: '1.0',
      id: id ?? `e${i + 1}`,
      source,
      type,
      subject,
      authority: '990',
      ...(on === undefined ? {} : { effectiveon: on }),
      ...(time === undefined ? {} : { time }),
      data,
    })),
  );
}

/** A timeline drawn as text, in the order of recording. Ids are `SW1-1`, `SW1-2` … by line. */
export function recordDrawn(text: string): LogEntry[] {
  return recordEvents(readTimeline(text).map(({ event }) => event));
}

/** Events at positions from 1, in their order. */
export function recordEvents(events: readonly DaybookEvent[]): LogEntry[] {
  const revisions = new Map<string, bigint>();
  return events.map((event, i) => {
    const stream = streamOf(event);
    const revision = revisions.get(stream) ?? 0n;
    revisions.set(stream, revision + 1n);
    const recordedAt = instantFromEpochMs(1_700_000_000_000 + i);
    return { position: BigInt(i + 1), revision, stream, recordedAt, recordedBy: 'spec', event };
  });
}

/** The amendment that retracts an event of the source `urn:hr`. */
export function retracting(id: string, more: Partial<Told> = {}): Told {
  const data = { retracts: { source: 'urn:hr', id }, reason: 'entered-in-error' };
  return { type: 'EventRetracted', data, ...more };
}

/** The amendment that corrects an event of the source `urn:hr`. */
export function correcting(id: string, changes: JsonObject, more: Partial<Told> = {}): Told {
  const data = { corrects: { source: 'urn:hr', id }, reason: 'late-information', ...changes };
  return { type: 'EventCorrected', data, ...more };
}
