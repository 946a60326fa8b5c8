import type { Position } from '@daybook/events';
import type { AppendRequest, AppendResult, KeyRing, Quarantine, Refused } from '@daybook/log';
import type { Bookmarks } from '@daybook/views';
import type { Access } from './access';
import type { RebuildReport } from './book';
import type { Reader } from './reader';
import type { Settings } from './settings';
import type { KeeperNotice } from './thread/view-keeper';
import type { Remote } from './thread/thread';

/** What can be asked of the reader, wherever it runs. */
export type RemoteReader = Pick<
  Remote<Reader>,
  | 'ask'
  | 'changes'
  | 'findings'
  | 'subject'
  | 'askCsv'
  | 'explain'
  | 'episodes'
  | 'position'
  | 'stateHash'
  | 'entries'
  | 'streamEntries'
  | 'connectedStreams'
  | 'entriesOf'
  | 'streamsOf'
  | 'accounts'
  | 'numberMerges'
  | 'head'
  | 'checkpoint'
  | 'quarantined'
  | 'quarantinedEntry'
>;

/** Where the log stands when it is opened. */
export interface PartsStart {
  readonly head: Position;
  readonly marks: readonly string[];
  /** For the start-up report. */
  readonly described: Readonly<Record<string, string | number>>;
}

/** Where refused events are kept: parked through the writer of the log, read through the reader. */
export interface QuarantineParts extends Omit<Quarantine, 'park'> {
  /** Parks in order, in one commit; resolves when all are durable. */
  parkAll(refused: readonly Refused[]): Promise<readonly string[]>;
}

/** The engines behind a book: one log writer, one keeper of views, one reader; on threads or not. */
export interface Parts {
  readonly start: PartsStart;
  readonly keyRing: KeyRing;
  readonly reader: RemoteReader;
  readonly quarantine: QuarantineParts;
  append(request: AppendRequest): Promise<readonly AppendResult[]>;
  /** The log has grown to here. */
  wake(): Promise<void>;
  /** Begins to keep the views behind the log. */
  follow(): Promise<void>;
  /** Brings the views to the end of the log, or gives null where another process does that. */
  catchUp(): Promise<Position | null>;
  rebuild(options: { readonly parallel: number; readonly check: boolean }): Promise<RebuildReport>;
  /** Rejects when an engine has failed for good. */
  readonly died: Promise<never>;
  close(): Promise<void>;
}

/** What the parts tell the book unasked. */
export type TellBook = (notice: KeeperNotice) => void;

/** What an opened book is made of. */
export interface BookParts {
  readonly settings: Settings;
  readonly parts: Parts;
  readonly access: Access;
  readonly bookmarks: Bookmarks;
  readonly clock: () => number;
  readonly lastRecordedAt: string | null;
  /** Whether the views are kept behind the log all the time, or brought there when something is asked. */
  readonly following: boolean;
  /** Where the server says that it is there; nothing for a command. */
  announce(url: string): void;
  closed(): void;
}
