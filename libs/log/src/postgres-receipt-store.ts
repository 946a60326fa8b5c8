import { instantFromEpochMs, type Position } from '@daybook/events';
import { Pool, type ClientBase, type PoolClient } from 'pg';
import { messageOf } from './error-cause';
import type { StreamsSought } from './event-log';
import { layOutReceipts } from './postgres-receipt-schema';
import {
  ReceiptStoreError,
  type CompletedRecord,
  type IntendedRecord,
  type KeptReceipt,
  type ReceiptAnswer,
  type ReceiptKey,
  type ReceiptQuestion,
  type ReceiptStore,
  type ReceiptTurn,
} from './receipt-store';

/** Where receipts are kept. */
export interface PostgresReceiptStoreOptions {
  /** `postgres://…`: host, database, credentials and TLS. */
  readonly connectionString: string;
  /** The schema of the receipts, which is never thrown away. Default: `daybook_receipts`. */
  readonly schema?: string;
  /** How long a statement, or the wait for a turn, may take, in milliseconds. Default: 10,000. */
  readonly deadlineMs?: number;
}

/** A turn whose holder says nothing for so long is over: its session ends, and the next may begin. */
const IDLE_TURN_MS = 60_000;

const INTENDED = `SELECT source, id, stream, revision::text, recorded_at::text, content_hmac, bytes
  FROM receipt WHERE position IS NULL ORDER BY entry`;
const RECEIPTS = `SELECT r.source, r.id, r.revision::text, r.position::text, r.recorded_at::text,
    r.content_hmac
  FROM unnest($1::text[], $2::text[]) AS asked (source, id)
  JOIN receipt r ON r.source = asked.source AND r.id = asked.id WHERE r.position IS NOT NULL`;
const LAST_REVISIONS = `SELECT asked.stream, last.revision::text FROM unnest($1::text[]) AS asked (stream)
  CROSS JOIN LATERAL (SELECT revision FROM receipt r WHERE r.stream = asked.stream COLLATE "C"
    ORDER BY revision DESC LIMIT 1) AS last`;
const LAST_INSTANT = 'SELECT recorded_at::text FROM receipt ORDER BY entry DESC LIMIT 1';
const INTEND = `INSERT INTO receipt (source, id, stream, revision, recorded_at, content_hmac, bytes)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[],
    $6::bytea[], $7::bytea[])`;
const COMPLETE = `UPDATE receipt r SET position = done.position, bytes = NULL
  FROM unnest($1::text[], $2::text[], $3::bigint[]) AS done (source, id, position)
  WHERE r.source = done.source AND r.id = done.id AND r.position IS NULL`;
const WITHDRAW = `DELETE FROM receipt r USING unnest($1::text[], $2::text[]) AS gone (source, id)
  WHERE r.source = gone.source AND r.id = gone.id AND r.position IS NULL`;
const LAST_AT = `SELECT position::text FROM receipt WHERE position <= $1
  ORDER BY receipt.position DESC LIMIT 1`;
const HEAD = `SELECT position::text FROM receipt WHERE position IS NOT NULL
  ORDER BY receipt.position DESC LIMIT 1`;
const STREAMS = `SELECT DISTINCT stream FROM receipt WHERE source = $1 AND position IS NOT NULL
  AND ($2::text IS NULL OR stream > $2) AND ($3::text IS NULL OR stream <= $3) ORDER BY stream`;

/** Receipts in PostgreSQL, outside the schemas of views, which are thrown away. */
export class PostgresReceiptStore implements ReceiptStore {
  private closed = false;

  private constructor(
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  /** Connects, and lays the receipts out where they are not yet. Throws a ReceiptStoreError. */
  static async open(options: PostgresReceiptStoreOptions): Promise<PostgresReceiptStore> {
    const { connectionString, schema = 'daybook_receipts', deadlineMs = 10_000 } = options;
    const pool = new Pool({
      connectionString,
      max: 4,
      connectionTimeoutMillis: deadlineMs,
      query_timeout: deadlineMs + 1_000,
      statement_timeout: deadlineMs,
      lock_timeout: deadlineMs,
      keepAlive: true,
      options: `-c search_path=${schema} -c idle_session_timeout=${IDLE_TURN_MS} -c synchronous_commit=on`,
    });
    // A connection that breaks while nobody uses it is replaced at the next use.
    pool.on('error', () => undefined);
    const store = new PostgresReceiptStore(pool, schema);
    try {
      await store.using((client) => layOutReceipts(client, schema));
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  async takeTurn<T>(work: (turn: ReceiptTurn) => Promise<T>): Promise<T> {
    const client = await this.connect();
    const state = { ended: false };
    let intact = false;
    try {
      // The lock is the session's: where the session ends, for whatever reason, so does the turn.
      await kept(client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [this.schema]));
      try {
        return await work(turnOf(client, state));
      } finally {
        state.ended = true;
        await kept(client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [this.schema]));
        intact = true;
      }
    } finally {
      client.release(!intact);
    }
  }

  async head(): Promise<Position> {
    return this.position(HEAD, []);
  }

  async lastAt(position: Position): Promise<Position> {
    return this.position(LAST_AT, [`${position}`]);
  }

  async streamsOf({ source, after, through }: StreamsSought): Promise<readonly string[]> {
    const rows = await this.using((client) =>
      client.query(STREAMS, [source, after ?? null, through ?? null]),
    );
    return (rows.rows as { stream: string }[]).map(({ stream }) => stream);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.pool.end();
  }

  private async position(sql: string, values: readonly string[]): Promise<Position> {
    const { rows } = await this.using((client) => client.query(sql, [...values]));
    return BigInt((rows as { position: string }[])[0]?.position ?? 0);
  }

  private async using<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.connect();
    let intact = false;
    try {
      const done = await kept(work(client));
      intact = true;
      return done;
    } finally {
      client.release(!intact);
    }
  }

