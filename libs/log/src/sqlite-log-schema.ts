import { EventLogError } from './event-log';
import type { SqliteConnection } from './sqlite-driver';

/** The number of the layout below; a log of a higher one was written by a newer Daybook. */
export const LOG_SCHEMA_VERSION = 1;

/*
 * The SQL stands in a module rather than in a .sql file, because tsc copies no .sql files: a build step that
 * did could be forgotten, and the log would find its own layout missing on the first start in production.
 *
 * `bytes` is the record and the truth (events.md §2). The columns beside it are only indexes of it, so that
 * streams and keys are found; content_hmac alone is not in the bytes. Rows of `record` are never changed.
 */
const layout = `
  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE mark (
    name TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE stream (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE record (
    position INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL REFERENCES stream (id),
    revision INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source (id),
    event_id TEXT NOT NULL,
    content_hmac BLOB NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00:00Z
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX record_by_key ON record (source_id, event_id);
  CREATE UNIQUE INDEX record_by_revision ON record (stream_id, revision);

  CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at TEXT NOT NULL,
    origin TEXT NOT NULL, -- JSON
    problem TEXT NOT NULL, -- JSON
    raw BLOB NOT NULL,
    receipt TEXT -- JSON, null while waiting
  ) STRICT;
  CREATE INDEX quarantine_waiting ON quarantine (id) WHERE receipt IS NULL;

  INSERT INTO meta (name, value) VALUES ('schema', '${LOG_SCHEMA_VERSION}');
`;

/** Lays out an empty file as a log; of a file that is one already it makes sure that it can be read. */
export function layOutLog(connection: SqliteConnection, file: string): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const { tables } = connection.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
      tables: bigint;
    };
    if (tables === 0n) connection.exec(layout);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
  mustBeLog(connection, file);
}

/** Throws `log-unavailable` where a file is no log, or one of a newer Daybook. Gives its schema version. */
export function mustBeLog(connection: SqliteConnection, file: string): number {
  const known = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'")
    .get();
  const row = known && connection.prepare("SELECT value FROM meta WHERE name = 'schema'").get();
  const version = Number((row as { value: string } | undefined)?.value);
  if (!Number.isInteger(version)) throw new EventLogError('log-unavailable', `${file} is not a Daybook log`);
  if (version > LOG_SCHEMA_VERSION) {
    const message = `${file} has schema ${version}; this Daybook knows ${LOG_SCHEMA_VERSION} and older`;
    throw new EventLogError('log-unavailable', message);
  }
  return version;
}
