import type { Position } from '@daybook/events';
import type { Bookmarks } from '@daybook/views';
import type { AsAtShown } from './answer';
import type { AskedAnswer } from './asked-answer';
import type { Explanation } from './explanation';
import type { Credential } from './credential';
import type { Changes } from './changes';
import type { FindingsPage } from './findings-page';
import type { EntriesPage } from './log-entries';
import type { HistoryReceipt } from './history/history-receipt';
import type { HistoryRequest } from './history/history-recorder';
import type { Parameters } from './parameters';
import type { CatalogueEntry } from './catalogue';
import type { RefusedEvent, Resubmission } from './quarantine-desk';
import type { QuarantinePage } from './quarantine-page';
import type { Receipt } from './receipt';
import type { RecordRequest } from './recorder';
import type { Settings } from './settings';
import type { SubjectAnswers, SubjectPart, SubjectQuestion } from './subject/subject-question';

/** How the log and the views stand, for health, metrics and the start-up report. */
export interface BookState {
  readonly head: Position;
  /** The position that the views reflect. */
  readonly checkpoint: Position;
  /** Milliseconds since the views last stood at the head; 0 while they do. */
  readonly lagMs: number;
  /** Views were made by another version of the facts and are being rebuilt. */
  readonly stale: boolean;
  /** Generation of views that answers. */
  readonly generation: number;
  readonly sandbox: boolean;
  /** When the last event was recorded; null in an empty log. */
  readonly lastRecordedAt: string | null;
  /** False once a write failed: the process must be started anew. */
  readonly writable: boolean;
}

/** A difference between the views and a fresh fold of the log. */
export interface RebuildReport {
  readonly generation: number;
  readonly events: number;
  /** Only with `check`: the first difference in words, or null. */
  readonly difference?: string | null;
}

/** How far a long piece of work is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The Daybook, opened: every use case (architecture.md §1). Problems are thrown as DaybookProblem. */
export interface Book {
  readonly settings: Settings;
  /** Sentences for the start-up report: versions, journal mode, head, checkpoint, free disk. */
  startUpReport(): Promise<Readonly<Record<string, string | number | boolean>>>;
  /** Records events in order; resolves when what was recorded is durable. */
  record(request: RecordRequest): Promise<readonly Receipt[]>;
  /**
   * Compares a feed's whole history with what the record holds of its source, and enters what differs;
   * parameters `authority`, `source`, `scope` (`complete`, `partial`); of a complete history `from` and `to`,
   * the days that it tells of, and `subjectAfter` and `subjectThrough`, the subjects (docs/decisions/0013).
   */
  recordHistory(request: HistoryRequest): Promise<HistoryReceipt>;
  /** Keeps events that were refused from a file with their reasons, each once while it waits. */
  park(refused: readonly RefusedEvent[]): Promise<void>;
  /** What was refused from files and Kafka; parameters `status`, `limit`, `next`. */
  quarantine(parameters: Parameters): Promise<QuarantinePage>;
  /** Sends again what was parked under an id; a refusal is thrown, and it goes on waiting. */
  resubmit(id: string, by: Resubmission): Promise<Receipt>;
  catalogue(): { readonly items: readonly CatalogueEntry[] };
  /** An answer, in groups, at many dates, or of many authorities, as the parameters ask for it. */
  ask(metric: string, parameters: Parameters): Promise<AskedAnswer>;
  /** The same answer in the tidy CSV layout. */
  askCsv(metric: string, parameters: Parameters): Promise<string>;
  /** The description of the columns of `askCsv`. */
  describeCsv(metric: string): string;
  explain(metric: string, parameters: Parameters): Promise<Explanation>;
  /** Why an answer moved: parameters `asOf`, `from` and `to` (positions, instants or dates). */
  changes(metric: string, parameters: Parameters): Promise<Changes>;
  /** What does not add up. */
  findings(parameters: Parameters): Promise<FindingsPage>;
  /** One worker, post, child or team, or the authority: its state, its timeline, or its events. */
  subject<Part extends SubjectPart>(part: Part, question: SubjectQuestion): Promise<SubjectAnswers[Part]>;
  /** Parameter `at`. */
  position(parameters: Parameters): Promise<AsAtShown>;
  /** Entries after a position as NDJSON; parameters `after`, `limit`. */
  events(parameters: Parameters): Promise<EntriesPage>;
  /** Entries after a position as they are recorded, until the signal aborts. */
  follow(after: Position, signal: AbortSignal): AsyncIterable<EntriesPage>;
  /** How far those have come who follow the log and tell others of it; no rebuild loses them. */
  readonly bookmarks: Bookmarks;
  /** Parameter `asAt`. */
  stateHash(parameters: Parameters): Promise<{ readonly stateHash: string } & AsAtShown>;
  /** Every entry of the log as NDJSON; parameter `after`. */
  exportLog(parameters: Parameters): AsyncIterable<Uint8Array>;
  /**
   * The Episodes of a year's SSDA903 file as CSV; parameters `authority`, `year` (in which the return's year
   * ends) and `asAt`.
   */
  exportEpisodes(parameters: Parameters): AsyncIterable<Uint8Array>;
  rebuild(options: {
    readonly parallel: number;
    readonly check: boolean;
    onProgress(progress: Progress): void;
  }): Promise<RebuildReport>;
  /** Who holds the key, or null if nobody does; without authentication everybody is `local`. */
  authenticate(key: string | null): Credential | null;
  /** Keys made at the first start with `DAYBOOK_AUTH=keys`, to be shown once; none ever after. */
  readonly firstKeys: readonly { readonly role: string; readonly key: string }[];
  /** Tells other processes on this machine where the server listens. */
  announce(url: string): void;
  state(): BookState;
  /** Rejects when a thread or the log has failed for good: the process should stop. */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}
