import { type DaybookEvent, dayNumber, fitsSchema, type Json, type JsonObject } from '@daybook/events';
import { inTellingOrder } from './telling-order';

/** A claim about the world that stands, as it reads after all corrections that stand against it. */
export interface StandingClaim {
  readonly event: DaybookEvent;
  readonly type: string;
  readonly authority: string;
  readonly subject: string;
  /** Day number of the date on which it takes effect, after corrections; of a merge, before all days. */
  readonly day: number;
  readonly data: JsonObject;
}

/** What an event says of the one that it amends, and whether that is known. */
interface Known {
  readonly events: readonly DaybookEvent[];
  /** What each amendment is about, among the events of its own literal subject. */
  readonly target: ReadonlyMap<DaybookEvent, DaybookEvent | undefined>;
  readonly retracted: ReadonlySet<DaybookEvent>;
  /** The corrections, as their sources told them one after the other. */
  readonly corrections: readonly DaybookEvent[];
}

/** Step 2 of events.md §5, by trying: what is left of the events that are known, in any order. */
export function standingClaims(known: readonly DaybookEvent[]): readonly StandingClaim[] {
  const before = reckoned.get(known);
  if (before !== undefined) return before;
  const standing = claimsLeftOf(known);
  reckoned.set(known, standing);
  return standing;
}

/** Of one history it is asked many times what stands. */
const reckoned = new WeakMap<readonly DaybookEvent[], readonly StandingClaim[]>();

function claimsLeftOf(known: readonly DaybookEvent[]): readonly StandingClaim[] {
  const events = [...new Map(known.map((event) => [keyOf(event.source, event.id), event])).values()];
  const target = new Map(events.filter(isAmendment).map((event) => [event, targetOf(event, events)]));
  const corrections = inTellingOrder(events.filter(isCorrection));
  const all = { events, target, retracted: retractedOf(events, target), corrections };
  return events
    .filter((event) => !isAmendment(event) && !all.retracted.has(event))
    .map((event) => corrected(event, all));
}

const isRetraction = (event: DaybookEvent): boolean => event.type === 'EventRetracted';
const isCorrection = (event: DaybookEvent): boolean => event.type === 'EventCorrected';
const isAmendment = (event: DaybookEvent): boolean => isRetraction(event) || isCorrection(event);
const keyOf = (source: Json | undefined, id: Json | undefined): string => JSON.stringify([source, id]);

function targetOf(amendment: DaybookEvent, events: readonly DaybookEvent[]): DaybookEvent | undefined {
  const about = (amendment.data['retracts'] ?? amendment.data['corrects']) as JsonObject;
  return events.find(
    (event) =>
      event.source === about['source'] &&
      event.id === about['id'] &&
      event.subject === amendment.subject &&
      event.authority === amendment.authority,
  );
}

/**
 * A retraction is in force once every retraction of it is known to be void, and void once one of them is in
 * force. Those about which nothing can ever be said retract each other in a ring, and do nothing.
 */
function retractedOf(
  events: readonly DaybookEvent[],
  target: ReadonlyMap<DaybookEvent, DaybookEvent | undefined>,
): ReadonlySet<DaybookEvent> {
  const retractions = events.filter(isRetraction);
  const inForce = new Set<DaybookEvent>();
  const retracted = new Set<DaybookEvent>();
  for (let said = -1; said !== inForce.size + retracted.size;) {
    said = inForce.size + retracted.size;
    for (const retraction of retractions) {
      const against = retractions.filter((other) => target.get(other) === retraction);
      if (against.every((other) => retracted.has(other))) inForce.add(retraction);
    }
    for (const retraction of inForce) {
      const about = target.get(retraction);
      if (about !== undefined) retracted.add(about);
    }
  }
  return retracted;
}

/** The claim with the corrections that stand against it, one at a time, the last word last. */
function corrected(event: DaybookEvent, all: Known): StandingClaim {
  let data = event.data;
  let effectiveOn = event.effectiveon ?? '';
  for (const correction of all.corrections) {
    if (all.retracted.has(correction)) continue;
    if (originalOf(correction, all) !== event) continue;
    const candidate = changed(data, (correction.data['data'] ?? {}) as JsonObject);
    if (!fitsSchema(event.type, schemaOf(event), candidate).ok) continue;
    data = candidate;
    effectiveOn = (correction.data['effectiveOn'] as string | undefined) ?? effectiveOn;
  }
  const { type, authority, subject } = event;
  return { event, type, authority, subject, day: dayOf(type, effectiveOn, data), data };
}

/** A merge is on all dates; the sickness of a month is from its first day on, whatever date it carries. */
function dayOf(type: string, effectiveOn: string, data: JsonObject): number {
  if (type === 'WorkersMerged' || type === 'ChildrenMerged') return -Infinity;
  return dayNumber(type === 'SicknessDaysRecorded' ? `${String(data['month'])}-01` : effectiveOn);
}

/** A correction of a correction corrects the original, whether or not the one between was retracted. */
function originalOf(correction: DaybookEvent, { target }: Known): DaybookEvent | undefined {
  const passed: DaybookEvent[] = [];
  let at: DaybookEvent | undefined = correction;
  while (at !== undefined && isCorrection(at)) {
    if (passed.includes(at)) return undefined;
    passed.push(at);
    at = target.get(at);
  }
  return at;
}

function changed(data: JsonObject, fields: JsonObject): JsonObject {
  const kept = Object.entries({ ...data, ...fields }).filter(([name]) => fields[name] !== null);
  return Object.fromEntries(kept);
}

function schemaOf(event: DaybookEvent): number {
  return Number(event.dataschema?.split('/').at(-1) ?? 1);
}
