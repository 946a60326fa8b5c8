import { compareInstants, compareUtf8, effectiveDayOf, parseInstant, rankOf } from '@daybook/events';
import type { Instant, JsonObject, LogEntry, Position } from '@daybook/events';

/** A recorded event with what places it in telling order, read once. */
export interface Telling {
  readonly entry: LogEntry;
  /** When the source says that it was entered; null where it does not say. */
  readonly at: Instant | null;
}

/** What a standing event says after its corrections, in the newest shape of its type. */
export interface Claim {
  readonly telling: Telling;
  readonly type: string;
  readonly effectiveOn: string;
  /** Place among the events of one date (events.md §5). */
  readonly rank: number;
  readonly data: JsonObject;
  /** Positions of the event and of the corrections that changed it. */
  readonly because: readonly Position[];
}

/** An entry made ready for ordering. A time that is no instant counts as none. */
export function tellingOf(entry: LogEntry): Telling {
  const { time } = entry.event;
  return { entry, at: time === undefined ? null : parseInstant(time) };
}

/** Telling order: time as an instant, none first; then source; then id, as UTF-8 bytes (events.md §5). */
export function compareTellings(a: Telling, b: Telling): number {
  return (
    compareTimes(a.at, b.at) ||
    compareUtf8(a.entry.event.source, b.entry.event.source) ||
    compareUtf8(a.entry.event.id, b.entry.event.id)
  );
}

/** The order of folding: effective date, precedence, telling order. Never the order of arrival. */
export function compareClaims(a: Claim, b: Claim): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  return a.rank - b.rank || compareTellings(a.telling, b.telling);
}

/** A claim of an event as it was recorded or corrected, on the day that its type takes from these words. */
export function claimOf(
  telling: Telling,
  words: { effectiveOn: string; data: JsonObject; because: readonly Position[] },
): Claim {
  const { type } = telling.entry.event;
  const { effectiveOn: carried, data, because } = words;
  const effectiveOn = effectiveDayOf(type, { carried, data });
  return { telling, type, rank: rankOf(type), effectiveOn, data, because };
}

function compareTimes(a: Instant | null, b: Instant | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareInstants(a, b);
}
