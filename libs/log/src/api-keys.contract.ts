import { describe, expect, it } from '@jest/globals';
import type { ApiKeyRequest, ApiKeys } from './api-keys';

/** A clock that a test moves by hand, in milliseconds since 1970. */
export interface MovedClock {
  now: number;
}

/** API keys opened for one test, none made yet, and how to be rid of them afterwards. */
export interface ApiKeysOnTrial {
  readonly keys: ApiKeys;
  readonly done: () => Promise<void>;
}

/** API keys that outlive their process: opened again they are what they were. */
export interface DurableApiKeysOnTrial extends ApiKeysOnTrial {
  readonly reopen: () => Promise<ApiKeys>;
}

const emitter: ApiKeyRequest = {
  name: 'iTrent',
  role: 'emitter',
  authority: '333',
  sources: ['urn:itrent:sandwell', 'urn:é'],
  expiresAt: null,
};
const auditor: ApiKeyRequest = {
  name: 'Internal audit',
  role: 'auditor',
  authority: null,
  sources: null,
  expiresAt: null,
};
const MORNING = Date.parse('2024-04-09T08:00:00.000Z');

/** Every promise of the ApiKeys port, tried on the adapter that `openFresh` opens. */
export function apiKeysContract(
  name: string,
  openFresh: (clock: () => number) => Promise<ApiKeysOnTrial>,
): void {
  const promise = promises(openFresh);

  describe(`${name} keeps the promises of API keys`, () => {
    promise('makes a key of 256 bits or more, which finds who holds it', ({ keys }) => {
      const { id, key } = keys.add(emitter);
      expect(key).toMatch(/^daybook_[A-Za-z0-9_-]{43,}$/);
      expect(Buffer.from(key.slice('daybook_'.length), 'base64url').length).toBeGreaterThanOrEqual(32);
      expect(keys.find(key)).toEqual({
        ...emitter,
        id,
        createdAt: '2024-04-09T08:00:00.000Z',
        revokedAt: null,
      });
    });

    promise('makes another key each time, however often the same is asked for', ({ keys }) => {
      const made = Array.from({ length: 200 }, () => keys.add(auditor));
      expect(new Set(made.map(({ key }) => key)).size).toBe(200);
      expect(new Set(made.map(({ id }) => id)).size).toBe(200);
      expect(made.map(({ key }) => keys.find(key)?.id)).toEqual(made.map(({ id }) => id));
    });

    promise('finds nobody by what is not a key', ({ keys }) => {
      const { id, key } = keys.add(emitter);
      const tampered = key.slice(0, -2) + (key.endsWith('AA') ? 'BB' : 'AA');
      for (const other of [
        '',
        id,
        'daybook_',
        tampered,
        `${key} `,
        key.toLowerCase(),
        key.slice(8),
        "' OR 1",
      ]) {
        expect(keys.find(other)).toBeUndefined();
      }
    });

    promise('does not find a key that was revoked, and leaves the others', ({ keys }, clock) => {
      const gone = keys.add(emitter);
      const kept = keys.add(auditor);
      clock.now += 1_000;
      expect(keys.revoke(gone.id)).toBe(true);
      expect(keys.find(gone.key)).toBeUndefined();
      expect(keys.find(kept.key)).toMatchObject(auditor);
      clock.now += 1_000;
      expect(keys.revoke(gone.id)).toBe(true);
      expect(keys.list().map(({ revokedAt }) => revokedAt)).toEqual(['2024-04-09T08:00:01.000Z', null]);
    });

    promise('says that it has no key of an id that it never gave', ({ keys }) => {
      keys.add(emitter);
      for (const id of ['0', '2', '-1', '01', '1.0', '', 'one', '9'.repeat(40)]) {
        expect(keys.revoke(id)).toBe(false);
      }
      expect(keys.list()[0]?.revokedAt).toBeNull();
    });

    promise('finds a key until the instant at which it expires, and not from then on', ({ keys }, clock) => {
      const { key } = keys.add({ ...emitter, expiresAt: '2024-04-09T09:00:00.000Z' });
      clock.now = Date.parse('2024-04-09T08:59:59.999Z');
      expect(keys.find(key)).toMatchObject({ name: 'iTrent', expiresAt: '2024-04-09T09:00:00.000Z' });
      clock.now += 1;
      expect(keys.find(key)).toBeUndefined();
      expect(keys.list()).toHaveLength(1);
    });

    promise('lists every key in the order in which they were made, without the keys', ({ keys }) => {
      expect(keys.list()).toEqual([]);
      const made = [keys.add(emitter), keys.add(auditor), keys.add(emitter)];
      expect(keys.list().map(({ id, name }) => ({ id, name }))).toEqual([
        { id: made[0]?.id, name: 'iTrent' },
        { id: made[1]?.id, name: 'Internal audit' },
        { id: made[2]?.id, name: 'iTrent' },
      ]);
      const shown = JSON.stringify(keys.list());
      for (const { key } of made) expect(shown).not.toContain(key.slice('daybook_'.length));
    });

    promise('makes first keys where there were none, and never again', ({ keys }) => {
      const first = keys.addFirst([auditor, emitter]);
      expect(first.map(({ key }) => keys.find(key)?.name)).toEqual(['Internal audit', 'iTrent']);
      expect(keys.addFirst([auditor])).toEqual([]);
      for (const { id } of first) keys.revoke(id);
      expect(keys.addFirst([auditor])).toEqual([]);
      expect(keys.list()).toHaveLength(2);
    });
  });
}

/** What API keys that outlive their process promise besides. */
export function durableApiKeysContract(
  name: string,
  openFresh: (clock: () => number) => Promise<DurableApiKeysOnTrial>,
): void {
  const promise = promises(openFresh);

  describe(`${name} keeps its keys when it is opened again`, () => {
    promise('finds the keys that it made and lists them as before', async ({ keys, reopen }) => {
      const { key } = keys.add(emitter);
      const revoked = keys.add(auditor);
      keys.revoke(revoked.id);
      const before = keys.list();
      keys.close();
      const again = await reopen();
      expect(again.list()).toEqual(before);
      expect(again.find(key)).toMatchObject(emitter);
      expect(again.find(revoked.key)).toBeUndefined();
      expect(again.addFirst([auditor])).toEqual([]);
      expect(again.add(auditor).id).not.toBe(revoked.id);
      again.close();
    });

    promise('refuses at once a key that somebody else has revoked meanwhile', async ({ keys, reopen }) => {
      const other = await reopen();
      const { id, key } = other.add(emitter);
      expect(keys.find(key)?.id).toBe(id);
      other.revoke(id);
      expect(keys.find(key)).toBeUndefined();
      other.close();
      keys.close();
    });
  });
}

function promises<T extends ApiKeysOnTrial>(
  openFresh: (clock: () => number) => Promise<T>,
): (promise: string, body: (trial: T, clock: MovedClock) => void | Promise<void>) => void {
  return (promise, body) => {
    it(promise, async () => {
      const clock = { now: MORNING };
      const trial = await openFresh(() => clock.now);
      try {
        await body(trial, clock);
      } finally {
        await trial.done();
      }
    });
  };
}
