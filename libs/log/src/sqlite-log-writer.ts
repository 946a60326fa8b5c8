import { instantFromEpochMs, type Position } from '@daybook/events';
import { planAppend, type FirstReceipt, type LogIndex, type RecordToWrite } from './append-plan';
import type { AppendRequest, AppendResult } from './event-log';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver';

/** Streams and sources remembered at most; they are found again in the file. */
const MOST_REMEMBERED = 100_000;

interface End {
  head: Position;
  lastRecordedAtMs: number | undefined;
}

interface KnownStream {
  readonly id: bigint;
  lastRevision: bigint | null;
}

/** Writes requests into the tables of a log, within a transaction that is somebody else's to commit. */
export class SqliteLogWriter implements LogIndex {
  private readonly statements: ReturnType<typeof prepare>;
  private readonly streams = new Map<string, KnownStream>();
  private readonly sources = new Map<string, bigint>();
  private end: End | undefined;

  constructor(
    connection: SqliteConnection,
    private readonly clock: () => number,
  ) {
    this.statements = prepare(connection);
  }

  /** Writes what is to be recorded of a request and gives the answers, to be told after the commit. */
  write(request: AppendRequest): readonly AppendResult[] {
    if (this.streams.size > MOST_REMEMBERED) this.streams.clear();
    if (this.sources.size > MOST_REMEMBERED) this.sources.clear();
    const { results, records } = planAppend(request, this, this.clock());
    for (const record of records) this.insert(record);
    return results;
  }

  /** Forgets what it remembers of the file, because a transaction was rolled back. */
  forget(): void {
    this.streams.clear();
    this.sources.clear();
    this.end = undefined;
  }

  get head(): Position {
    return this.currentEnd().head;
  }

  get lastRecordedAtMs(): number | undefined {
    return this.currentEnd().lastRecordedAtMs;
  }

  receiptOf(source: string, id: string): FirstReceipt | undefined {
    const sourceId = this.sourceOf(source);
    if (sourceId === undefined) return undefined;
    const row = this.statements.receipt.get(sourceId, id) as ReceiptRow | undefined;
    return (
      row && {
        position: row.position,
        revision: row.revision,
        recordedAt: instantFromEpochMs(Number(row.recorded_at)),
        contentHmac: row.content_hmac,
      }
    );
  }

  lastRevisionOf(name: string): bigint | null {
    return this.streamOf(name)?.lastRevision ?? null;
  }

  private insert(record: RecordToWrite): void {
    const { position, revision, recordedAtMs, stream: name, source, id, contentHmac, bytes } = record;
    const stream = this.streamOf(name) ?? this.enterStream(name);
    const sourceId = this.sourceOf(source) ?? this.enterSource(source);
    const at = BigInt(recordedAtMs);
    this.statements.insert.run(position, stream.id, revision, sourceId, id, contentHmac, at, bytes);
    stream.lastRevision = revision;
    this.end = { head: position, lastRecordedAtMs: recordedAtMs };
  }

  private currentEnd(): End {
    if (this.end === undefined) {
      const row = this.statements.last.get() as { position: bigint; recorded_at: bigint } | undefined;
      const lastRecordedAtMs = row === undefined ? undefined : Number(row.recorded_at);
      this.end = { head: row?.position ?? 0n, lastRecordedAtMs };
    }
    return this.end;
  }

  private streamOf(name: string): KnownStream | undefined {
    const known = this.streams.get(name);
    if (known !== undefined) return known;
    const row = this.statements.stream.get(name) as { id: bigint; last_revision: bigint | null } | undefined;
    return row && this.remember(name, { id: row.id, lastRevision: row.last_revision });
  }

  private enterStream(name: string): KnownStream {
    const { id } = this.statements.enterStream.get(name) as { id: bigint };
    return this.remember(name, { id, lastRevision: null });
  }

  private remember(name: string, stream: KnownStream): KnownStream {
    this.streams.set(name, stream);
    return stream;
  }

  private sourceOf(name: string): bigint | undefined {
    const known = this.sources.get(name);
    if (known !== undefined) return known;
    const row = this.statements.source.get(name) as { id: bigint } | undefined;
    if (row !== undefined) this.sources.set(name, row.id);
    return row?.id;
  }

  private enterSource(name: string): bigint {
    const { id } = this.statements.enterSource.get(name) as { id: bigint };
    this.sources.set(name, id);
    return id;
  }
}

interface ReceiptRow {
  readonly position: bigint;
  readonly revision: bigint;
  readonly recorded_at: bigint;
  readonly content_hmac: Uint8Array;
}

function prepare(connection: SqliteConnection): Record<StatementName, SqliteStatement> {
  return {
    last: connection.prepare('SELECT position, recorded_at FROM record ORDER BY position DESC LIMIT 1'),
    receipt: connection.prepare(
      'SELECT position, revision, recorded_at, content_hmac FROM record WHERE source_id = ? AND event_id = ?',
    ),
    stream: connection.prepare(
      `SELECT id, (SELECT max(revision) FROM record WHERE stream_id = stream.id) AS last_revision
       FROM stream WHERE name = ?`,
    ),
    source: connection.prepare('SELECT id FROM source WHERE name = ?'),
    enterStream: connection.prepare('INSERT INTO stream (name) VALUES (?) RETURNING id'),
    enterSource: connection.prepare('INSERT INTO source (name) VALUES (?) RETURNING id'),
    insert: connection.prepare(
      `INSERT INTO record
         (position, stream_id, revision, source_id, event_id, content_hmac, recorded_at, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}

type StatementName = 'last' | 'receipt' | 'stream' | 'source' | 'enterStream' | 'enterSource' | 'insert';
