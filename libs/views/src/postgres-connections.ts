import { DatabaseError, Pool, types } from 'pg';
import type { PoolClient, PoolConfig, QueryConfig } from 'pg';

import type { Parameter, Question } from './fact-questions';
import { ViewsUnavailable } from './views';

/** How long a statement may take: the server ends it, and where the server says nothing we do. */
const STATEMENT_MS = 15_000;
const SILENCE_MS = 20_000;
/** How long to wait for a connection, a new one or a free one. */
const CONNECTING_MS = 5_000;
/** A transaction whose client went away holds its locks no longer than this. */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** Until an idle connection is asked whether its other end is still there. */
const KEEP_ALIVE_MS = 10_000;

const INT8 = 20;

/** Whole numbers of 64 bits are read as text and kept exact; everything else as the driver does. */
const exactTypes: PoolConfig['types'] = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? BigInt : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** What PostgreSQL can say of itself that passes: classes and codes of SQLSTATE. */
const PASSING = [
  /^08/, // connection exceptions
  /^40/, // rolled back for others' sake
  /^53/, // too little of something
  /^55P03$/, // a lock not had in time
  /^57/, // cancelled, or shutting down
  /^25P03$/, // idle for too long
  /^58/, // its own system failed
];

/** Whether an error of the driver is one of the database's state, rather than of what was asked of it. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || PASSING.some((code) => code.test(error.code ?? ''));

/** How long one statement may take that takes longer than others. */
export interface Patience {
  readonly silenceMs: number;
}

/** One connection, or any: it answers one statement after the other. */
export interface PostgresSession {
  /** The rows of an answer; a `?` stands for each parameter in turn. */
  rows<Row>(question: Question, patience?: Patience): Promise<readonly Row[]>;
}

/** A connection that is ours until it is given back. */
export interface HeldSession extends PostgresSession {
  /** Gives it back for others, or ends it with all that it holds; a second call does nothing. */
  release(how: 'for-others' | 'ended'): void;
}

/** `?` as PostgreSQL numbers them. Our statements have none in a text. */
function numbered(text: string): string {
  let number = 0;
  return text.replaceAll('?', () => `$${(number += 1)}`);
}

const written = (parameter: Parameter): unknown =>
  typeof parameter === 'bigint' ? String(parameter) : parameter;

/** Connections to one database, made when needed, with limits on how long anything may take. */
export class PostgresConnections implements PostgresSession {
  readonly #pool: Pool;

  /** @param most how many connections at once, at most */
  constructor(
    url: string,
    readonly most: number,
  ) {
    this.place = placeOf(url);
    this.#pool = new Pool({
      connectionString: url,
      max: most,
      types: exactTypes,
      application_name: 'daybook',
      connectionTimeoutMillis: CONNECTING_MS,
      statement_timeout: STATEMENT_MS,
      query_timeout: SILENCE_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    // A connection that breaks is noticed by whoever uses it next.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Where the database is, without the password. */
  readonly place: string;

  /** A statement on any connection, a transaction of its own. */
  async rows<Row>(question: Question, patience?: Patience): Promise<readonly Row[]> {
    const session = await this.hold();
    let how: 'for-others' | 'ended' = 'for-others';
    try {
      return await session.rows<Row>(question, patience);
    } catch (error) {
      if (error instanceof ViewsUnavailable) how = 'ended';
      throw error;
    } finally {
      session.release(how);
    }
  }

  /**
   * Does a piece of work in one transaction, which it ends: kept if the work ends well, else as if it had
   * never been. Where the connection is lost meanwhile the server does the same.
   *
   * @param begin the statement that begins it, and what else is to be set
   */
  async transaction<Result>(
    begin: string,
    work: (session: PostgresSession) => Promise<Result>,
  ): Promise<Result> {
    const session = await this.hold();
    try {
      await session.rows({ text: begin, parameters: [] });
      const result = await work(session);
      await session.rows({ text: 'COMMIT', parameters: [] });
      session.release('for-others');
      return result;
    } catch (error) {
      await rollBack(session, error);
      throw error;
    }
  }

  /** A connection for somebody alone. */
  async hold(): Promise<HeldSession> {
    let client: PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw new ViewsUnavailable(this.place, error);
    }
    let last: Promise<unknown> = Promise.resolve();
    let isOurs = true;
    return {
      rows: <Row>(question: Question, patience?: Patience) => {
        const turn = last.then(() => this.#ask<Row>(client, question, patience));
        last = turn.catch(() => undefined);
        return turn;
      },
      release: (how) => {
        if (isOurs) client.release(how === 'ended');
        isOurs = false;
      },
    };
  }

  /** Ends every connection; a second call does nothing. */
  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  async #ask<Row>(
    client: PoolClient,
    { text, parameters }: Question,
    patience?: Patience,
  ): Promise<readonly Row[]> {
    const query: QueryConfig & { readonly query_timeout?: number } = {
      text: numbered(text),
      ...(parameters.length === 0 ? {} : { values: parameters.map(written) }),
      ...(patience === undefined ? {} : { query_timeout: patience.silenceMs }),
    };
    try {
      const answer: unknown = await client.query(query);
      // Several statements at once have an answer each: that of the last counts.
      const [last] = [answer].flat().slice(-1) as readonly { readonly rows: readonly Row[] }[];
      return last?.rows ?? [];
    } catch (error) {
      throw isPassing(error) ? new ViewsUnavailable(this.place, error) : error;
    }
  }
}

/** After an error of the connection itself there is nobody left to be told. */
async function rollBack(session: HeldSession, error: unknown): Promise<void> {
  if (error instanceof ViewsUnavailable) return session.release('ended');
  try {
    await session.rows({ text: 'ROLLBACK', parameters: [] });
    session.release('for-others');
  } catch {
    session.release('ended');
  }
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
