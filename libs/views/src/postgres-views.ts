import { INDEXES, LAYOUT } from './fact-tables';
import { PostgresConnections } from './postgres-connections';
import type { HeldSession, PostgresSession } from './postgres-connections';
import { PostgresFactBuilder, SCRATCH } from './postgres-fact-builder';
import { TABLES } from './postgres-fact-schema';
import { PostgresFactStore } from './postgres-fact-store';
import {
  BUILDING,
  currentIn,
  GenerationGone,
  lock,
  locked,
  numbersIn,
  OldGenerations,
  rowsIfThere,
  schemaOf,
} from './postgres-generations';
import { migrate } from './postgres-views-migrations';
import type { Build, Generation, Lease, Scratch, Views } from './views';

/** Connections at once, at most: of one who writes, and of one who answers questions. */
const WRITERS_CONNECTIONS = 4;
const READERS_CONNECTIONS = 8;
/** A reader that finds the generation gone between two looks, looks again, so often. */
const LOOKS = 20;

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

export interface PostgresViewsOptions {
  /** Of this process; see `factsVersion`. */
  readonly factsVersion: string;
  /** Another process writes: nothing is created, switched or removed. */
  readonly readOnly?: boolean;
}

/**
 * The generations of views in a database that is Daybook's own: a schema `views_<n>` for each, and
 * `views.current` that says which answers. Any number of processes read and write.
 *
 * A generation is removed when it is no longer current and nobody reads it: each reading holds a shared
 * advisory lock of its number, and each builder an exclusive one until it has switched.
 */
export class PostgresViews implements Views {
  /** How often each generation is leased here. */
  readonly #leased = new Map<number, number>();
  /** Sessions that hold the lock of a generation that was begun and is not current yet. */
  readonly #building = new Map<number, HeldSession>();
  readonly #closing = new AbortController();
  readonly #sweeper: OldGenerations;
  #sweeping: Promise<void> | null = null;

  private constructor(
    private readonly connections: PostgresConnections,
    private readonly options: PostgresViewsOptions,
  ) {
    this.#sweeper = new OldGenerations(connections, (number) => (this.#leased.get(number) ?? 0) > 0);
  }

