import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteKeyRing } from '@daybook/log';
import { openAccess, type Access } from './access';
import { KeyRegister, type IssuedKey, type KeyRequest } from './key-register';
import { readSettings } from './settings';

const MORNING = Date.parse('2024-04-09T08:00:00Z');

async function accessOf(environment: Record<string, string>, keysFile?: string): Promise<Access> {
  const settings = readSettings(environment);
  return openAccess({ settings, ...(keysFile === undefined ? {} : { keysFile }), clock: () => MORNING });
}

describe('Without authentication', () => {
  it('everybody on this machine is local, with every role and every authority, and there are no keys', async () => {
    const access = await accessOf({});
    const local = { name: 'local', role: 'every', authority: null, sources: null };
    expect(access.authenticate(null)).toEqual(local);
    expect(access.authenticate('daybook_whatever')).toEqual(local);
    expect(access.firstKeys).toEqual([]);
  });
});

describe('With keys', () => {
  it('nobody comes in without one, or with one that was never made', async () => {
    const access = await accessOf({ DAYBOOK_AUTH: 'keys' });
    expect(access.authenticate(null)).toBeNull();
    expect(access.authenticate('')).toBeNull();
    expect(access.authenticate(`daybook_${'A'.repeat(43)}`)).toBeNull();
  });

  it('the first start makes one for each role, the emitter’s for the authority of the settings', async () => {
    const access = await accessOf({ DAYBOOK_AUTH: 'keys', DAYBOOK_AUTHORITY: '333' });
    expect(access.firstKeys.map(({ role }) => role)).toEqual(['admin', 'emitter', 'analyst', 'auditor']);
    expect(access.firstKeys.map(({ key }) => access.authenticate(key))).toEqual([
      { name: 'admin', role: 'admin', authority: null, sources: null },
      { name: 'emitter', role: 'emitter', authority: '333', sources: null },
      { name: 'analyst', role: 'analyst', authority: null, sources: null },
      { name: 'auditor', role: 'auditor', authority: null, sources: null },
    ]);
    expect(access.firstKeys).toHaveLength(4);
  });

  it('the first emitter records for every authority where the settings name none', async () => {
    const access = await accessOf({ DAYBOOK_AUTH: 'keys' });
    const emitter = access.firstKeys.find(({ role }) => role === 'emitter');
    expect(access.authenticate(emitter?.key ?? null)?.authority).toBeNull();
  });
});

