import type { Position } from '@daybook/events';
import type { FactKind, Finding, KnownFact, KnownFinding, Fact } from '@daybook/facts';

/** A value now, or a promise of it: synchronous adapters answer at once. */
export type Awaitable<T> = T | Promise<T>;

/** What an answer says of an event behind it; the store keeps one for every recorded event. */
export interface EventRef {
  readonly position: Position;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** As recorded, before any correction; null where the event has none. */
  readonly effectiveOn: string | null;
  readonly recordedAt: string;
}

/** One event of a batch: what answers say of it, and the authority of which it was recorded. */
export interface ProjectedEvent extends EventRef {
  readonly authority: string;
}

/** The change of belief that one recorded event made: these opened, those closed, at its position. */
export interface Change {
  readonly position: Position;
  readonly opened: { readonly facts: readonly Fact[]; readonly findings: readonly Finding[] };
  readonly closed: { readonly facts: readonly Fact[]; readonly findings: readonly Finding[] };
}

/**
 * Two streams that a recorded merge connects, standing or not, and that nothing connected before it: from its
 * position on they are folded together.
 */
export interface Connection {
  readonly position: Position;
  readonly stream: string;
  readonly other: string;
}

/** What a batch of the log did to the facts; stored whole or not at all, together with the checkpoint. */
export interface ProjectedBatch {
  /** The checkpoint that the batch was made against; a store that stands elsewhere refuses it. */
  readonly after: Position;
  /** The checkpoint afterwards: the position of the last event of the batch. */
  readonly upTo: Position;
  /** Every event of the batch, those too that changed no fact. */
  readonly events: readonly ProjectedEvent[];
  readonly changes: readonly Change[];
  /** Streams that events of the batch connected; absent: none. */
  readonly connections?: readonly Connection[];
}

/** Which facts to give: of one authority, of these kinds, overlapping the days, believed at a position. */
export interface FactQuery {
  readonly authority: string;
  readonly what: readonly FactKind[];
  /** Closed range of civil dates: facts with `from ≤ last` and (`to` null or `to > first`). Absent: all. */
  readonly days?: { readonly first: string; readonly last: string };
  /** Visible at this position: `knownFrom ≤ P < knownUntil`. Absent: every belief ever held. */
  readonly knownAt?: Position;
  /** Only of this subject. */
  readonly subject?: string;
}

/** Which subjects to name: those of which there is a fact as in FactQuery, some at a time. */
export interface SubjectsQuery extends Omit<FactQuery, 'subject'> {
  /** Only those that come after this one, as UTF-8 bytes; `''` is before all. */
  readonly after: string;
  /** Only so many. */
  readonly limit: number;
}

/** Which findings to give. */
export interface FindingQuery {
  readonly authority?: string;
  readonly knownAt?: Position;
  /** Those with `from ≤ asOf < to`. Absent: all. */
  readonly asOf?: string;
  readonly rule?: string;
  readonly subject?: string;
}

/** The checkpoint is not where the batch expected it: another projector wrote, or this one repeats. */
export class CheckpointMoved extends Error {
  constructor(
    readonly expected: Position,
    readonly found: Position,
  ) {
    super(`the batch was made after position ${expected}, the views stand at ${found}`);
    this.name = 'CheckpointMoved';
  }
}

/** A batch closes a fact or finding that is not open: the views are not what the fold takes them for. */
export class NothingToClose extends Error {
  constructor(
    readonly position: Position,
    readonly sought: string,
  ) {
    super(`at position ${position} nothing is open to be closed as ${sought}`);
    this.name = 'NothingToClose';
  }
}

/** Where facts are kept, so that answers are quick. It can always be thrown away and rebuilt. */
export interface FactStore {
  /** The position that the facts reflect; `0n` when empty. */
  checkpoint(): Awaitable<Position>;
  /**
   * Stores a batch and its checkpoint in one transaction, or throws and stores nothing: CheckpointMoved,
   * NothingToClose, or what the storage itself says.
   */
  apply(batch: ProjectedBatch): Awaitable<void>;
  /** Ordered by authority, subject, what, key, from, to (null last), knownFrom. */
  facts(query: FactQuery): Awaitable<readonly KnownFact[]>;
  /** The names of subjects, each once, in ascending order. */
  subjects(query: SubjectsQuery): Awaitable<readonly string[]>;
  /** Ordered by authority, subject, rule, from, knownFrom. */
  findings(query: FindingQuery): Awaitable<readonly KnownFinding[]>;
  /** The events at these positions, in ascending order; positions that it does not hold are left out. */
  events(positions: readonly Position[]): Awaitable<readonly EventRef[]>;
  /** The last event whose `recordedAt` is not later than the instant (RFC 3339, `Z`), or null. */
  lastRecordedBy(instant: string): Awaitable<EventRef | null>;
  /** The event at the position or the last before it, or null: what `asAt` shows beside a position. */
  eventAt(position: Position): Awaitable<EventRef | null>;
  /** Every connection between streams, in the order of positions. */
  connections(): Awaitable<readonly Connection[]>;
  /** Authority codes of which anything was recorded, ascending. */
  authorities(): Awaitable<readonly string[]>;
  /** Every fact and finding visible at a position, in the order of `facts` and `findings`, in pages. */
  visibleFacts(at: Position): AsyncIterable<readonly KnownFact[]>;
  visibleFindings(at: Position): AsyncIterable<readonly KnownFinding[]>;
  close(): Awaitable<void>;
}
