import type { Position } from '@daybook/events';
import type { KnownFact, KnownFinding } from '@daybook/facts';
import Database from 'better-sqlite3';

import { CheckpointMoved, NothingToClose } from './fact-store';
import type {
  Change,
  Connection,
  EventRef,
  FactQuery,
  FactStore,
  FindingQuery,
  ProjectedBatch,
  SubjectsQuery,
} from './fact-store';
import { wholeMillisecond } from './recorded-instant';
import { type Condition, factConditions, findingConditions } from './sqlite-fact-conditions';
import { prepareForWriting } from './sqlite-fact-preparation';
import {
  eventCells,
  eventRefOf,
  factCells,
  findingCells,
  knownFactOf,
  knownFindingOf,
} from './sqlite-fact-row';
import type { EventRow, FactRow, FindingRow } from './sqlite-fact-row';
import {
  CLOSE_FACT,
  CLOSE_FINDING,
  FACTS_PAGE,
  FINDINGS_PAGE,
  INSERT_AUTHORITY,
  INSERT_CONNECTION,
  INSERT_EVENT,
  INSERT_FACT,
  INSERT_FINDING,
  LAYOUT,
  OPEN_POSITION,
} from './sqlite-fact-schema';

/** Rows read at a time where everything is read. */
const PAGE = 1_000;

const FACT_ORDER = 'authority, subject, what, key, from_day, until_day, known_from';
const FINDING_ORDER = 'authority, subject, rule, from_day, known_from';

/** Where a generation of views is, and how to open it. */
export interface SqliteFactStoreOptions {
  readonly file: string;
  /** Another process writes: nothing is created and `apply` is refused. */
  readonly readOnly?: boolean;
  /** Written into views that this call creates; see `factsVersion`. */
  readonly factsVersion?: string;
}

/**
 * Facts in one SQLite file. Synchronous: every verb answers at once, so heavy use belongs on a thread of its
 * own. Under WAL with `synchronous=NORMAL` a power cut can lose the last batches, never part of one: views
 * follow the log, and what is missing is folded again from the checkpoint that survived.
 */
export class SqliteFactStore implements FactStore {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<unknown[], unknown>>();
  /** What the sources of events and facts hashed to when this generation was begun; `''` if not given. */
  readonly factsVersion: string;

