import type { Position } from '@daybook/events';
import type { KnownFact, KnownFinding } from '@daybook/facts';

import { netFacts, netFindings } from './batch-rows';
import type { ClosedRow, OpenedRow } from './batch-rows';
import { EVER, factPaging, findingPaging, inPages, PAGE, visibleAt } from './fact-pages';
import { factsQuestion, findingsQuestion, subjectsQuestion } from './fact-questions';
import type { Parameter, Question, Wording } from './fact-questions';
import { eventCells, eventRefOf, knownFactOf, knownFindingOf } from './fact-row';
import type { EventRow, FactRow, FindingRow } from './fact-row';
import { CheckpointMoved, NothingToClose } from './fact-store';
import type {
  Connection,
  EventRef,
  FactQuery,
  FindingQuery,
  ProjectedBatch,
  SubjectsQuery,
} from './fact-store';
import type { PostgresConnections, PostgresSession } from './postgres-connections';
import { inLists, writingIn } from './postgres-fact-schema';
import type { Writing } from './postgres-fact-schema';
import { wholeMillisecond } from './recorded-instant';
import type { KeptFacts } from './views';

/**
 * How a batch is written. As with SQLite's `synchronous=NORMAL`, a power cut can lose the last batches, never
 * part of one. What is closed is found by the index, however little is known of the tables yet.
 */
const WRITING = [
  'BEGIN',
  'SET LOCAL synchronous_commit = off',
  'SET LOCAL enable_hashjoin = off',
  'SET LOCAL enable_mergejoin = off',
  'SET LOCAL enable_seqscan = off',
].join('; ');

/** Where a generation is, and who answers of it. */
export interface PostgresFactStoreOptions {
  /** The schema of the generation. */
  readonly schema: string;
  /** What is read is read here: on any connection, or in one snapshot. */
  readonly session: PostgresSession;
  /** Where batches are written; none: another process writes, and `apply` is refused. */
  readonly writer?: PostgresConnections;
}

/**
 * Facts in one schema of a PostgreSQL database. Of two projectors that write after the same checkpoint one
 * waits for the other, and is told that the checkpoint moved.
 *
 * Every verb rejects with ViewsUnavailable where the database cannot be had.
 */
export class PostgresFactStore implements KeptFacts {
  readonly #options: PostgresFactStoreOptions;
  readonly #statements: Writing;
  readonly #wording: Wording;

