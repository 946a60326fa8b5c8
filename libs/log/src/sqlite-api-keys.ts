import { instantFromEpochMs } from '@daybook/events';
import { hashOfKey, isInForce, newKeyText } from './api-key-text';
import { ApiKeysError, type ApiKey, type ApiKeyRequest, type ApiKeys, type IssuedApiKey } from './api-keys';
import { messageOf } from './error-cause';
import { API_KEYS_SCHEMA_VERSION, apiKeysLayout } from './sqlite-api-keys-schema';
import { openForReading, openForWriting } from './sqlite-connection';
import { betterSqlite3, isDiskFull, type SqliteConnection, type SqliteDriver } from './sqlite-driver';

/** The largest id that SQLite can hold. */
const LARGEST_ID = 2n ** 63n - 1n;

/** How to open the API keys of a file of keys. */
export interface SqliteApiKeysOptions {
  /** The file of a key ring, which must be there: see SqliteKeyRing. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Makes and revokes no key. */
  readonly readOnly?: boolean;
  /** Default: better-sqlite3. */
  readonly driver?: SqliteDriver;
}

/**
 * API keys in an SQLite file, in a table beside the key ring's. Several processes may have it open: a key
 * revoked by one is refused by the others from then on.
 */
export class SqliteApiKeys implements ApiKeys {
  private constructor(
    private readonly connection: SqliteConnection,
    private readonly clock: () => number,
  ) {}

  /** Opens the API keys of a file. Throws an ApiKeysError where the file is no file of keys. */
  static open({
    file,
    clock,
    readOnly = false,
    driver = betterSqlite3,
  }: SqliteApiKeysOptions): SqliteApiKeys {
    let connection: SqliteConnection | undefined;
    try {
      connection = readOnly ? openForReading(file, driver) : openForWriting(file, driver);
      mustBeFileOfKeys(connection, file);
      if (!readOnly) {
        const opened = connection;
        transact(opened, () => opened.exec(apiKeysLayout));
      }
      return new SqliteApiKeys(connection, clock);
    } catch (error) {
      connection?.close();
      throw apiKeysError(error, `${file} could not be opened`);
    }
  }

  add(request: ApiKeyRequest): IssuedApiKey {
    return this.attempt('a key could not be made', () => this.insert(request));
  }

  addFirst(requests: readonly ApiKeyRequest[]): readonly IssuedApiKey[] {
    return this.attempt('the first keys could not be made', () =>
      transact(this.connection, () => {
        const isFirst = this.connection.prepare('SELECT 1 FROM api_key LIMIT 1').get() === undefined;
        return isFirst ? requests.map((request) => this.insert(request)) : [];
      }),
    );
  }

  find(key: string): ApiKey | undefined {
    if (!this.hasTable()) return undefined;
    const row = this.attempt('a key could not be read', () =>
      this.connection.prepare('SELECT * FROM api_key WHERE hash = ?').get(hashOfKey(key)),
    ) as Row | undefined;
    const found = row && keyOf(row);
    return found !== undefined && isInForce(found, this.clock()) ? found : undefined;
  }

  list(): readonly ApiKey[] {
    if (!this.hasTable()) return [];
    return this.attempt('the keys could not be read', () =>
      (this.connection.prepare('SELECT * FROM api_key ORDER BY id').all() as Row[]).map(keyOf),
    );
  }

  revoke(id: string): boolean {
    const number = /^[1-9]\d{0,18}$/.test(id) ? BigInt(id) : 0n;
    if (number === 0n || number > LARGEST_ID) return false;
    const sql = 'UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING id';
    return this.attempt('a key could not be revoked', () => {
      return this.connection.prepare(sql).get(this.now(), number) !== undefined;
    });
  }

  close(): void {
    this.connection.close();
  }

  private insert({ name, role, authority, sources, expiresAt }: ApiKeyRequest): IssuedApiKey {
    const key = newKeyText();
    const columns = 'hash, name, role, authority, sources, expires_at, created_at';
    const row = this.connection
      .prepare(`INSERT INTO api_key (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`)
      .get(
        hashOfKey(key),
        name,
        role,
        authority,
        sources === null ? null : JSON.stringify(sources),
        expiresAt,
        this.now(),
      ) as { id: bigint };
    return { id: String(row.id), key };
  }

  /** A file that was only ever read, or in which no key was ever made, has none. */
  private hasTable(): boolean {
    return this.attempt('the keys could not be read', () => hasTable(this.connection, 'api_key'));
  }

  private now(): string {
    return instantFromEpochMs(this.clock());
  }

  private attempt<T>(failure: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw apiKeysError(error, failure);
    }
  }
}

interface Row {
  readonly id: bigint;
  readonly name: string;
  readonly role: string;
  readonly authority: string | null;
  readonly sources: string | null;
  readonly expires_at: string | null;
  readonly created_at: string;
  readonly revoked_at: string | null;
}

function keyOf(row: Row): ApiKey {
  return {
    id: String(row.id),
    name: row.name,
    role: row.role,
    authority: row.authority,
    sources: row.sources === null ? null : (JSON.parse(row.sources) as string[]),
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  };
}

/** The key ring lays a file of keys out: tables made before its own would keep it from doing so. */
function mustBeFileOfKeys(connection: SqliteConnection, file: string): void {
  if (!hasTable(connection, 'subject_key') || !hasTable(connection, 'meta')) {
    throw new ApiKeysError('keys-unavailable', `${file} is not a file of keys`);
  }
  const row = connection.prepare("SELECT value FROM meta WHERE name = 'api-keys-schema'").get();
  const version = Number((row as { value: string } | undefined)?.value ?? 0);
  if (version <= API_KEYS_SCHEMA_VERSION) return;
  throw new ApiKeysError('keys-unavailable', `${file} has API keys of a later Daybook`);
}

function hasTable(connection: SqliteConnection, table: string): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
  return connection.prepare(sql).get(table) !== undefined;
}

function transact<T>(connection: SqliteConnection, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function apiKeysError(cause: unknown, failure: string): ApiKeysError {
  if (cause instanceof ApiKeysError) return cause;
  const kind = isDiskFull(cause) ? 'disk-full' : 'keys-unavailable';
  return new ApiKeysError(kind, `${failure}: ${messageOf(cause)}`, { cause });
}
