import type { Position } from '@daybook/events';
import type { KnownFact, KnownFinding } from '@daybook/facts';
import Database from 'better-sqlite3';

import { CheckpointMoved, NothingToClose } from './fact-store';
import type {
  Change,
  Connection,
  EventRef,
  FactQuery,
  FindingQuery,
  ProjectedBatch,
  SubjectsQuery,
} from './fact-store';
import { eventCells, eventRefOf, factCells, findingCells, knownFactOf, knownFindingOf } from './fact-row';
import type { EventRow, FactRow, FindingRow } from './fact-row';
import { EVER, inPages, PAGE, visibleAt } from './fact-pages';
import { factsQuestion, findingsQuestion, subjectsQuestion } from './fact-questions';
import type { Question, Wording } from './fact-questions';
import { LAYOUT, OPEN_POSITION } from './fact-tables';
import type { KeptFacts } from './views';
import { wholeMillisecond } from './recorded-instant';
import { prepareForWriting } from './sqlite-fact-preparation';
import {
  CLOSE_FACT,
  CLOSE_FINDING,
  FACT_PAGES,
  FINDING_PAGES,
  INSERT_AUTHORITY,
  INSERT_CONNECTION,
  INSERT_EVENT,
  INSERT_FACT,
  INSERT_FINDING,
} from './sqlite-fact-schema';

/** Which index leads to the rows is said, not left to chance. */
const INDEXED: Readonly<Record<'subject' | 'kind' | 'any', string>> = {
  subject: ' INDEXED BY fact_in_order',
  kind: ' INDEXED BY fact_of_kind',
  any: '',
};

const wording: Wording = {
  from: (table, by) => `${table}${INDEXED[by]}`,
  isOneOf: (column, values) => ({
    text: `${column} IN (SELECT value FROM json_each(?))`,
    parameters: [JSON.stringify(values)],
  }),
};

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
export class SqliteFactStore implements KeptFacts {
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
    return this.#all<FactRow>(factsQuestion(query, wording)).map(knownFactOf);
  }

  subjects(query: SubjectsQuery): readonly string[] {
    return this.#all<{ subject: string }>(subjectsQuestion(query, wording)).map(({ subject }) => subject);
  }

  findings(query: FindingQuery): readonly KnownFinding[] {
    return this.#all<FindingRow>(findingsQuestion(query, wording)).map(knownFindingOf);
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
    return inPages(FACT_PAGES, visibleAt(at), (page) => this.#all<FactRow>(page));
  }

  visibleFindings(at: Position): AsyncIterable<readonly KnownFinding[]> {
    return inPages(FINDING_PAGES, visibleAt(at), (page) => this.#all<FindingRow>(page));
  }

  /** Every fact ever believed, in the order of `facts`, in pages: what a comparison row for row reads. */
  everyFact(): AsyncIterable<readonly KnownFact[]> {
    return inPages(FACT_PAGES, EVER, (page) => this.#all<FactRow>(page));
  }

  /** Every finding that ever stood, in the order of `findings`, in pages. */
  everyFinding(): AsyncIterable<readonly KnownFinding[]> {
    return inPages(FINDING_PAGES, EVER, (page) => this.#all<FindingRow>(page));
  }

  /** The events after a position, in ascending order, at most a page of them. */
  eventsAfter(position: Position): readonly EventRef[] {
    const rows = this.#statement('SELECT * FROM event WHERE position > ? ORDER BY position LIMIT ?');
    return (rows.all(position, PAGE) as readonly EventRow[]).map(eventRefOf);
  }

  close(): void {
    this.#database.close();
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

  #all<Row>({ text, parameters }: Question): readonly Row[] {
    return this.#statement(text).all(...parameters) as readonly Row[];
  }

  #statement(text: string): Database.Statement<unknown[], unknown> {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const made = this.#database.prepare<unknown[], unknown>(text);
    this.#statements.set(text, made);
    return made;
  }
}
