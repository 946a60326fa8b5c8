import type { DaybookEvent } from '@daybook/events';
import { Temporal } from 'temporal-polyfill';

/** Events in the order in which their sources told them: `time` as an instant, none first; source; id. */
export function inTellingOrder(events: readonly DaybookEvent[]): readonly DaybookEvent[] {
  return [...events].sort(toldBefore);
}

/** Negative where the first was told before the second. */
export function toldBefore(a: DaybookEvent, b: DaybookEvent): number {
  return compareTimes(a.time, b.time) || compareBytes(a.source, b.source) || compareBytes(a.id, b.id);
}

function compareTimes(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const [first, second] = [instantOf(a), instantOf(b)];
  return first < second ? -1 : Number(first > second);
}

/** Nanoseconds since 1970, read once for each text: histories say the same few times over and over. */
function instantOf(text: string): bigint {
  let instant = instants.get(text);
  if (instant === undefined) {
    instant = Temporal.Instant.from(text).epochNanoseconds;
    instants.set(text, instant);
  }
  return instant;
}

const instants = new Map<string, bigint>();

function compareBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
