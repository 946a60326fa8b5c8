import { randomBytes } from 'node:crypto';
import { messageOf } from './error-cause';
import { KeyRingError, type Key, type KeyRing, type SubjectKey } from './key-ring';
import { seal, unseal } from './sealing';
import { openForReading, openForWriting } from './sqlite-connection';
import { betterSqlite3, isDiskFull, type SqliteConnection, type SqliteDriver } from './sqlite-driver';
import { keyRingLayout, KEY_RING_SCHEMA_VERSION } from './sqlite-key-ring-schema';

const KEY_BYTES = 32;
const IV_BYTES = 12;

/** Opened keys remembered at most: unwrapping one costs more than finding it. */
const MOST_REMEMBERED = 10_000;

/** How to open a file of keys. */
export interface SqliteKeyRingOptions {
  readonly file: string;
  /** 32 bytes, under which every key in the file is wrapped. */
  readonly masterKey: Uint8Array;
  /** Makes and destroys no key; the file must be there. */
  readonly readOnly?: boolean;
  /** Default: better-sqlite3. */
  readonly driver?: SqliteDriver;
}

/** A key ring in an SQLite file, each key wrapped by the master key (AES-256-GCM, bound to its subject). */
export class SqliteKeyRing implements KeyRing {
  private readonly remembered = new Map<string, Key>();
  private readonly ofContent: Key;
  private readonly statements: ReturnType<typeof prepare>;
  private seenChanges: bigint | undefined;

  private constructor(
    private readonly connection: SqliteConnection,
    private readonly masterKey: Uint8Array,
  ) {
    this.statements = prepare(connection);
    this.ofContent = contentKeyOf(connection, masterKey);
  }

  /**
   * Opens a file of keys, making it if it is not there (not for reading only). Throws a KeyRingError:
   * `wrong-master-key` where the keys in it were wrapped by another.
   */
  static open({
    file,
    masterKey,
    readOnly = false,
    driver = betterSqlite3,
  }: SqliteKeyRingOptions): SqliteKeyRing {
    if (masterKey.length !== KEY_BYTES) {
      throw new KeyRingError(
        'wrong-master-key',
        `a master key is ${KEY_BYTES} bytes, not ${masterKey.length}`,
      );
    }
    let connection: SqliteConnection | undefined;
    try {
      connection = readOnly ? openForReading(file, driver) : openForWriting(file, driver);
      if (!readOnly) layOut(connection, masterKey);
      mustBeKeyRing(connection, file);
      return new SqliteKeyRing(connection, masterKey);
    } catch (error) {
      connection?.close();
      throw keyRingError(error, `${file} could not be opened`);
    }
  }

  keysFor(subjects: readonly string[]): ReadonlyMap<string, SubjectKey> {
    const found = new Map<string, SubjectKey>();
    const missing = new Set<string>();
    for (const subject of subjects) {
      const key = this.keyOf(subject);
      if (key === undefined) missing.add(subject);
      else found.set(subject, key);
    }
    if (missing.size > 0) {
      this.create(missing);
      for (const subject of missing) found.set(subject, this.keyOf(subject) ?? lost(subject));
    }
    return found;
  }

  keyOf(subject: string): SubjectKey | undefined {
    this.forgetIfOthersWrote();
    const known = this.remembered.get(subject);
    if (known !== undefined) return this.remember(subject, known);
    const row = this.attempt('a key could not be read', () => this.statements.find.get(subject)) as
      KeyRow | undefined;
    if (row === undefined) return undefined;
    if (row.wrapped === null) return 'erased';
    const key = unwrap(row.wrapped, this.masterKey, subject);
    if (key === undefined) throw new KeyRingError('keys-corrupt', `the key of ${subject} does not verify`);
    return this.remember(subject, key);
  }

  contentKey(): Key {
    return this.ofContent;
  }