  private constructor(database: Database.Database) {
    this.#database = database;
    this.factsVersion = this.#one<{ facts_version: string }>(
      'SELECT facts_version FROM standing',
    ).facts_version;
  }

  /**
   * Opens views, creating them where there are none and writing is meant.
   *
   * @throws where the file is missing (read only), is no SQLite database, or has another layout
   */
  static open(options: SqliteFactStoreOptions): SqliteFactStore {
    const readonly = options.readOnly ?? false;
    const database = new Database(options.file, { readonly, fileMustExist: readonly });
    try {
      database.defaultSafeIntegers(true);
      if (!readonly) prepareForWriting(database, options.factsVersion ?? '');
      const layout = database.pragma('user_version', { simple: true });
      if (layout !== BigInt(LAYOUT)) {
        throw new Error(
          `${options.file} has layout ${layout} of views, this release reads ${LAYOUT}: rebuild them`,
        );
      }
      return new SqliteFactStore(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  checkpoint(): Position {
    return this.#one<{ checkpoint: bigint }>('SELECT checkpoint FROM standing').checkpoint;
  }

  apply(batch: ProjectedBatch): void {
    this.#database
      .transaction(() => {
        const found = this.checkpoint();
        if (found !== batch.after) throw new CheckpointMoved(batch.after, found);
        for (const event of batch.events) this.#statement(INSERT_EVENT).run(...eventCells(event));
        for (const code of new Set(batch.events.map((event) => event.authority))) {
          this.#statement(INSERT_AUTHORITY).run(code);
        }
        for (const { position, stream, other } of batch.connections ?? []) {
          this.#statement(INSERT_CONNECTION).run(position, stream, other);
        }
        for (const change of batch.changes) this.#applyChange(change);
        this.#statement('UPDATE standing SET checkpoint = ?').run(batch.upTo);
      })
      .immediate();
  }

  facts(query: FactQuery): readonly KnownFact[] {
    const { subject } = query;
    const one = subject === undefined ? [] : [{ text: 'subject = ?', parameters: [subject] }];
    const conditions = [...factConditions(query), ...one];
    const index = subject === undefined ? 'fact_of_kind' : 'fact_in_order';
    const from = `SELECT rowid, * FROM fact INDEXED BY ${index}`;
    return this.#all<FactRow>({ from, conditions, order: FACT_ORDER }).map(knownFactOf);
  }

  subjects({ after, limit, ...query }: SubjectsQuery): readonly string[] {
    const conditions = [...factConditions(query), { text: 'subject > ?', parameters: [after] }];
    const from = 'SELECT DISTINCT subject FROM fact INDEXED BY fact_in_order';
    const order = `subject LIMIT ${limit}`;
    return this.#all<{ subject: string }>({ from, conditions, order }).map(({ subject }) => subject);
  }

  findings(query: FindingQuery): readonly KnownFinding[] {
    const conditions = findingConditions(query);
    const from = 'SELECT rowid, * FROM finding';
    return this.#all<FindingRow>({ from, conditions, order: FINDING_ORDER }).map(knownFindingOf);
  }

  events(positions: readonly Position[]): readonly EventRef[] {
    const ascending = [...new Set(positions)].sort((a, b) => (a < b ? -1 : 1));
    return ascending.flatMap((position) => this.#event('position = ?', position) ?? []);
  }

  lastRecordedBy(instant: string): EventRef | null {
    return this.#event(
      'recorded_at <= ? ORDER BY recorded_at DESC, position DESC',
      wholeMillisecond(instant),
    );
  }

  eventAt(position: Position): EventRef | null {
    return this.#event('position <= ? ORDER BY position DESC', position);
  }

  connections(): readonly Connection[] {
    const query = 'SELECT position, stream, other FROM connection ORDER BY position';
    return this.#statement(query).all() as readonly Connection[];
  }

  authorities(): readonly string[] {
    const rows = this.#statement('SELECT code FROM authority ORDER BY code').all() as readonly {
      code: string;
    }[];
    return rows.map((row) => row.code);
  }

  visibleFacts(at: Position): AsyncIterable<readonly KnownFact[]> {
    return this.#factPages(at, at);
  }

  visibleFindings(at: Position): AsyncIterable<readonly KnownFinding[]> {
    return this.#findingPages(at, at);
  }

  /** Every fact ever believed, in the order of `facts`, in pages: what a comparison row for row reads. */
  everyFact(): AsyncIterable<readonly KnownFact[]> {
    return this.#factPages(OPEN_POSITION, 0n);
  }

  /** Every finding that ever stood, in the order of `findings`, in pages. */
  everyFinding(): AsyncIterable<readonly KnownFinding[]> {
    return this.#findingPages(OPEN_POSITION, 0n);
  }

  /** The events after a position, in ascending order, at most a page of them. */
  eventsAfter(position: Position): readonly EventRef[] {
    const rows = this.#statement('SELECT * FROM event WHERE position > ? ORDER BY position LIMIT ?');
    return (rows.all(position, PAGE) as readonly EventRow[]).map(eventRefOf);
  }

  close(): void {
    this.#database.close();
  }

  /** A page at a time, each its own short read, so that no reader holds the write-ahead log back. */
  async *#factPages(openedBy: Position, believedAfter: Position): AsyncGenerator<readonly KnownFact[]> {
    let after: readonly (string | bigint)[] = ['', '', '', '', '', '', 0n, 0n];
    for (;;) {
      const rows = this.#statement(FACTS_PAGE).all(
        ...after,
        openedBy,
        believedAfter,
        PAGE,
      ) as readonly FactRow[];
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(knownFactOf);
      const { authority, subject, what, key, from_day, until_day, known_from, rowid } = last;
      after = [authority, subject, what, key, from_day, until_day, known_from, rowid];
    }
  }

  async *#findingPages(openedBy: Position, believedAfter: Position): AsyncGenerator<readonly KnownFinding[]> {
    let after: readonly (string | bigint)[] = ['', '', '', '', 0n, 0n];
    for (;;) {
      const rows = this.#statement(FINDINGS_PAGE).all(
        ...after,
        openedBy,
        believedAfter,
        PAGE,
      ) as readonly FindingRow[];
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(knownFindingOf);
      after = [last.authority, last.subject, last.rule, last.from_day, last.known_from, last.rowid];
    }
  }

  /** What closes was open before this position, so it goes first. */
  #applyChange({ position, opened, closed }: Change): void {
    for (const fact of closed.facts) this.#close(CLOSE_FACT, position, factCells(fact));
    for (const finding of closed.findings) this.#close(CLOSE_FINDING, position, findingCells(finding));
    for (const fact of opened.facts) {
      this.#statement(INSERT_FACT).run(...factCells(fact), position, OPEN_POSITION);
    }
    for (const finding of opened.findings) {
      this.#statement(INSERT_FINDING).run(...findingCells(finding), position, OPEN_POSITION);
    }
  }

  #close(update: string, position: Position, cells: readonly string[]): void {
    if (this.#statement(update).run(position, ...cells).changes !== 1) {
      throw new NothingToClose(position, cells.slice(0, 4).join(' '));
    }
  }

  #event(condition: string, parameter: string | bigint): EventRef | null {
    const row = this.#statement(`SELECT * FROM event WHERE ${condition} LIMIT 1`).get(parameter);
    return row === undefined ? null : eventRefOf(row as EventRow);
  }

  #one<Row>(query: string): Row {
    return this.#statement(query).get() as Row;
  }

  #all<Row>(query: { from: string; conditions: readonly Condition[]; order: string }): readonly Row[] {
    const where = query.conditions.map((condition) => condition.text).join(' AND ');
    const text = `${query.from}${where === '' ? '' : ` WHERE ${where}`} ORDER BY ${query.order}`;
    return this.#statement(text).all(
      ...query.conditions.flatMap((each) => each.parameters),
    ) as readonly Row[];
  }

  #statement(text: string): Database.Statement<unknown[], unknown> {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const made = this.#database.prepare<unknown[], unknown>(text);
    this.#statements.set(text, made);
    return made;
  }
}
