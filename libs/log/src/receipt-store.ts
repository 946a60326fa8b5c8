import type { Position } from '@daybook/events';
import type { FirstReceipt } from './append-plan';
import type { StreamsSought } from './event-log';

/** A key (source, id), unique over all streams for ever. */
export interface ReceiptKey {
  readonly source: string;
  readonly id: string;
}

/**
 * A record as it is going to be written, whole: whoever finds it entered and not completed can write just
 * this, at just this revision of its stream, and nothing else.
 */
export interface IntendedRecord extends ReceiptKey {
  readonly stream: string;
  readonly revision: bigint;
  /** Milliseconds since 1970; the record's bytes say the same. */
  readonly recordedAtMs: number;
  readonly contentHmac: Uint8Array;
  readonly bytes: Uint8Array;
}

/** A receipt that is kept: whose it is, and what it says. */
export interface KeptReceipt extends FirstReceipt, ReceiptKey {}

/** Where an intended record was found to stand. */
export interface CompletedRecord extends ReceiptKey {
  readonly position: Position;
}

/** What a turn has to know before it decides. */
export interface ReceiptQuestion {
  readonly keys: readonly ReceiptKey[];
  readonly streams: readonly string[];
}

/** What the store knows of it; a stream or key that it does not know is left out. */
export interface ReceiptAnswer {
  readonly receipts: readonly KeptReceipt[];
  readonly lastRevisions: ReadonlyMap<string, bigint>;
  /** `recordedAt` of the last record in milliseconds since 1970, undefined where there is none. */
  readonly lastRecordedAtMs: number | undefined;
}

/** One turn, which nobody else of all processes has at the same time. Asked for after it ended it fails. */
export interface ReceiptTurn {
  /** What was entered and neither completed nor withdrawn, in the order in which it was entered. */
  intended(): Promise<readonly IntendedRecord[]>;

  /** The completed receipts of some keys, and the last revisions of some streams. */
  look(question: ReceiptQuestion): Promise<ReceiptAnswer>;

  /** Enters records, all or none; durable when it resolves. Fails where a key or a revision is taken. */
  intend(records: readonly IntendedRecord[]): Promise<void>;

  /** Says where intended records stand; durable when it resolves. Said again nothing changes. */
  complete(records: readonly CompletedRecord[]): Promise<void>;

  /** Forgets intended records which can never be written any more; what is completed stays. */
  withdraw(keys: readonly ReceiptKey[]): Promise<void>;
}

/** Thrown by every verb of a ReceiptStore that fails: it is out of reach, or its turn was not to be had. */
export class ReceiptStoreError extends Error {
  readonly kind = 'receipts-unavailable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReceiptStoreError';
  }
}

/**
 * The receipts of a log that cannot keep them itself: unique by (source, id), entered as intended before a
 * record is written and completed after. It also says whose turn it is to write.
 */
export interface ReceiptStore {
  /** Waits for the turn, does the work in it and gives it back, also where the work fails. */
  takeTurn<T>(work: (turn: ReceiptTurn) => Promise<T>): Promise<T>;

  /** The position of the last completed record, `0n` if there is none. */
  head(): Promise<Position>;

  /** The position of the last completed record at or before this one, `0n` if there is none. */
  lastAt(position: Position): Promise<Position>;

  /** The names of streams that hold a completed record from a source, as their UTF-8 bytes order them. */
  streamsOf(sought: StreamsSought): Promise<readonly string[]>;

  /** Closes what it opened. */
  close(): Promise<void>;
}
