import { existsSync, readFileSync } from 'node:fs';
import { apiKeysContract, durableApiKeysContract, type DurableApiKeysOnTrial } from './contract';
import { interceptedDriver, sqliteFailure } from './intercepted-driver';
import { scratchDirectory, type ScratchDirectory } from './scratch-directory';
import { SqliteApiKeys } from './sqlite-api-keys';
import { betterSqlite3 } from './sqlite-driver';
import { SqliteKeyRing } from './sqlite-key-ring';

const masterKey = Buffer.alloc(32, 7);
const clock = (): number => 0;
const analyst = { name: 'Power BI', role: 'analyst', authority: null, sources: null, expiresAt: null };

function fileOfKeys(scratch: ScratchDirectory): string {
  const file = scratch.path('keys.sqlite');
  SqliteKeyRing.open({ file, masterKey }).close();
  return file;
}

async function openFresh(clock: () => number): Promise<DurableApiKeysOnTrial> {
  const scratch = scratchDirectory();
  const file = fileOfKeys(scratch);
  return {
    keys: SqliteApiKeys.open({ file, clock }),
    reopen: async () => SqliteApiKeys.open({ file, clock }),
    done: async () => scratch.remove(),
  };
}

apiKeysContract('SqliteApiKeys', openFresh);
durableApiKeysContract('SqliteApiKeys', openFresh);

describe('The API keys of a file of keys', () => {
  let scratch: ScratchDirectory;
  beforeEach(() => (scratch = scratchDirectory()));
  afterEach(() => scratch.remove());

  it('are in the file as hashes only', () => {
    const file = fileOfKeys(scratch);
    const keys = SqliteApiKeys.open({ file, clock });
    const { key } = keys.add(analyst);
    const bits = Buffer.from(key.slice('daybook_'.length), 'base64url');
    const files = [file, `${file}-wal`].filter(existsSync).map((name) => readFileSync(name));
    expect(files.some((bytes) => bytes.includes('Power BI'))).toBe(true);
    expect(files.some((bytes) => bytes.includes(key.slice(8)) || bytes.includes(bits))).toBe(false);
    keys.close();
  });

  it('leave the key ring as it was, and it leaves them', () => {
    const file = fileOfKeys(scratch);
    const ring = SqliteKeyRing.open({ file, masterKey });
    const subjectKey = ring.keysFor(['worker-333-1']).get('worker-333-1');
    const keys = SqliteApiKeys.open({ file, clock });
    const { key } = keys.add(analyst);
    ring.destroy('worker-333-2');
    ring.close();
    const again = SqliteKeyRing.open({ file, masterKey });
    expect(again.keyOf('worker-333-1')).toEqual(subjectKey);
    expect(keys.find(key)?.name).toBe('Power BI');
    again.close();
    keys.close();
  });

  it('are opened only in a file of keys, which they do not make', () => {
    const file = scratch.path('keys.sqlite');
    const unavailable = expect.objectContaining({ name: 'ApiKeysError', kind: 'keys-unavailable' });
    expect(() => SqliteApiKeys.open({ file, clock, readOnly: true })).toThrow(unavailable);
    expect(existsSync(file)).toBe(false);
    betterSqlite3(file, { readOnly: false, busyTimeoutMs: 0 }).exec('CREATE TABLE meta (name TEXT)');
    expect(() => SqliteApiKeys.open({ file, clock })).toThrow(/not a file of keys/);
  });

  it('are none in a file of keys that has only been read, and none can be made there', () => {
    const file = fileOfKeys(scratch);
    const reader = SqliteApiKeys.open({ file, clock, readOnly: true });
    expect(reader.list()).toEqual([]);
    expect(reader.find('daybook_x')).toBeUndefined();
    expect(() => reader.add(analyst)).toThrow(expect.objectContaining({ kind: 'keys-unavailable' }));
    const writer = SqliteApiKeys.open({ file, clock });
    const { key } = writer.add(analyst);
    expect(reader.find(key)?.name).toBe('Power BI');
    reader.close();
    writer.close();
  });

  it('refuse a file that a later Daybook laid out', () => {
    const file = fileOfKeys(scratch);
    SqliteApiKeys.open({ file, clock }).close();
    const later = betterSqlite3(file, { readOnly: false, busyTimeoutMs: 0 });
    later.exec("UPDATE meta SET value = '2' WHERE name = 'api-keys-schema'");
    later.close();
    expect(() => SqliteApiKeys.open({ file, clock })).toThrow(/later Daybook/);
  });

  it('make the first keys all together or not at all', () => {
    const file = fileOfKeys(scratch);
    let full = false;
    const driver = interceptedDriver((sql, proceed) => {
      if (full && sql === 'COMMIT') throw sqliteFailure('SQLITE_FULL');
      return proceed();
    });
    const keys = SqliteApiKeys.open({ file, clock, driver });
    full = true;
    expect(() => keys.addFirst([analyst, analyst])).toThrow(expect.objectContaining({ kind: 'disk-full' }));
    expect(keys.list()).toEqual([]);
    full = false;
    expect(keys.addFirst([analyst, analyst])).toHaveLength(2);
    keys.close();
  });
});
