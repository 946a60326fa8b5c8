/** Where something that was refused came from: a line of a file, a message of a Kafka partition. */
export interface QuarantineOrigin {
  readonly kind: string;
  readonly topic?: string;
  readonly partition?: number;
  /** Decimal, as Kafka counts beyond 2^53. */
  readonly offset?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

/** Why it was refused (events.md §7). */
export interface QuarantineProblem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** What it was answered when it was sent again and taken, as on the wire (interfaces.md §1.2). */
export interface QuarantineReceipt {
  readonly source: string;
  readonly id: string;
  readonly status: 'recorded' | 'duplicate';
  /** Decimal. */
  readonly position: string;
  /** Decimal. */
  readonly revision: string;
  readonly recordedAt: string;
}

/** Something refused, to be kept. */
export interface Refused {
  /** RFC 3339 with `Z`. */
  readonly receivedAt: string;
  readonly origin: QuarantineOrigin;
  readonly problem: QuarantineProblem;
  /** Exactly as it came, UTF-8 or not. */
  readonly raw: Uint8Array;
}

/** Something refused, as it is kept (interfaces.md §1.3). */
export interface QuarantineEntry extends Refused {
  /** Decimal, increasing in the order of parking; never given twice. */
  readonly id: string;
  readonly status: 'waiting' | 'resubmitted';
  readonly receipt?: QuarantineReceipt;
}

/** Which entries to list: at most `limit`, after an id, all or those of a status. */
export interface QuarantineQuery {
  /** Exclusive; default: from the first. */
  readonly after?: string;
  readonly limit: number;
  readonly status?: QuarantineEntry['status'];
}

/**
 * Where refused events from files and Kafka wait to be mended and sent again; nothing is dropped silently.
 * Its failures are those of the log, as EventLogError.
 */
export interface Quarantine {
  /** Keeps something refused; resolves to its id when it is durable. */
  park(refused: Refused): Promise<string>;

  /** The entries of a query, in the order in which they were parked. */
  list(query: QuarantineQuery): Promise<readonly QuarantineEntry[]>;

  /** One entry, or undefined where there is none of that id. */
  get(id: string): Promise<QuarantineEntry | undefined>;

  /**
   * Says that an entry was sent again and taken; durable when it resolves. True where it was waiting; false,
   * and nothing changes, where there is none of that id or it was taken before.
   */
  markResubmitted(id: string, receipt: QuarantineReceipt): Promise<boolean>;
}