  /**
   * Opens the views in a database. A writer lays it out, makes the first generation where there is none, and
   * removes what nobody needs any more; a reader looks when it is asked.
   *
   * @param url `postgres://user:password@host:port/database`
   * @throws ViewsUnavailable for a writer who cannot have the database
   */
  static async open(url: string, options: PostgresViewsOptions): Promise<PostgresViews> {
    const most = options.readOnly === true ? READERS_CONNECTIONS : WRITERS_CONNECTIONS;
    const views = new PostgresViews(new PostgresConnections(url, most), options);
    if (options.readOnly === true) return views;
    try {
      await views.#mustBeUtf8();
      await migrate(views.connections, (session) => views.#beginFirst(session));
    } catch (error) {
      await views.close();
      throw error;
    }
    views.#sweepSoon();
    return views;
  }

  get factsVersion(): string {
    return this.options.factsVersion;
  }

  async acquire(): Promise<Lease> {
    const generation = await this.#lookedUp((number) => this.#generation(this.connections, number));
    const { number } = generation;
    this.#leased.set(number, (this.#leased.get(number) ?? 0) + 1);
    let released = false;
    return {
      generation,
      release: () => {
        if (released) return;
        released = true;
        this.#leased.set(number, (this.#leased.get(number) ?? 1) - 1);
        if (this.options.readOnly !== true) this.#sweepSoon();
      },
    };
  }

  /** Reads in one snapshot: whatever is asked meanwhile is answered as of the same checkpoint. */
  async read<Result>(work: (generation: Generation) => Result | Promise<Result>): Promise<Result> {
    for (let looks = 1; ; looks += 1) {
      try {
        return await this.connections.transaction(SNAPSHOT, async (session) => {
          const number = await currentIn(session, this.connections.place, 'held');
          return work(await this.#generation(session, number));
        });
      } catch (error) {
        if (!(error instanceof GenerationGone) || looks === LOOKS) throw error;
      }
    }
  }

  async build(): Promise<Build> {
    this.#mustWrite();
    const { place } = this.connections;
    const session = await this.connections.hold();
    try {
      if (!(await locked(session, BUILDING))) {
        throw new Error(`another process is building views in ${place}`);
      }
      const number = Math.max(await currentIn(session, place), ...(await numbersIn(session))) + 1;
      await locked(session, number);
      const builder = await PostgresFactBuilder.begin({
        session,
        schema: schemaOf(number),
        finished: async () => {
          await session.rows({ text: 'SELECT pg_advisory_unlock(?, ?)', parameters: lock(BUILDING) });
        },
      });
      this.#building.set(number, session);
      return { number, builder };
    } catch (error) {
      session.release('ended');
      throw error;
    }
  }

  async switchTo(number: number): Promise<void> {
    this.#mustWrite();
    await this.connections.transaction('BEGIN', async (session) => {
      await this.#generation(session, number);
      const text = 'UPDATE views.current SET generation = ?';
      await session.rows({ text, parameters: [`${number}`] });
    });
    for (const [built, session] of this.#building) {
      if (built > number) continue;
      this.#building.delete(built);
      session.release('ended');
    }
    this.#sweepSoon();
  }

  /** Views in tables that only their own connection sees. */
  async scratch(): Promise<Scratch> {
    const session = await this.connections.hold();
    try {
      const builder = await PostgresFactBuilder.begin({ session, schema: SCRATCH });
      return {
        builder,
        open: () => new PostgresFactStore({ schema: SCRATCH, session }),
        remove: () => session.release('ended'),
      };
    } catch (error) {
      session.release('ended');
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#sweeping;
    for (const session of this.#building.values()) session.release('ended');
    this.#building.clear();
    await this.connections.close();
  }

  /** Looks at the pointer and at what it names; where that was removed in between, looks again. */
  async #lookedUp(look: (number: number) => Promise<Generation>): Promise<Generation> {
    for (let looks = 1; ; looks += 1) {
      try {
        return await look(await currentIn(this.connections, this.connections.place));
      } catch (error) {
        if (!(error instanceof GenerationGone) || looks === LOOKS) throw error;
      }
    }
  }

  /** @throws GenerationGone where it is not there; where another layout is in it */
  async #generation(session: PostgresSession, number: number): Promise<Generation> {
    const schema = schemaOf(number);
    const text = `SELECT layout, facts_version FROM ${schema}.standing`;
    const [standing] = await rowsIfThere<{ layout: bigint; facts_version: string }>(session, text);
    if (standing === undefined) throw new GenerationGone(`there is no generation ${number} of views`);
    if (standing.layout !== BigInt(LAYOUT)) {
      throw new Error(
        `${schema} in ${this.connections.place} has layout ${standing.layout} of views, ` +
          `this release reads ${LAYOUT}: rebuild them`,
      );
    }
    const writer = this.options.readOnly === true ? {} : { writer: this.connections };
    const store = new PostgresFactStore({ schema, session, ...(session === this.connections ? writer : {}) });
    return { number, store, stale: standing.facts_version !== this.factsVersion };
  }

  /** Where there is no pointer yet: an empty generation, and a pointer to it. */
  async #beginFirst(session: PostgresSession): Promise<void> {
    const [pointer] = await session.rows({ text: 'SELECT generation FROM views.current', parameters: [] });
    if (pointer !== undefined) return;
    const number = Math.max(0, ...(await numbersIn(session))) + 1;
    const schema = schemaOf(number);
    const create = `CREATE SCHEMA ${schema}; SET LOCAL search_path TO ${schema}; ${TABLES} ${INDEXES}`;
    await session.rows({ text: create, parameters: [] });
    const standing = `INSERT INTO ${schema}.standing VALUES (1, 0, ?)`;
    await session.rows({ text: standing, parameters: [this.factsVersion] });
    const text = 'INSERT INTO views.current VALUES (1, ?)';
    await session.rows({ text, parameters: [`${number}`] });
  }

  /** Other encodings cannot hold every name, nor order them. */
  async #mustBeUtf8(): Promise<void> {
    const [row] = await this.connections.rows<{ server_encoding: string }>({
      text: 'SHOW server_encoding',
      parameters: [],
    });
    if (row?.server_encoding !== 'UTF8') {
      throw new Error(
        `the database ${this.connections.place} is encoded as ${row?.server_encoding}: make one in UTF8`,
      );
    }
  }

  /** Removes old generations now, and those still read when their last reader is done. */
  #sweepSoon(): void {
    this.#sweeping ??= this.#sweeper.sweep(this.#closing.signal).finally(() => (this.#sweeping = null));
  }

  #mustWrite(): void {
    if (this.options.readOnly === true)
      throw new Error(`the views in ${this.connections.place} are open for reading only`);
  }
}
