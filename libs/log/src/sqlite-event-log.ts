import type { Position } from '@daybook/events';
import { checkRequest } from './append-plan';
import { Bell } from './bell';
import {
  EventLogError,
  type AppendRequest,
  type AppendResult,
  type EventLog,
  type StoredRecord,
  type StreamsSought,
} from './event-log';
import { DEFAULT_PAGE_SIZE, pageSizeOf } from './page-size';
import { footprintOf, openForReading, openForWriting, type SqliteFootprint } from './sqlite-connection';
import { betterSqlite3, type SqliteConnection, type SqliteDriver } from './sqlite-driver';
import { readError, SqliteGroupCommit } from './sqlite-group-commit';
import { SqliteLogReader } from './sqlite-log-reader';
import { layOutLog, mustBeLog } from './sqlite-log-schema';
import { SqliteLogWriter } from './sqlite-log-writer';
import { SqliteQuarantine } from './sqlite-quarantine';
import { takeWriterLock } from './sqlite-writer-lock';

/** How long a follower that only reads sleeps before it looks again, unless `wake` cuts it short. */
const POLL_MS = 50;

/** How to open a log file. */
export interface SqliteEventLogOptions {
  readonly file: string;
  /** Reads what another opening of the file writes. Default: to be the writer, of which there is one. */
  readonly readOnly?: boolean;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly clock: () => number;
  /** Told once when a write has failed and nothing will be written any more; the process should stop. */
  readonly onFailure?: (error: EventLogError) => void;
  /** Default: better-sqlite3. */
  readonly driver?: SqliteDriver;
}

/** What a server reports of its log as it starts. */
export interface SqliteLogDescription extends SqliteFootprint {
  readonly schemaVersion: number;
  /** Position of the last record, decimal. */
  readonly head: string;
}

/** What the one writer of a log file holds. */
interface Writing {
  readonly writer: SqliteLogWriter;
  readonly commits: SqliteGroupCommit;
  readonly lock: SqliteConnection;
}

/** An event log in one SQLite file. */
export class SqliteEventLog implements EventLog {
  /** What was refused and waits to be mended; kept in the same file, as durable as the log. */
  readonly quarantine: SqliteQuarantine;
  private readonly reader: SqliteLogReader;
  private readonly writing: Writing | undefined;
  private readonly appended = new Bell();
  private closed = false;

  private constructor(
    private readonly connection: SqliteConnection,
    private readonly options: SqliteEventLogOptions,
    lock: SqliteConnection | undefined,
  ) {
    this.reader = new SqliteLogReader(connection);
    this.writing = lock && this.toWrite(lock);
    this.quarantine = new SqliteQuarantine(connection, async (work) => this.commits().run(work));
  }

  /**
   * Opens a log file, making it if it is not there (not for reading only). Throws an EventLogError:
   * `log-in-use` where it has a writer already, `log-unavailable` where it cannot be opened or its settings
   * do not hold, `log-corrupt` where it is no database.
   */
  static open(options: SqliteEventLogOptions): SqliteEventLog {
    const { file, driver = betterSqlite3 } = options;
    let lock: SqliteConnection | undefined;
    let connection: SqliteConnection | undefined;
    try {
      if (options.readOnly !== true) lock = takeWriterLock(file, driver);
      connection = lock === undefined ? openForReading(file, driver) : openForWriting(file, driver);
      if (lock === undefined) mustBeLog(connection, file);
      else layOutLog(connection, file);
      return new SqliteEventLog(connection, options, lock);
    } catch (error) {
      connection?.close();
      lock?.close();
      throw readError(error);
    }
  }

  async append(request: AppendRequest): Promise<readonly AppendResult[]> {
    this.mustBeOpen();
    checkRequest(request);
    const { writer, commits } = this.mustWrite();
    return commits.run(() => writer.write(request), request.events.length);
  }

  async *readStream(stream: string, { from = 0n } = {}): AsyncGenerator<readonly StoredRecord[]> {
    for (let next = from; ; next += BigInt(DEFAULT_PAGE_SIZE)) {
      this.mustBeOpen();
      const page = this.reader.pageOfStream({ stream, from: next, size: DEFAULT_PAGE_SIZE });
      if (page.length > 0) yield page;
      if (page.length < DEFAULT_PAGE_SIZE) return;
    }
  }

  async *readAll(options: {
    readonly after: Position;
    readonly upTo?: Position;
    readonly pageSize?: number;
  }): AsyncGenerator<readonly StoredRecord[]> {
    const size = pageSizeOf(options.pageSize);
    const head = this.head();
    const upTo = options.upTo === undefined || options.upTo > head ? head : options.upTo;
    for (let after = options.after; after < upTo;) {
      this.mustBeOpen();
      const page = this.reader.page({ after, upTo, size });
      after = page.at(-1)?.position ?? upTo;
      if (page.length > 0) yield page;
    }
  }

  async *follow(options: {
    readonly after: Position;
    readonly signal: AbortSignal;
  }): AsyncGenerator<readonly StoredRecord[]> {
    let { after } = options;
    while (!options.signal.aborted) {
      const page = this.reader.page({ after, upTo: this.head(), size: DEFAULT_PAGE_SIZE });
      const last = page.at(-1);
      if (last === undefined) {
        await this.appended.sleep(options.signal, this.writing === undefined ? POLL_MS : undefined);
        continue;
      }
      after = last.position;
      yield page;
    }
  }

  streamsOf(sought: StreamsSought): readonly string[] {
    this.mustBeOpen();
    return this.reader.streamsOf(sought);
  }

  head(): Position {
    this.mustBeOpen();
    return this.reader.head();
  }

  /** Lets followers look at once: another opening of the file has written. */
  wake(): void {
    this.appended.ring();
  }

  /** Marks the log for ever, as with `sandbox`; durable when it returns. Marked again nothing changes. */
  mark(name: string): void {
    this.commits().runNow(() => this.connection.prepare('INSERT OR IGNORE INTO mark VALUES (?)').run(name));
  }

  /** The marks of the log, in order of their names. */
  marks(): string[] {
    this.mustBeOpen();
    const rows = this.connection.prepare('SELECT name FROM mark ORDER BY name').all();
    return (rows as { name: string }[]).map(({ name }) => name);
  }

  /** What there is to report of the log as the server starts. */
  describe(): SqliteLogDescription {
    const head = `${this.head()}`;
    const schemaVersion = mustBeLog(this.connection, this.options.file);
    return { ...footprintOf(this.connection), schemaVersion, head };
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.writing?.commits.finish();
    this.closed = true;
    this.appended.ring();
    this.connection.close();
    this.writing?.lock.close();
  }

  private toWrite(lock: SqliteConnection): Writing {
    const writer = new SqliteLogWriter(this.connection, this.options.clock);
    const commits = new SqliteGroupCommit(this.connection, {
      committed: () => this.appended.ring(),
      rolledBack: () => writer.forget(),
      failed: (error) => this.options.onFailure?.(error),
    });
    return { writer, commits, lock };
  }

  private commits(): SqliteGroupCommit {
    this.mustBeOpen();
    return this.mustWrite().commits;
  }

  private mustWrite(): Writing {
    if (this.writing !== undefined) return this.writing;
    throw new EventLogError('log-unavailable', `${this.options.file} was opened for reading only`);
  }

  private mustBeOpen(): void {
    if (this.closed) throw new EventLogError('log-unavailable', 'the log has been closed');
  }
}