  destroy(subject: string): void {
    this.attempt('a key could not be destroyed', () => {
      this.statements.destroy.run(subject);
      // The old bytes are overwritten in the file (secure_delete), and here in its write-ahead log.
      this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
    this.remembered.delete(subject);
  }

  close(): void {
    this.remembered.clear();
    this.connection.close();
  }

  /** All in one transaction, on the disk when this returns; a key made meanwhile by another process stays. */
  private create(subjects: ReadonlySet<string>): void {
    this.attempt('keys could not be made', () =>
      transact(this.connection, () => {
        for (const subject of subjects) {
          this.statements.enter.run(subject, wrap(randomBytes(KEY_BYTES), this.masterKey, subject));
        }
      }),
    );
  }

  /** Moves a key to the end of what is remembered, so that the one longest unused goes first. */
  private remember(subject: string, key: Key): Key {
    this.remembered.delete(subject);
    this.remembered.set(subject, key);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    return key;
  }

  /** A key that another process has destroyed must not be remembered here. */
  private forgetIfOthersWrote(): void {
    const row = this.attempt('keys could not be read', () => this.statements.changes.get());
    const { data_version: changes } = row as { data_version: bigint };
    if (this.seenChanges !== changes) this.remembered.clear();
    this.seenChanges = changes;
  }

  private attempt<T>(failure: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw keyRingError(error, failure);
    }
  }
}

interface KeyRow {
  readonly wrapped: Uint8Array | null;
}

function prepare(connection: SqliteConnection) {
  return {
    find: connection.prepare('SELECT wrapped FROM subject_key WHERE subject = ?'),
    enter: connection.prepare('INSERT INTO subject_key VALUES (?, ?) ON CONFLICT DO NOTHING'),
    destroy: connection.prepare(
      'INSERT INTO subject_key VALUES (?, NULL) ON CONFLICT DO UPDATE SET wrapped = NULL',
    ),
    changes: connection.prepare('PRAGMA data_version'),
  };
}

/** The names under which the installation's key is bound: no stream is called so. */
const OF_CONTENT = 'the contents of events';

function layOut(connection: SqliteConnection, masterKey: Uint8Array): void {
  connection.exec('PRAGMA secure_delete=ON');
  transact(connection, () => {
    const { tables } = connection.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
      tables: bigint;
    };
    if (tables > 0n) return;
    connection.exec(keyRingLayout);
    const wrapped = wrap(randomBytes(KEY_BYTES), masterKey, OF_CONTENT);
    connection.prepare("INSERT INTO installation_key VALUES ('content', ?)").run(wrapped);
  });
}

function mustBeKeyRing(connection: SqliteConnection, file: string): void {
  const known = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'")
    .get();
  const row = known && connection.prepare("SELECT value FROM meta WHERE name = 'schema'").get();
  const version = Number((row as { value: string } | undefined)?.value);
  if (version <= KEY_RING_SCHEMA_VERSION) return;
  throw new KeyRingError('keys-unavailable', `${file} is not a file of keys that this Daybook knows`);
}

function contentKeyOf(connection: SqliteConnection, masterKey: Uint8Array): Key {
  const row = connection.prepare("SELECT wrapped FROM installation_key WHERE name = 'content'").get();
  const wrapped = (row as KeyRow | undefined)?.wrapped;
  const key = wrapped && unwrap(wrapped, masterKey, OF_CONTENT);
  if (key) return key;
  throw new KeyRingError(
    'wrong-master-key',
    'the keys were wrapped by another master key than the one given',
  );
}

function wrap(key: Key, masterKey: Uint8Array, subject: string): Uint8Array {
  const { iv, text } = seal(key, masterKey, subject);
  return Buffer.concat([iv, text]);
}

function unwrap(wrapped: Uint8Array, masterKey: Uint8Array, subject: string): Key | undefined {
  const sealed = { iv: wrapped.subarray(0, IV_BYTES), text: wrapped.subarray(IV_BYTES) };
  const key = unseal(sealed, masterKey, subject);
  // In memory of its own: a key that is remembered would keep the 8 KiB alive of which a buffer is a slice.
  return key === undefined ? undefined : Uint8Array.from(key);
}

function transact(connection: SqliteConnection, work: () => void): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    work();
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function lost(subject: string): never {
  throw new KeyRingError('keys-unavailable', `the key made for ${subject} is not there`);
}

function keyRingError(cause: unknown, failure: string): KeyRingError {
  if (cause instanceof KeyRingError) return cause;
  const why = messageOf(cause);
  return new KeyRingError(isDiskFull(cause) ? 'disk-full' : 'keys-unavailable', `${failure}: ${why}`, {
    cause,
  });
}
