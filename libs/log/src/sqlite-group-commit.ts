import { codeOf, messageOf } from './error-cause';
import { EventLogError } from './event-log';
import { isDiskFull, type SqliteConnection } from './sqlite-driver';

/** Events in one commit at most: those who wait behind a great import get their turn in between. */
const LARGEST_GROUP = 10_000;

/** Work that waits for its commit, and who waits for the work. */
interface Waiting {
  readonly work: () => unknown;
  readonly weight: number;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: EventLogError) => void;
}

/** What a group commit tells its owner. */
export interface GroupCommitListener {
  /** What was waiting is durable; called before those who wait for it are answered. */
  readonly committed: () => void;
  /** Nothing of the group was kept: what was remembered of it must be forgotten. */
  readonly rolledBack: () => void;
  /** A write or a commit failed, and nothing will be written any more. */
  readonly failed: (error: EventLogError) => void;
}

/**
 * Writes in groups: all that waits in one turn of the event loop shares one transaction and one flush to the
 * disk, and is answered after the commit. A full disk fails the group, and later ones are tried. Any other
 * failed write is final: after a failed fsync nobody knows what is on the disk, so nothing is tried again
 * (promises.md §1, F3) and the process is expected to stop.
 */
export class SqliteGroupCommit {
  private waiting: Waiting[] = [];
  private turn: NodeJS.Immediate | undefined;
  private failure: EventLogError | undefined;

  constructor(
    private readonly connection: SqliteConnection,
    private readonly listener: GroupCommitListener,
  ) {}

  /** Does `work` within the next commit; resolves to what it gave when that is durable. */
  async run<T>(work: () => T, weight = 1): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      this.waiting.push({ work, weight, resolve: resolve as (result: unknown) => void, reject });
      this.turn ??= setImmediate(() => this.takeTurn());
    });
  }

  /** Does `work` at once, after all that waits; durable when it returns. */
  runNow(work: () => unknown): void {
    this.finish();
    if (this.failure !== undefined) throw this.failure;
    this.commit([work]);
  }

  /** Commits what waits now, without waiting for its turn. */
  finish(): void {
    while (this.waiting.length > 0) this.takeTurn();
  }

  private takeTurn(): void {
    clearImmediate(this.turn);
    this.turn = undefined;
    const group = this.nextGroup();
    try {
      const results = this.commit(group.map(({ work }) => work));
      for (const [index, { resolve }] of group.entries()) resolve(results[index]);
    } catch (error) {
      for (const { reject } of group) reject(error as EventLogError);
    }
    if (this.waiting.length > 0) this.turn ??= setImmediate(() => this.takeTurn());
  }

  private nextGroup(): Waiting[] {
    let weight = 0;
    const beyond = this.waiting.findIndex((waiting) => (weight += waiting.weight) > LARGEST_GROUP);
    return this.waiting.splice(0, beyond === -1 ? this.waiting.length : Math.max(1, beyond));
  }

  private commit(works: readonly (() => unknown)[]): unknown[] {
    let results: unknown[];
    try {
      this.connection.exec('BEGIN IMMEDIATE');
      results = works.map((work) => work());
      this.connection.exec('COMMIT');
    } catch (error) {
      throw this.rolledBack(error);
    }
    this.listener.committed();
    return results;
  }

  /** Undoes the transaction, and gives the error to tell; stops for good where that is due. */
  private rolledBack(cause: unknown): EventLogError {
    let error = writeError(cause);
    let final = error.kind !== 'disk-full' && codeOf(cause)?.startsWith('SQLITE_BUSY') !== true;
    try {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
    } catch (rollbackError) {
      error = writeError(rollbackError);
      final = true;
    }
    this.listener.rolledBack();
    if (final) this.stop(error);
    return error;
  }

  private stop(error: EventLogError): void {
    this.failure = error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
    this.listener.failed(error);
  }
}

function writeError(cause: unknown): EventLogError {
  if (cause instanceof EventLogError) return cause;
  const why = messageOf(cause);
  if (isDiskFull(cause)) return new EventLogError('disk-full', `nothing was written: ${why}`, { cause });
  const kind = isCorrupt(cause) ? 'log-corrupt' : 'log-unavailable';
  return new EventLogError(kind, `a write failed: ${why}`, { cause });
}

/** What went wrong while reading, as an error of the port. */
export function readError(cause: unknown): EventLogError {
  if (cause instanceof EventLogError) return cause;
  const why = messageOf(cause);
  const kind = isCorrupt(cause) ? 'log-corrupt' : 'log-unavailable';
  return new EventLogError(kind, `the log could not be read: ${why}`, { cause });
}

function isCorrupt(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') === true;
}
