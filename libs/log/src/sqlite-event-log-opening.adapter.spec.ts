import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { append, claim, claims, everything, idsOf, outcomes } from './event-log-trial';
import { interceptedDriver } from './intercepted-driver';
import { scratchDirectory, type ScratchDirectory } from './scratch-directory';
import { betterSqlite3, type SqliteDriver } from './sqlite-driver';
import { SqliteEventLog } from './sqlite-event-log';

describe('A log file', () => {
  let scratch: ScratchDirectory;
  let file: string;
  let opened: SqliteEventLog[];

  beforeEach(() => {
    scratch = scratchDirectory();
    file = scratch.path('log.sqlite');
    opened = [];
  });
  afterEach(async () => {
    for (const log of opened) await log.close();
    scratch.remove();
  });

  function open(how: { readOnly?: boolean; driver?: SqliteDriver } = {}): SqliteEventLog {
    const log = SqliteEventLog.open({ file, clock: () => Date.UTC(2024, 0, 1), ...how });
    opened.push(log);
    return log;
  }

  const refusing = (kind: string) => expect.objectContaining({ name: 'EventLogError', kind });

  it('is written with every commit flushed to the disk, and says so', async () => {
    const log = open();
    await append(log, claims(3, 'e'));
    const { sqliteVersion, ...rest } = log.describe();
    expect(rest).toEqual({ journalMode: 'wal', synchronous: 2, schemaVersion: 1, head: '3' });
    expect(sqliteVersion).toMatch(/^3\.\d+\.\d+$/);
  });

  it('does not open where SQLite keeps to synchronous=NORMAL, which loses events in a power cut', () => {
    const driver = interceptedDriver((sql, proceed, connection) =>
      sql.includes('synchronous') ? connection.exec('PRAGMA synchronous=NORMAL') : proceed(),
    );
    expect(() => open({ driver })).toThrow(/synchronous is 1, not 2/);
    expect(() => open({ driver })).toThrow(refusing('log-unavailable'));
  });

  it('does not open where there is no write-ahead log', () => {
    const driver = interceptedDriver((sql, proceed) =>
      sql.includes('journal_mode') ? undefined : proceed(),
    );
    expect(() => open({ driver })).toThrow(/journal_mode is delete, not wal/);
  });

  it('does not open under an SQLite that can corrupt it', () => {
    for (const version of ['3.51.2', '3.50.9', '2.99.99']) {
      const driver: SqliteDriver = (name, options) => {
        const connection = betterSqlite3(name, options);
        const aged = (sql: string) => sql.replace('sqlite_version()', `'${version}'`);
        return {
          inTransaction: false,
          exec: (sql) => connection.exec(sql),
          prepare: (sql) => connection.prepare(aged(sql)),
          close: () => connection.close(),
        };
      };
      expect(() => open({ driver })).toThrow(`SQLite ${version} is older than 3.51.3`);
    }
  });

  it('has one writer, and takes the next when that one is gone', async () => {
    const first = open();
    expect(() => open()).toThrow(refusing('log-in-use'));
    await append(first, claims(1, 'e'));
    await first.close();
    expect(await everything(open())).toHaveLength(1);
  });

  it('takes a new writer after the last one was killed', async () => {
    const holder = spawn(process.execPath, ['-e', holdLock(`${file}.lock`)], { cwd: __dirname });
    await once(holder.stdout, 'data');
    expect(() => open()).toThrow(refusing('log-in-use'));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(outcomes(await append(open(), claims(1, 'e')))).toEqual(['recorded']);
  });

  it('can be read while it is written, commit by commit', async () => {
    const writer = open();
    await append(writer, claims(2, 'before'));
    const reader = open({ readOnly: true });
    expect(idsOf(await everything(reader))).toEqual(['before-0', 'before-1']);
    await append(writer, claims(2, 'after'));
    expect(reader.head()).toBe(4n);
    expect(idsOf(await everything(reader))).toEqual(['before-0', 'before-1', 'after-0', 'after-1']);
    expect(reader.describe()).toMatchObject({ journalMode: 'wal', head: '4' });
  });

  it('shows a follower that only reads every commit once, soon by itself and at once when woken', async () => {
    const writer = open();
    const reader = open({ readOnly: true });
    const stop = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const page of reader.follow({ after: 0n, signal: stop.signal })) seen.push(...idsOf(page));
    })();
    for (let index = 0; index < 10; index += 1) await append(writer, [claim({ id: `e-${index}` })]);
    await pause(150);
    expect(seen).toHaveLength(10);
    await append(writer, [claim({ id: 'woken' })]);
    reader.wake();
    await pause(5);
    expect(seen.at(-1)).toBe('woken');
    stop.abort();
    await following;
    expect(new Set(seen).size).toBe(11);
  });

  it('is not written through an opening that only reads', async () => {
    await open().close();
    const reader = open({ readOnly: true });
    await expect(append(reader, claims(1, 'e'))).rejects.toThrow(refusing('log-unavailable'));
    await expect(reader.quarantine.markResubmitted('1', {} as never)).rejects.toThrow(/reading only/);
    expect(() => reader.mark('sandbox')).toThrow(/reading only/);
  });

  it('holds up nobody while a reader thinks between two pages', async () => {
    const writer = open();
    await append(writer, claims(50, 'e'));
    const reader = open({ readOnly: true });
    const pages = reader.readAll({ after: 0n, pageSize: 10 })[Symbol.asyncIterator]();
    await pages.next();
    await append(writer, claims(50, 'f'));
    const other = betterSqlite3(file, { readOnly: false, busyTimeoutMs: 0 });
    // A reader that held its read open would keep the write-ahead log from being emptied: busy, not 0.
    expect(other.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toEqual({
      busy: 0n,
      log: 0n,
      checkpointed: 0n,
    });
    other.close();
    expect((await pages.next()).value).toHaveLength(10);
  });

  it('keeps its marks for ever', async () => {
    const log = open();
    expect(log.marks()).toEqual([]);
    log.mark('sandbox');
    log.mark('imported');
    log.mark('sandbox');
    await log.close();
    expect(open().marks()).toEqual(['imported', 'sandbox']);
  });

  it('counts exactly beyond 2^53', async () => {
    const log = open();
    await append(log, claims(1, 'e'));
    await log.close();
    const other = betterSqlite3(file, { readOnly: false, busyTimeoutMs: 0 });
    other.exec(`UPDATE record SET position = ${2n ** 53n}`);
    other.close();
    const again = open();
    const results = await append(again, claims(3, 'f'));
    const positions = [2n ** 53n, 2n ** 53n + 1n, 2n ** 53n + 2n, 2n ** 53n + 3n];
    expect(results.map((result) => 'position' in result && result.position)).toEqual(positions.slice(1));
    expect((await everything(again)).map(({ position }) => position)).toEqual(positions);
    const page = again.readAll({ after: positions[1] as bigint, upTo: positions[2] as bigint });
    for await (const records of page) expect(records.map(({ position }) => position)).toEqual([positions[2]]);
  });

  it('writes columns that say what the bytes say', async () => {
    const log = open();
    await append(log, [
      claim({ id: 'é', stream: 'worker-333-1', source: 'urn:a' }),
      claim({ id: '~', stream: 'child-333-2', source: 'urn:b' }),
      claim({ id: 'Z', stream: 'worker-333-1', source: 'urn:b' }),
    ]);
    const other = betterSqlite3(file, { readOnly: true, busyTimeoutMs: 0 });
    const rows = other
      .prepare(
        `SELECT stream.name AS stream, CAST(revision AS TEXT) AS revision, CAST(recorded_at AS TEXT) AS at,
                source.name AS source, event_id AS id, bytes
         FROM record JOIN stream ON stream.id = stream_id JOIN source ON source.id = source_id ORDER BY position`,
      )
      .all() as { bytes: Buffer; at: string; [column: string]: unknown }[];
    other.close();
    expect(rows).toHaveLength(3);
    for (const { bytes, at, ...columns } of rows) {
      const { stream, revision, recordedAt, event } = JSON.parse(bytes.toString('utf8'));
      expect(columns).toEqual({ stream, revision: `${revision}`, source: event.source, id: event.id });
      expect(Date.parse(recordedAt)).toBe(Number(at));
    }
  });

  it('is told apart from what is none: nothing, another database, a newer log, no database', () => {
    expect(() => open({ readOnly: true })).toThrow(refusing('log-unavailable'));
    const other = betterSqlite3(file, { readOnly: false, busyTimeoutMs: 0 });
    other.exec('CREATE TABLE something (else_entirely TEXT)');
    expect(() => open()).toThrow(/is not a Daybook log/);
    other.exec('CREATE TABLE meta (name TEXT, value TEXT)');
    other.exec("INSERT INTO meta VALUES ('schema', '2')");
    other.close();
    expect(() => open()).toThrow(/has schema 2; this Daybook knows 1 and older/);
    file = scratch.path('no-database');
    writeFileSync(
      file,
      'no database at all, though long enough to be taken for the header of one'.repeat(20),
    );
    expect(() => open()).toThrow(refusing('log-corrupt'));
  });
});

/** A program that holds the lock until it is killed, and says when it has it. */
function holdLock(lockFile: string): string {
  return `
    const lock = new (require('better-sqlite3'))(${JSON.stringify(lockFile)});
    lock.exec('BEGIN EXCLUSIVE');
    console.log('held');
    setInterval(() => lock.inTransaction, 1000);
  `;
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
