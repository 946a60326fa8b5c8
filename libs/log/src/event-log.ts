import type { Position } from '@daybook/events';

/** A value now, or a promise of it: synchronous adapters answer at once. */
export type Awaitable<T> = T | Promise<T>;

/** One event ready to be written: validated, its sensitive fields sealed, its canonical JSON made. */
export interface EventToAppend {
  readonly stream: string;
  readonly source: string;
  readonly id: string;
  /** HMAC-SHA256, under the installation's key, of the canonical JSON of the event as sent. */
  readonly contentHmac: Uint8Array;
  /** Canonical JSON of the event without its sealed fields. */
  readonly eventJson: string;
  /** Canonical JSON of the sealed fields, or undefined where there are none. */
  readonly sealedJson?: string;
  /**
   * What the stream's last revision must have been before this request; the same for all its events of one
   * stream. Looked at after duplicates are answered. In an atomic request one that fails fails all.
   */
  readonly expected?: ExpectedRevision;
}

/** What the writer expects of the stream: anything, nothing yet, or this last revision. */
export type ExpectedRevision = 'any' | 'no-stream' | bigint;

/** A stream, and where it is expected to stand. */
export interface StreamExpectation {
  readonly stream: string;
  readonly expected: ExpectedRevision;
}

/** A request: its events are recorded in their order. */
export interface AppendRequest {
  readonly events: readonly EventToAppend[];
  readonly recordedBy: string;
  /** All or none. Default: each event stands for itself. */
  readonly atomic?: boolean;
  /** Of the stream of the single event. A duplicate is answered before this is looked at. */
  readonly expected?: ExpectedRevision;
  /**
   * Streams on which the request was decided, though it may write to others. Where one of them has moved on
   * every event is `stream-moved-on`, with the revision of its own stream; duplicates are told as ever.
   */
  readonly decidedOn?: readonly StreamExpectation[];
  /**
   * The request is lost already, because another of its events was refused before it came here: nothing is
   * recorded; what would have been is `batch-refused`, duplicates and `id-reused` are told as ever.
   */
  readonly doomed?: boolean;
  /** Only in a sandbox: the instant to record at (RFC 3339, `Z`, milliseconds); never goes back. */
  readonly now?: string;
}

/** Where and when an event was recorded. */
export interface Recorded {
  readonly position: Position;
  readonly revision: bigint;
  readonly recordedAt: string;
}

/** What became of one event of a request. */
export type AppendResult =
  | ({ readonly status: 'recorded' | 'duplicate' } & Recorded)
  | { readonly status: 'refused'; readonly code: 'id-reused' | 'batch-refused' }
  | { readonly status: 'refused'; readonly code: 'stream-moved-on'; readonly revision: bigint | null };

/** A record as stored: the bytes are the truth, the columns beside them only indexes. */
export interface StoredRecord {
  readonly position: Position;
  readonly bytes: Uint8Array;
}

/** Which streams that a source has told of are sought: all, or those after a name, up to a name. */
export interface StreamsSought {
  readonly source: string;
  /** Exclusive. */
  readonly after?: string;
  /** Inclusive. */
  readonly through?: string;
}

/** Why the log could not do what was asked. */
export type EventLogErrorKind = 'log-unavailable' | 'disk-full' | 'log-corrupt' | 'log-in-use';

/** Thrown by every verb of an EventLog that fails; nothing was acknowledged. */
export class EventLogError extends Error {
  constructor(
    readonly kind: EventLogErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EventLogError';
  }
}

/** Where events are written, in the order in which they become known. Nothing is ever rubbed out. */
export interface EventLog {
  /**
   * Records the events of one request and answers, in their order, what became of each. Resolves only when
   * they are durable. The key (source, id) is remembered for ever over all streams: the same content again
   * is a duplicate with its first receipt, other content is `id-reused`. Two of one key in a request: the
   * second is a duplicate or `id-reused`. `recordedAt` never decreases, whatever the clock does.
   */
  append(request: AppendRequest): Promise<readonly AppendResult[]>;

  /** The records of one stream in order of revision, in pages, from revision `from` (default 0). */
  readStream(stream: string, options?: { readonly from?: bigint }): AsyncIterable<readonly StoredRecord[]>;

  /** The records after `after` (exclusive) up to `upTo` (inclusive, default the head), in pages. */
  readAll(options: {
    readonly after: Position;
    readonly upTo?: Position;
    readonly pageSize?: number;
  }): AsyncIterable<readonly StoredRecord[]>;

  /** As readAll, and then whatever is appended, until `signal` aborts: never a gap, never one twice. */
  follow(options: {
    readonly after: Position;
    readonly signal: AbortSignal;
  }): AsyncIterable<readonly StoredRecord[]>;

  /**
   * The names of the streams that hold a record from a source, as their UTF-8 bytes order them; with bounds
   * those between them, at the price of what lies between them alone.
   */
  streamsOf(sought: StreamsSought): Awaitable<readonly string[]>;

  /** The position of the last record, `0n` if there is none. */
  head(): Awaitable<Position>;

  /** Closes what it opened; appends under way are finished first. */
  close(): Promise<void>;
}
