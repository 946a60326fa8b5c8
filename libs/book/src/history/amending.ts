import {
  compareInstants,
  compareUtf8,
  eventTypes,
  parseEvent,
  parseInstant,
  schemaOf,
  type DaybookEvent,
  type Json,
  type JsonObject,
  type LogEntry,
  type Position,
} from '@daybook/events';
import { canonicalJson } from '@daybook/proof';
import { isDated, wordsOf } from './claim-words';
import type { FeedClaim } from './feed-claims';
import type { Pair, Told } from './matching';
import type { StreamIds } from './stream-ids';

/** A claim of the record, by the source itself. */
export interface OwnClaim extends Told {
  readonly entry: LogEntry;
  /** Positions of the event and of the corrections that changed it. */
  readonly because: readonly Position[];
}

/** An event's place, from which what is about it takes its own. */
type Envelope = Pick<DaybookEvent, 'specversion' | 'source' | 'subject' | 'authority'>;

/** The event that says that a claim never was. */
export function retractionOf(
  { entry: { event } }: OwnClaim,
  { reason, ids }: { readonly reason: 'rescinded' | 'entered-in-error'; readonly ids: StreamIds },
): DaybookEvent {
  const id = ids.make(['retracted', event.id]);
  const data = { retracts: { source: event.source, id: event.id }, reason };
  return { ...envelopeOf(event), id, type: 'EventRetracted', data };
}

/**
 * The event that says that a claim was always as the feed now tells it: what differs, and no more. It is told
 * when the feed says, but not before the source's corrections that it has to follow. Null where a correction
 * cannot say it.
 */
export function correctionOf(
  { own, told }: Pair<OwnClaim, FeedClaim>,
  { entries, ids }: { readonly entries: readonly LogEntry[]; readonly ids: StreamIds },
): DaybookEvent | null {
  const { event } = own.entry;
  if (schemaOf(event) !== eventTypes.get(event.type)?.latestSchema) return null;
  const data = differing(own.data, told);
  const effectiveOn =
    isDated(own.type) && own.effectiveOn !== told.effectiveOn ? told.effectiveOn : undefined;
  const before = entries.filter(
    ({ position }) => position !== own.entry.position && own.because.includes(position),
  );
  const { time, rivals } = toldAfter(told.event.time, before);
  const words = canonicalJson([event.id, wordsOf(told), time ?? '']);
  const correction = {
    ...envelopeOf(event),
    id: ids.make(['corrected', words], (id) => rivals.every((rival) => compareUtf8(rival, id) < 0)),
    type: 'EventCorrected',
    ...(time === undefined ? {} : { time }),
    data: {
      corrects: { source: event.source, id: event.id },
      reason: 'source-system-corrected',
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      ...(Object.keys(data).length === 0 ? {} : { data }),
    },
  } as const;
  return parseEvent(correction as unknown as Json).ok ? correction : null;
}

/** The event that enters a claim of the feed: as sent, but for an id that is used. */
export function entranceOf(told: FeedClaim, ids: StreamIds): DaybookEvent {
  const { event, amended } = told;
  if (!amended && ids.take(event.id)) return event;
  const id = ids.make(['told', wordsOf(told)]);
  return amended ? saying(told, id) : { ...event, id };
}

/** An event that by itself says what a claim says, in the newest shape of its type. */
export function saying({ event, effectiveOn, sent }: FeedClaim, id: string): DaybookEvent {
  const { dataschema, effectiveon, ...kept } = event;
  void [dataschema, effectiveon];
  const latest = eventTypes.get(event.type)?.latestSchema ?? 1;
  return {
    ...kept,
    id,
    ...(latest === 1 ? {} : { dataschema: `/schemas/${event.type}/${latest}` }),
    ...(effectiveOn === '' ? {} : { effectiveon: effectiveOn }),
    data: sent,
  };
}

function envelopeOf({ source, subject, authority }: DaybookEvent): Envelope {
  return { specversion: '1.0', source, subject, authority };
}

/** The fields that are to change, null for those that are to go. */
function differing(own: JsonObject, { data, sent }: FeedClaim): JsonObject {
  const changed = Object.keys(data).filter(
    (field) => own[field] === undefined || canonicalJson(own[field]) !== canonicalJson(data[field]),
  );
  const gone = Object.keys(own).filter((field) => data[field] === undefined);
  return Object.fromEntries([
    ...changed.map((field) => [field, sent[field] as Json] as const),
    ...gone.map((field) => [field, null] as const),
  ]);
}

/** The time of a correction, and the ids of those that have the same: of these the greatest is told last. */
function toldAfter(
  said: string | undefined,
  before: readonly LogEntry[],
): { readonly time: string | undefined; readonly rivals: readonly string[] } {
  let time = said;
  for (const { event } of before) if (compareTimes(event.time, time) > 0) time = event.time;
  const rivals = before.filter(({ event }) => compareTimes(event.time, time) === 0);
  return { time, rivals: rivals.map(({ event }) => event.id) };
}

function compareTimes(a: string | undefined, b: string | undefined): number {
  const [left, right] = [a, b].map((time) => (time === undefined ? null : parseInstant(time)));
  if (!left || !right) return Number(Boolean(left)) - Number(Boolean(right));
  return compareInstants(left, right);
}
