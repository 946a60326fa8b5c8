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
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
