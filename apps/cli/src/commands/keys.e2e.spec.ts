import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IssuedKey, type KeyShown, openBook } from '@daybook/book';

const PROGRAM = join(__dirname, '..', '..', 'bin', 'daybook.js');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let parent: string;
let data: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'daybook-keys-'));
  data = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function daybook(args: readonly string[], environment: Record<string, string> = {}): Ended {
  const env = { DAYBOOK_DATA: data, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    env,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

async function makeDaybook(): Promise<void> {
  const environment = { DAYBOOK_DATA: data };
  await (await openBook({ environment, access: 'record', threads: false })).close();
}

function add(args: readonly string[], environment: Record<string, string> = {}): IssuedKey {
  const { code, stdout, stderr } = daybook(['keys', 'add', '--json', ...args], environment);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as IssuedKey;
}

function list(): readonly KeyShown[] {
  const { items } = JSON.parse(daybook(['keys', 'list', '--json']).stdout) as { items: KeyShown[] };
  return items;
}

describe('daybook keys', () => {
  it('exits 3 where there is no Daybook, and makes none', () => {
    for (const args of [['list'], ['add', '--role', 'admin'], ['revoke', '1']]) {
      expect(daybook(['keys', ...args])).toMatchObject({ code: 3, stdout: '' });
    }
    expect(existsSync(data)).toBe(false);
  });

  it('makes a key for a role, an authority, sources and a time, lists it and revokes it', async () => {
    await makeDaybook();
    const scope = ['--authority', '333', '--source', 'urn:a', '--source', 'urn:b'];
    const { key, ...shown } = add(['--role', 'emitter', '--name', 'HR', ...scope, '--expires', '2199-01-31']);
    expect(key).toMatch(/^daybook_[\w-]{43,}$/);
    expect(shown).toMatchObject({
      name: 'HR',
      role: 'emitter',
      authority: '333',
      sources: ['urn:a', 'urn:b'],
      expiresAt: '2199-02-01T00:00:00.000Z',
      status: 'in-force',
    });
    expect(list()).toEqual([shown]);
    expect(daybook(['keys', 'revoke', shown.id])).toMatchObject({ code: 0, stderr: '' });
    expect(list()).toMatchObject([{ id: shown.id, status: 'revoked' }]);
  });

  it('takes the authority from the environment for who records or asks, and not for the others', async () => {
    await makeDaybook();
    const environment = { DAYBOOK_AUTHORITY: '333' };
    const authorityOf = (...args: string[]): string | null => add(args, environment).authority;
    expect(authorityOf('--role', 'emitter')).toBe('333');
    expect(authorityOf('--role', 'analyst')).toBe('333');
    expect(authorityOf('--role', 'emitter', '--authority', 'all')).toBeNull();
    expect(authorityOf('--role', 'auditor')).toBeNull();
    expect(authorityOf('--role', 'admin')).toBeNull();
  });

  it.each([
    ['no role', ['add'], /--role/],
    ['a role that there is not', ['add', '--role', 'root'], /role must be one of admin, emitter/],
    ['an authority that there is not', ['add', '--role', 'emitter', '--authority', '999'], /999/],
    ['a time that is past', ['add', '--role', 'emitter', '--expires', '2024-01-01'], /past/],
    ['an option that there is not', ['list', '--all'], /--all/],
    ['an id that was never given', ['revoke', '7'], /no key 7/],
    ['a verb that there is not', ['rotate'], /rotate/],
  ] as const)('exits 2 on %s, and says so', async (_, args, says) => {
    await makeDaybook();
    const { code, stdout, stderr } = daybook(['keys', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });
});