describe('The keys of a data directory', () => {
  let directory: string;
  let environment: Record<string, string>;
  let now: number;
  const keysFile = (): string => join(directory, 'keys.sqlite');
  const register = (): KeyRegister => KeyRegister.open({ environment, access: 'write', clock: () => now });
  const add = (request: KeyRequest): IssuedKey => using((keys) => keys.add(request));

  function using<T>(work: (keys: KeyRegister) => T): T {
    const keys = register();
    try {
      return work(keys);
    } finally {
      keys.close();
    }
  }

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'daybook-access-'));
    // The log stands for the Daybook that is there; only its presence is asked.
    const log = join(directory, 'keys.sqlite');
    environment = { DAYBOOK_AUTH: 'keys', DAYBOOK_DATA: directory, DAYBOOK_LOG: `sqlite:${log}` };
    now = MORNING;
    SqliteKeyRing.open({ file: keysFile(), masterKey: Buffer.alloc(32, 7) }).close();
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('are made on the first start, and on no later one, even when all of them were revoked', async () => {
    const first = await accessOf(environment, keysFile());
    const keys = first.firstKeys;
    expect(keys).toHaveLength(4);
    first.close();
    using((all) => all.list().forEach(({ id }) => all.revoke(id)));
    const second = await accessOf(environment, keysFile());
    expect(second.firstKeys).toEqual([]);
    expect(keys.map(({ key }) => second.authenticate(key))).toEqual([null, null, null, null]);
    second.close();
  });

  it('are not made by one who opens the book and does not look at them', async () => {
    const command = await accessOf(environment, keysFile());
    expect(command.authenticate('daybook_x')).toBeNull();
    command.close();
    const server = await accessOf(environment, keysFile());
    expect(server.firstKeys).toHaveLength(4);
    server.close();
  });

  it('are none of the first start where somebody made one before it', async () => {
    add({ role: 'admin' });
    const access = await accessOf(environment, keysFile());
    expect(access.firstKeys).toEqual([]);
    access.close();
  });

  it('let a key in that is made beside the server, until it is revoked or expires', async () => {
    const server = await accessOf(environment, keysFile());
    expect(server.firstKeys).toHaveLength(4);
    const { id, key } = add({ role: 'emitter', name: 'iTrent', authority: '330', sources: ['urn:itrent'] });
    const credential = { name: 'iTrent', role: 'emitter', authority: '330', sources: ['urn:itrent'] };
    expect(server.authenticate(key)).toEqual(credential);
    using((keys) => expect(keys.revoke(id)).toMatchObject({ id, status: 'revoked' }));
    expect(server.authenticate(key)).toBeNull();
    now = MORNING - 2_000;
    const brief = add({ role: 'analyst', expires: '2024-04-09T07:59:59Z' });
    expect(server.authenticate(brief.key)).toBeNull();
    server.close();
  });

  it('are listed with what became of them, never with what was shown once', () => {
    const one = add({ role: 'analyst', authority: '333', expires: '2024-04-09' });
    const two = add({ role: 'auditor', name: 'Internal audit' });
    const { key, ...shown } = one;
    expect(shown).toMatchObject({ name: 'analyst', authority: '333', expiresAt: '2024-04-09T23:00:00.000Z' });
    now = Date.parse('2024-04-09T23:00:00Z');
    using((keys) => keys.revoke(two.id));
    const listed = using((keys) => keys.list());
    expect(listed.map(({ id, status }) => ({ id, status }))).toEqual([
      { id: one.id, status: 'expired' },
      { id: two.id, status: 'revoked' },
    ]);
    expect(JSON.stringify(listed)).not.toContain(key);
  });

  it.each([
    ['role', { role: 'root' }],
    ['name', { role: 'admin', name: 'local' }],
    ['name', { role: 'admin', name: ' padded' }],
    ['name', { role: 'admin', name: 'a'.repeat(129) }],
    ['authority', { role: 'emitter', authority: '33' }],
    ['authority', { role: 'auditor', authority: '333' }],
    ['authority', { role: 'admin', authority: '333' }],
    ['source', { role: 'analyst', sources: ['urn:a'] }],
    ['source', { role: 'emitter', sources: [''] }],
    ['expires', { role: 'emitter', expires: '2024-04-08' }],
    ['expires', { role: 'emitter', expires: '2024-04-09T08:00:00Z' }],
    ['expires', { role: 'emitter', expires: 'tomorrow' }],
  ] as const)('are refused with a wrong %s: %j', (name, request) => {
    expect(() => add(request)).toThrow(
      expect.objectContaining({
        code: 'bad-parameter',
        errors: [expect.objectContaining({ pointer: `/${name}` })],
      }),
    );
    expect(using((keys) => keys.list())).toEqual([]);
  });

  it('are not there to be revoked under an id that was never given', () => {
    using((keys) => expect(() => keys.revoke('7')).toThrow(expect.objectContaining({ code: 'not-found' })));
  });

  it('are not looked for where there is no Daybook, or in one that is memory', () => {
    environment = { DAYBOOK_DATA: join(directory, 'elsewhere') };
    expect(register).toThrow(expect.objectContaining({ name: 'DataDirectoryError', kind: 'missing' }));
    environment = { DAYBOOK_LOG: 'memory:' };
    expect(register).toThrow(expect.objectContaining({ name: 'SettingsError' }));
  });
});