  constructor(options: PostgresFactStoreOptions) {
    const { schema } = options;
    this.#options = options;
    this.#statements = writingIn(schema);
    this.#wording = {
      from: (table) => `${schema}.${table}`,
      isOneOf: (column, values) => ({ text: `${column} = ANY(?)`, parameters: [values] }),
    };
  }

  async checkpoint(): Promise<Position> {
    return this.#checkpointIn(this.#options.session);
  }

  async apply(batch: ProjectedBatch): Promise<void> {
    const { writer } = this.#options;
    if (writer === undefined) throw new Error('these views are read-only: another process writes them');
    const [facts, findings] = [netFacts(batch), netFindings(batch)];
    await writer.transaction(WRITING, async (session) => {
      await this.#moveCheckpoint(session, batch);
      await this.#addEvents(session, batch);
      const { closeFacts, closeFindings } = this.#statements;
      await close(session, closeFacts, facts.closed);
      await close(session, closeFindings, findings.closed);
      await addRows(session, this.#statements.facts, facts.opened.map(cellsOf));
      await addRows(session, this.#statements.findings, findings.opened.map(cellsOf));
    });
  }

  async facts(query: FactQuery): Promise<readonly KnownFact[]> {
    return (await this.#rows<FactRow>(factsQuestion(query, this.#wording))).map(knownFactOf);
  }

  async subjects(query: SubjectsQuery): Promise<readonly string[]> {
    const rows = await this.#rows<{ subject: string }>(subjectsQuestion(query, this.#wording));
    return rows.map(({ subject }) => subject);
  }

  async findings(query: FindingQuery): Promise<readonly KnownFinding[]> {
    return (await this.#rows<FindingRow>(findingsQuestion(query, this.#wording))).map(knownFindingOf);
  }

  async events(positions: readonly Position[]): Promise<readonly EventRef[]> {
    if (positions.length === 0) return [];
    return this.#events('position = ANY(?) ORDER BY position', [positions]);
  }

  async lastRecordedBy(instant: string): Promise<EventRef | null> {
    const order = 'recorded_at <= ? ORDER BY recorded_at DESC, position DESC LIMIT 1';
    return (await this.#events(order, [wholeMillisecond(instant)]))[0] ?? null;
  }

  async eventAt(position: Position): Promise<EventRef | null> {
    return (await this.#events('position <= ? ORDER BY position DESC LIMIT 1', [position]))[0] ?? null;
  }

  async connections(): Promise<readonly Connection[]> {
    const text = `SELECT position, stream, other FROM ${this.#options.schema}.connection ORDER BY position`;
    return this.#rows<Connection>({ text, parameters: [] });
  }

  async authorities(): Promise<readonly string[]> {
    const text = `SELECT code FROM ${this.#options.schema}.authority ORDER BY code`;
    return (await this.#rows<{ code: string }>({ text, parameters: [] })).map(({ code }) => code);
  }

  visibleFacts(at: Position): AsyncIterable<readonly KnownFact[]> {
    return inPages(this.#factPages, visibleAt(at), (page) => this.#rows<FactRow>(page));
  }

  visibleFindings(at: Position): AsyncIterable<readonly KnownFinding[]> {
    return inPages(this.#findingPages, visibleAt(at), (page) => this.#rows<FindingRow>(page));
  }

  everyFact(): AsyncIterable<readonly KnownFact[]> {
    return inPages(this.#factPages, EVER, (page) => this.#rows<FactRow>(page));
  }

  everyFinding(): AsyncIterable<readonly KnownFinding[]> {
    return inPages(this.#findingPages, EVER, (page) => this.#rows<FindingRow>(page));
  }

  async eventsAfter(position: Position): Promise<readonly EventRef[]> {
    return this.#events(`position > ? ORDER BY position LIMIT ${PAGE}`, [position]);
  }

  /** Closes nothing: connections are shared, and belong to whoever opened them. */
  close(): void {}

  get #factPages() {
    return factPaging(`${this.#options.schema}.fact`);
  }

  get #findingPages() {
    return findingPaging(`${this.#options.schema}.finding`);
  }

  /** Compares and sets in one statement: a second writer waits here until the first is done. */
  async #moveCheckpoint(session: PostgresSession, { after, upTo }: ProjectedBatch): Promise<void> {
    const text =
      `UPDATE ${this.#options.schema}.standing SET checkpoint = ? ` +
      'WHERE checkpoint = ? RETURNING checkpoint';
    const moved = await session.rows({ text, parameters: [upTo, after] });
    if (moved.length === 0) throw new CheckpointMoved(after, await this.#checkpointIn(session));
  }

  async #addEvents(session: PostgresSession, { events, connections = [] }: ProjectedBatch): Promise<void> {
    const { events: addEvents, authorities, connections: addConnections } = this.#statements;
    await addRows(session, addEvents, events.map(eventCells));
    const codes = [...new Set(events.map(({ authority }) => authority))];
    await addRows(
      session,
      authorities,
      codes.map((code) => [code]),
    );
    await addRows(
      session,
      addConnections,
      connections.map(({ position, stream, other }) => [position, stream, other]),
    );
  }

  async #checkpointIn(session: PostgresSession): Promise<Position> {
    const text = `SELECT checkpoint FROM ${this.#options.schema}.standing`;
    const [standing] = await session.rows<{ checkpoint: bigint }>({ text, parameters: [] });
    if (standing === undefined)
      throw new Error(`${this.#options.schema} has no checkpoint: rebuild the views`);
    return standing.checkpoint;
  }

  async #events(condition: string, parameters: readonly Parameter[]): Promise<readonly EventRef[]> {
    const text = `SELECT * FROM ${this.#options.schema}.event WHERE ${condition}`;
    return (await this.#rows<EventRow>({ text, parameters })).map(eventRefOf);
  }

  #rows<Row>(question: Question): Promise<readonly Row[]> {
    return this.#options.session.rows<Row>(question);
  }
}

/** The cells of a row with the positions between which it was believed. */
export const cellsOf = ({ cells, from, until }: OpenedRow): readonly (string | bigint)[] => [
  ...cells,
  from,
  until,
];

/** Adds all rows with one statement. */
export async function addRows(
  session: PostgresSession,
  text: string,
  rows: readonly (readonly (string | bigint | null)[])[],
): Promise<void> {
  if (rows.length > 0) await session.rows({ text, parameters: inLists(rows) as readonly Parameter[] });
}

/** @throws NothingToClose for the first row that is not open, or not once */
async function close(session: PostgresSession, text: string, closing: readonly ClosedRow[]): Promise<void> {
  if (closing.length === 0) return;
  const parameters = inLists(closing.map(({ cells, at }) => [...cells, at])) as readonly Parameter[];
  const closed = await session.rows<{ number: bigint }>({ text, parameters });
  const times = new Map<number, number>();
  for (const { number } of closed) times.set(Number(number), (times.get(Number(number)) ?? 0) + 1);
  const wrong = closing.find((_, index) => times.get(index + 1) !== 1);
  if (wrong !== undefined) throw new NothingToClose(wrong.at, wrong.cells.slice(0, 4).join(' '));
}