  private async connect(): Promise<PoolClient> {
    if (this.closed) throw new ReceiptStoreError('the store of receipts has been closed');
    const client = await kept(this.pool.connect());
    // Between two statements of a turn nobody else listens for the end of its session.
    if (client.listenerCount('error') === 0) client.on('error', () => undefined);
    return client;
  }
}

function turnOf(client: ClientBase, state: { readonly ended: boolean }): ReceiptTurn {
  const query = async (sql: string, values: readonly unknown[] = []): Promise<unknown[]> => {
    if (state.ended) throw new ReceiptStoreError('the turn has ended');
    return (await kept(client.query(sql, [...values]))).rows;
  };
  return {
    intended: async () => ((await query(INTENDED)) as IntendedRow[]).map(intendedOf),
    look: (question) => look(query, question),
    intend: async (records) => void (await query(INTEND, columnsOf(records))),
    complete: async (records) => {
      if (records.length > 0) await query(COMPLETE, [...keyColumns(records), positionsOf(records)]);
    },
    withdraw: async (keys) => {
      if (keys.length > 0) await query(WITHDRAW, keyColumns(keys));
    },
  };
}

async function look(
  query: (sql: string, values?: readonly unknown[]) => Promise<unknown[]>,
  { keys, streams }: ReceiptQuestion,
): Promise<ReceiptAnswer> {
  const receipts = (await query(RECEIPTS, keyColumns(keys))) as ReceiptRow[];
  const revisions = (await query(LAST_REVISIONS, [streams])) as { stream: string; revision: string }[];
  const [last] = (await query(LAST_INSTANT)) as { recorded_at: string }[];
  return {
    receipts: receipts.map(receiptOf),
    lastRevisions: new Map(revisions.map(({ stream, revision }) => [stream, BigInt(revision)])),
    lastRecordedAtMs: last === undefined ? undefined : Number(last.recorded_at),
  };
}

interface ReceiptRow {
  readonly source: string;
  readonly id: string;
  readonly revision: string;
  readonly position: string;
  readonly recorded_at: string;
  readonly content_hmac: Uint8Array;
}

interface IntendedRow extends Omit<ReceiptRow, 'position'> {
  readonly stream: string;
  readonly bytes: Uint8Array;
}

function receiptOf(row: ReceiptRow): KeptReceipt {
  return {
    source: row.source,
    id: row.id,
    revision: BigInt(row.revision),
    position: BigInt(row.position),
    recordedAt: instantFromEpochMs(Number(row.recorded_at)),
    contentHmac: row.content_hmac,
  };
}

function intendedOf(row: IntendedRow): IntendedRecord {
  const { source, id, stream, bytes, content_hmac: contentHmac } = row;
  return {
    source,
    id,
    stream,
    revision: BigInt(row.revision),
    recordedAtMs: Number(row.recorded_at),
    contentHmac,
    bytes,
  };
}

function columnsOf(records: readonly IntendedRecord[]): unknown[][] {
  return [
    ...keyColumns(records),
    records.map(({ stream }) => stream),
    records.map(({ revision }) => `${revision}`),
    records.map(({ recordedAtMs }) => recordedAtMs),
    records.map(({ contentHmac }) => Buffer.from(contentHmac)),
    records.map(({ bytes }) => Buffer.from(bytes)),
  ];
}

function keyColumns(keys: readonly ReceiptKey[]): string[][] {
  return [keys.map(({ source }) => source), keys.map(({ id }) => id)];
}

function positionsOf(records: readonly CompletedRecord[]): string[] {
  return records.map(({ position }) => `${position}`);
}

async function kept<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ReceiptStoreError) throw error;
    throw new ReceiptStoreError(`PostgreSQL does not keep the receipts: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
