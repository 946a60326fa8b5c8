import type { Position } from '@daybook/events';
import type { StoredRecord, StreamsSought } from './event-log';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver';
import { readError } from './sqlite-group-commit';

/** Greater than the name of any stream, which are ASCII. */
const GREATEST = '\u{10ffff}';

/**
 * Reads pages of records. Each page is one statement, begun and ended before it is answered: no read stays
 * open while its reader thinks, for an open one keeps the write-ahead log from being cut (promises.md §2).
 */
export class SqliteLogReader {
  private readonly last: SqliteStatement;
  private readonly ofLog: SqliteStatement;
  private readonly ofStream: SqliteStatement;
  private readonly ofSource: SqliteStatement;
  private readonly ofSourceWithin: SqliteStatement;

  constructor(connection: SqliteConnection) {
    this.last = connection.prepare('SELECT max(position) AS head FROM record');
    this.ofLog = connection.prepare(
      'SELECT position, bytes FROM record WHERE position > ? AND position <= ? ORDER BY position LIMIT ?',
    );
    this.ofStream = connection.prepare(
      `SELECT position, bytes FROM record
       WHERE stream_id = (SELECT id FROM stream WHERE name = ?) AND revision >= ? ORDER BY revision LIMIT ?`,
    );
    this.ofSource = connection.prepare(
      `SELECT name FROM stream WHERE id IN (
         SELECT stream_id FROM record WHERE source_id = (SELECT id FROM source WHERE name = ?)
       ) ORDER BY name`,
    );
    // Stream by stream, so that it costs what lies within the bounds and not what the source ever told.
    this.ofSourceWithin = connection.prepare(
      `SELECT name FROM stream WHERE name > ? AND name <= ? AND EXISTS (
         SELECT 1 FROM record
         WHERE stream_id = stream.id AND source_id = (SELECT id FROM source WHERE name = ?)
       ) ORDER BY name`,
    );
  }

  /** The position of the last record that is committed, `0n` if there is none. */
  head(): Position {
    return reading(() => (this.last.get() as { head: bigint | null }).head ?? 0n);
  }

  /** Up to `size` records after `after`, up to `upTo`, in their order. */
  page({ after, upTo, size }: { after: Position; upTo: Position; size: number }): readonly StoredRecord[] {
    return reading(() => this.ofLog.all(after, upTo, BigInt(size)) as StoredRecord[]);
  }

  /** The names of the streams that a source has told of; SQLite orders text by its UTF-8 bytes. */
  streamsOf({ source, after, through }: StreamsSought): readonly string[] {
    const isWhole = after === undefined && through === undefined;
    const rows = reading(() =>
      isWhole ? this.ofSource.all(source) : this.ofSourceWithin.all(after ?? '', through ?? GREATEST, source),
    );
    return (rows as { name: string }[]).map(({ name }) => name);
  }

  /** Up to `size` records of a stream, from revision `from` on, in their order. */
  pageOfStream({
    stream,
    from,
    size,
  }: {
    stream: string;
    from: bigint;
    size: number;
  }): readonly StoredRecord[] {
    return reading(() => this.ofStream.all(stream, from, BigInt(size)) as StoredRecord[]);
  }
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw readError(error);
  }
}
