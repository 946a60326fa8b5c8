import { readFileSync } from 'node:fs';
import { durableKeyRingContract, keyRingContract, type DurableKeyRingOnTrial } from './contract';
import { scratchDirectory, type ScratchDirectory } from './scratch-directory';
import { betterSqlite3 } from './sqlite-driver';
import { SqliteKeyRing } from './sqlite-key-ring';

const masterKey = Buffer.alloc(32, 7);

async function openFresh(): Promise<DurableKeyRingOnTrial> {
  const scratch = scratchDirectory();
  const ring = SqliteKeyRing.open({ file: scratch.path('keys.sqlite'), masterKey });
  return {
    ring,
    reopen: async () => SqliteKeyRing.open({ file: scratch.path('keys.sqlite'), masterKey }),
    done: async () => scratch.remove(),
  };
}

keyRingContract('SqliteKeyRing', openFresh);
durableKeyRingContract('SqliteKeyRing', openFresh);

describe('A file of keys', () => {
  let scratch: ScratchDirectory;
  let file: string;

  beforeEach(() => {
    scratch = scratchDirectory();
    file = scratch.path('keys.sqlite');
  });
  afterEach(() => scratch.remove());

  it('does not open under another master key, and names the reason', () => {
    SqliteKeyRing.open({ file, masterKey }).close();
    const otherKey = Buffer.alloc(32, 8);
    expect(() => SqliteKeyRing.open({ file, masterKey: otherKey })).toThrow(/another master key/);
    expect(() => SqliteKeyRing.open({ file, masterKey: otherKey })).toThrow(
      expect.objectContaining({ name: 'KeyRingError', kind: 'wrong-master-key' }),
    );
    expect(() => SqliteKeyRing.open({ file, masterKey: Buffer.alloc(16) })).toThrow(/32 bytes, not 16/);
  });

  it('holds no key in the clear', () => {
    const ring = SqliteKeyRing.open({ file, masterKey });
    const key = ring.keysFor(['worker-333-1']).get('worker-333-1') as Buffer;
    const contentKey = Buffer.from(ring.contentKey());
    ring.close();
    const bytes = readFileSync(file);
    expect(bytes.includes('worker-333-1')).toBe(true);
    expect(bytes.includes(key)).toBe(false);
    expect(bytes.includes(contentKey)).toBe(false);
  });

  it('gives a key in memory of its own, so that one that is remembered keeps no more than itself', () => {
    const ring = SqliteKeyRing.open({ file, masterKey });
    const key = ring.keysFor(['worker-333-1']).get('worker-333-1');
    ring.close();
    expect(key instanceof Uint8Array ? key.buffer.byteLength : key).toBe(32);
  });

  it('refuses a key that was moved to another subject', () => {
    const ring = SqliteKeyRing.open({ file, masterKey });
    ring.keysFor(['a', 'b']);
    ring.close();
    const meddler = betterSqlite3(file, { readOnly: false, busyTimeoutMs: 0 });
    meddler.exec("UPDATE subject_key SET wrapped = (SELECT wrapped FROM subject_key WHERE subject = 'a')");
    meddler.close();
    const again = SqliteKeyRing.open({ file, masterKey });
    expect(again.keyOf('a')).toHaveLength(32);
    expect(() => again.keyOf('b')).toThrow(expect.objectContaining({ kind: 'keys-corrupt' }));
    again.close();
  });

  it('leaves nothing of a destroyed key in the file or in its write-ahead log', () => {
    const ring = SqliteKeyRing.open({ file, masterKey });
    ring.keysFor(['gone', ...Array.from({ length: 500 }, (_, index) => `kept-${index}`)]);
    const look = betterSqlite3(file, { readOnly: true, busyTimeoutMs: 0 });
    const { wrapped } = look.prepare("SELECT wrapped FROM subject_key WHERE subject = 'gone'").get() as {
      wrapped: Buffer;
    };
    look.close();
    // The ends of what SQLite frees are written over, with secure_delete or without.
    const rest = wrapped.subarray(16, 44);
    const inFiles = (): boolean => [file, `${file}-wal`].some((name) => readFileSync(name).includes(rest));
    expect(inFiles()).toBe(true);
    ring.destroy('gone');
    expect(inFiles()).toBe(false);
    ring.close();
  });

  it('shows a reader the keys that a writer makes and destroys meanwhile', () => {
    const writer = SqliteKeyRing.open({ file, masterKey });
    const reader = SqliteKeyRing.open({ file, masterKey, readOnly: true });
    expect(reader.keyOf('a')).toBeUndefined();
    const key = writer.keysFor(['a']).get('a') as Buffer;
    expect(Buffer.from(reader.keyOf('a') as Uint8Array).equals(key)).toBe(true);
    writer.destroy('a');
    expect(reader.keyOf('a')).toBe('erased');
    expect(() => reader.keysFor(['b'])).toThrow(expect.objectContaining({ kind: 'keys-unavailable' }));
    reader.close();
    writer.close();
  });

  it('gives two processes that make the key of one subject the same key', () => {
    const one = SqliteKeyRing.open({ file, masterKey });
    const two = SqliteKeyRing.open({ file, masterKey });
    const made = one.keysFor(['a']).get('a') as Buffer;
    expect(Buffer.from(two.keysFor(['a']).get('a') as Uint8Array).equals(made)).toBe(true);
    expect(one.contentKey()).toEqual(two.contentKey());
    one.close();
    two.close();
  });

  it('does not open a file that is none, or that is not there to be read', () => {
    expect(() => SqliteKeyRing.open({ file, masterKey, readOnly: true })).toThrow(
      expect.objectContaining({ kind: 'keys-unavailable' }),
    );
    const other = betterSqlite3(file, { readOnly: false, busyTimeoutMs: 0 });
    other.exec('CREATE TABLE something (else_entirely TEXT)');
    other.close();
    expect(() => SqliteKeyRing.open({ file, masterKey })).toThrow(/not a file of keys/);
  });
});
