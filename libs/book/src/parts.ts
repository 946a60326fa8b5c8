import type { Position } from '@daybook/events';
import type { AppendRequest, AppendResult, KeyRing } from '@daybook/log';
import type { RebuildReport } from './book';
import type { Reader } from './reader';
import type { KeeperNotice } from './thread/view-keeper';
import type { Remote } from './thread/thread';

/** What can be asked of the reader, wherever it runs. */
export type RemoteReader = Pick<
  Remote<Reader>,
  | 'ask'
  | 'changes'
  | 'findings'
  | 'askCsv'
  | 'explain'
  | 'position'
  | 'stateHash'
  | 'entries'
  | 'streamEntries'
  | 'head'
  | 'checkpoint'
>;

/** Where the log stands when it is opened. */
export interface PartsStart {
  readonly head: Position;
  readonly marks: readonly string[];
  /** For the start-up report. */
  readonly described: Readonly<Record<string, string | number>>;
}

/** The engines behind a book: one log writer, one keeper of views, one reader; on threads or not. */
export interface Parts {
  readonly start: PartsStart;
  readonly keyRing: KeyRing;
  readonly reader: RemoteReader;
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
