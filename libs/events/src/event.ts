/** A JSON value as read by the strict reader: no duplicate keys, no unsafe integers. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [field: string]: Json };

/** What a stream is about (events.md §2). `authority` is both a kind and the whole of its subject. */
export type StreamKind = 'worker' | 'post' | 'child' | 'team' | 'authority';

/**
 * A well-formed event as it travels: the CloudEvents 1.0 attributes that Daybook accepts, exactly as sent
 * (events.md §2). `traceparent` and `tracestate` have been dropped; nothing has been defaulted.
 */
export interface DaybookEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly authority: string;
  readonly effectiveon?: string;
  readonly time?: string;
  readonly datacontenttype?: string;
  readonly dataschema?: string;
  readonly correlationid?: string;
  readonly causationid?: string;
  readonly data: JsonObject;
}

/**
 * Where an event stands in the order of recording. Increasing; embedded logs count from 1 without gaps,
 * other stores leave gaps. `0n` is before everything. On the wire it is a decimal string.
 */
export type Position = bigint;

/**
 * One event as recorded. Sealed fields have been put back into `event.data`; one whose key was destroyed
 * reads as the string `erased`.
 */
export interface LogEntry {
  readonly position: Position;
  /** Place in the stream, from 0. */
  readonly revision: bigint;
  /** `<kind>-<authority>-<id>`, or `authority-<authority>`. */
  readonly stream: string;
  /** RFC 3339 with `Z` and milliseconds; never decreases along positions. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly event: DaybookEvent;
}
