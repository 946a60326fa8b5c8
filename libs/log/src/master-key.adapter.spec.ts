import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readOrCreateMasterKey } from './master-key';
import { scratchDirectory, type ScratchDirectory } from './scratch-directory';

describe('The file of the master key', () => {
  let scratch: ScratchDirectory;
  let file: string;

  beforeEach(() => {
    scratch = scratchDirectory();
    file = scratch.path('master.key');
  });
  afterEach(() => scratch.remove());

  it('is made where there is none, for its owner only, and read ever after', () => {
    const key = readOrCreateMasterKey(file);
    expect(key).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'latin1')).toBe(`${key.toString('hex')}\n`);
    expect(readOrCreateMasterKey(file).equals(key)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(['master.key']);
  });

  it('holds another key in every installation', () => {
    expect(readOrCreateMasterKey(file).equals(readOrCreateMasterKey(scratch.path('other.key')))).toBe(false);
  });

  it('may be written by hand, in capitals or without a line end', () => {
    writeFileSync(file, 'AB'.repeat(32));
    expect(readOrCreateMasterKey(file).equals(Buffer.alloc(32, 0xab))).toBe(true);
  });

  it.each(['', 'ab'.repeat(31), 'ab'.repeat(33), 'xy'.repeat(32), '{}'])(
    'is not taken for a key: %j',
    (text) => {
      writeFileSync(file, text);
      chmodSync(file, 0o600);
      expect(() => readOrCreateMasterKey(file)).toThrow(
        expect.objectContaining({ name: 'KeyRingError', kind: 'keys-corrupt' }),
      );
      expect(readFileSync(file, 'latin1')).toBe(text);
    },
  );

  it('that cannot be read or written is an error that names it', () => {
    mkdirSync(file);
    expect(() => readOrCreateMasterKey(file)).toThrow(expect.objectContaining({ kind: 'keys-unavailable' }));
    expect(() => readOrCreateMasterKey(scratch.path('absent/master.key'))).toThrow(/absent\/master\.key/);
  });
});
