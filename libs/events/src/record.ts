import type { DaybookEvent, JsonObject } from './event';

/**
 * What the log stores for one event, as one canonical JSON byte string that is never written again
 * (events.md §2).
 */
export interface EventRecord {
  readonly v: 1;
  readonly stream: string;
  /** Place in the stream, from 0. */
  readonly revision: number;
  /** RFC 3339 with `Z` and milliseconds. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** The event without its sealed fields. */
  readonly event: DaybookEvent;
  /** The sealed fields, absent where there are none. */
  readonly sealed?: JsonObject;
}
