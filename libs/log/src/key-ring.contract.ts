import { describe, expect, it } from '@jest/globals';
import type { KeyRing } from './key-ring';

/** A key ring opened for one test, empty, and how to be rid of it afterwards. */
export interface KeyRingOnTrial {
  readonly ring: KeyRing;
  readonly done: () => Promise<void>;
}

/** A key ring that outlives its process: opened again it holds what it held. */
export interface DurableKeyRingOnTrial extends KeyRingOnTrial {
  readonly reopen: () => Promise<KeyRing>;
}

/** Every promise of the KeyRing port, tried on the adapter that `openFresh` opens. */
export function keyRingContract(name: string, openFresh: () => Promise<KeyRingOnTrial>): void {
  const promise = promises(openFresh);

  describe(`${name} keeps the promises of a key ring`, () => {
    promise(
      'makes a key of 32 bytes for a subject that has none, and gives the same one ever after',
      ({ ring }) => {
        expect(ring.keyOf('worker-333-1')).toBeUndefined();
        const made = ring.keysFor(['worker-333-1']).get('worker-333-1');
        expect(made).toHaveLength(32);
        expect(hex(ring.keyOf('worker-333-1'))).toBe(hex(made));
        expect(hex(ring.keysFor(['worker-333-1']).get('worker-333-1'))).toBe(hex(made));
      },
    );

    promise('makes a key of its own for every subject', ({ ring }) => {
      const subjects = ['worker-333-a', 'worker-333-A', 'worker-333-é', 'worker-333-~', 'child-333-a'];
      const keys = ring.keysFor(subjects);
      expect([...keys.keys()].sort()).toEqual([...subjects].sort());
      expect(new Set([...keys.values()].map(hex)).size).toBe(subjects.length);
    });

    promise('gives the keys that are there beside those it has to make', ({ ring }) => {
      const old = hex(ring.keysFor(['a']).get('a'));
      const keys = ring.keysFor(['b', 'a', 'b']);
      expect([...keys.keys()].sort()).toEqual(['a', 'b']);
      expect(hex(keys.get('a'))).toBe(old);
      expect(ring.keysFor([]).size).toBe(0);
    });

    promise('has one key for contents, which is no key of a subject', ({ ring }) => {
      const key = hex(ring.contentKey());
      expect(ring.contentKey()).toHaveLength(32);
      expect(hex(ring.keysFor(['content']).get('content'))).not.toBe(key);
      expect(hex(ring.contentKey())).toBe(key);
    });

    promise('calls a subject erased once its key was destroyed, and makes it no other', ({ ring }) => {
      const kept = hex(ring.keysFor(['gone', 'kept']).get('kept'));
      ring.destroy('gone');
      ring.destroy('never had one');
      expect(ring.keyOf('gone')).toBe('erased');
      expect(ring.keysFor(['gone', 'kept']).get('gone')).toBe('erased');
      expect(ring.keysFor(['never had one']).get('never had one')).toBe('erased');
      expect(hex(ring.keyOf('kept'))).toBe(kept);
    });

    promise('holds thousands of keys', ({ ring }) => {
      const subjects = Array.from({ length: 12_000 }, (_, index) => `child-333-${index}`);
      const made = new Map([...ring.keysFor(subjects)].map(([subject, key]) => [subject, hex(key)]));
      expect(new Set(made.values()).size).toBe(12_000);
      const wrong = subjects.filter((subject) => hex(ring.keyOf(subject)) !== made.get(subject));
      expect(wrong).toEqual([]);
    });
  });
}

/** What a key ring that outlives its process promises besides: the same keys, after it was opened again. */
export function durableKeyRingContract(name: string, openFresh: () => Promise<DurableKeyRingOnTrial>): void {
  const promise = promises(openFresh);

  describe(`${name} keeps its keys when it is opened again`, () => {
    promise('gives every subject the key it had, and contents theirs', async ({ ring, reopen }) => {
      const subjects = ['worker-333-1', 'worker-333-2'];
      const before = [...ring.keysFor(subjects).values(), ring.contentKey()].map(hex);
      ring.close();
      const again = await reopen();
      expect([...subjects.map((subject) => again.keyOf(subject)), again.contentKey()].map(hex)).toEqual(
        before,
      );
    });

    promise('still calls erased what was erased', async ({ ring, reopen }) => {
      ring.keysFor(['gone']);
      ring.destroy('gone');
      ring.close();
      const again = await reopen();
      expect(again.keyOf('gone')).toBe('erased');
      expect(again.keysFor(['gone']).get('gone')).toBe('erased');
    });
  });
}

function promises<T extends KeyRingOnTrial>(
  openFresh: () => Promise<T>,
): (promise: string, body: (trial: T) => void | Promise<void>) => void {
  return (promise, body) => {
    it(promise, async () => {
      const trial = await openFresh();
      try {
        await body(trial);
      } finally {
        await trial.done();
      }
    });
  };
}

function hex(key: Uint8Array | string | undefined): string {
  return key instanceof Uint8Array ? Buffer.from(key).toString('hex') : `no key but ${key}`;
}
