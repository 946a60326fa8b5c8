import type { KnownFact, KnownFinding } from '@daybook/facts';

import { eventCells, factCells, findingCells } from './fact-row';
import type { Connection, ProjectedEvent } from './fact-store';
import { INDEXES, OPEN_POSITION } from './fact-tables';
import type { HeldSession } from './postgres-connections';
import { TABLES, writingIn } from './postgres-fact-schema';
import type { Writing } from './postgres-fact-schema';
import { addRows } from './postgres-fact-store';
import type { FactBuilder, Standing } from './views';

/** Rows of facts, or of findings, that share a statement. */
const ROWS_TOGETHER = 5_000;
/** Making an index of a country's facts takes its time. */
const INDEXING = { silenceMs: 3_600_000 };
/** A fold takes as long as it takes: a builder is neither idle nor slow. */
const BEGIN = 'BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0';

/** The schema of tables that only their own session sees, and that are gone with its transaction. */
export const SCRATCH = 'pg_temp';

/** What a builder begins with. */
export interface Beginning {
  readonly session: HeldSession;
  readonly schema: string;
  /** Called when the generation is there for everybody. */
  readonly finished?: () => Promise<void>;
}

type Cells = readonly (string | bigint | null)[];

/**
 * Writes a whole generation in one transaction: where it is broken off, by whatever, nothing is left. The
 * session is the builder's until it is finished or abandoned.
 */
export class PostgresFactBuilder implements FactBuilder {
  readonly #session: HeldSession;
  readonly #schema: string;
  readonly #statements: Writing;
  readonly #authorities = new Set<string>();
  readonly #connections: Cells[] = [];
  #facts: Cells[] = [];
  #findings: Cells[] = [];

  readonly #finished: () => Promise<void>;

  private constructor({ session, schema, finished }: Beginning) {
    this.#session = session;
    this.#schema = schema;
    this.#finished = finished ?? (async () => undefined);
    this.#statements = writingIn(schema);
  }

  /** Begins a generation in a schema that is not there yet, or scratch views. */
  static async begin(beginning: Beginning): Promise<PostgresFactBuilder> {
    const { session, schema } = beginning;
    const create = schema === SCRATCH ? '' : `CREATE SCHEMA ${schema};`;
    const text = `${BEGIN}; ${create} SET LOCAL search_path TO ${schema}; ${TABLES}`;
    await session.rows({ text, parameters: [] });
    return new PostgresFactBuilder(beginning);
  }

  async addEvents(events: readonly ProjectedEvent[]): Promise<void> {
    for (const { authority } of events) this.#authorities.add(authority);
    await addRows(this.#session, this.#statements.events, events.map(eventCells));
  }

  addConnection({ position, stream, other }: Connection): void {
    this.#connections.push([position, stream, other]);
  }

  async addBeliefs(rows: {
    readonly facts: readonly KnownFact[];
    readonly findings: readonly KnownFinding[];
  }): Promise<void> {
    for (const fact of rows.facts) this.#facts.push([...factCells(fact), ...beliefOf(fact)]);
    for (const finding of rows.findings) {
      this.#findings.push([...findingCells(finding), ...beliefOf(finding)]);
    }
    if (this.#facts.length >= ROWS_TOGETHER) await this.#writeFacts();
    if (this.#findings.length >= ROWS_TOGETHER) await this.#writeFindings();
  }

  async finish({ checkpoint, factsVersion }: Standing): Promise<void> {
    await this.#writeFacts();
    await this.#writeFindings();
    const codes = [...this.#authorities].map((code) => [code]);
    await addRows(this.#session, this.#statements.authorities, codes);
    await addRows(this.#session, this.#statements.connections, this.#connections);
    await this.#session.rows({ text: INDEXES, parameters: [] }, INDEXING);
    const text = `INSERT INTO ${this.#schema}.standing VALUES (1, ?, ?)`;
    await this.#session.rows({ text, parameters: [checkpoint, factsVersion] });
    if (this.#schema === SCRATCH) return;
    const analyze = ['event', 'fact', 'finding']
      .map((table) => `ANALYZE ${this.#schema}.${table}`)
      .join('; ');
    await this.#session.rows({ text: `${analyze}; COMMIT`, parameters: [] }, INDEXING);
    await this.#finished();
  }

  /** The server rolls back what a connection leaves unfinished. */
  abandon(): void {
    this.#session.release('ended');
  }

  async #writeFacts(): Promise<void> {
    const rows = this.#facts;
    this.#facts = [];
    await addRows(this.#session, this.#statements.facts, rows);
  }

  async #writeFindings(): Promise<void> {
    const rows = this.#findings;
    this.#findings = [];
    await addRows(this.#session, this.#statements.findings, rows);
  }
}

const beliefOf = ({ knownFrom, knownUntil }: KnownFact | KnownFinding): readonly bigint[] => [
  knownFrom,
  knownUntil ?? OPEN_POSITION,
];
