import { describe, expect, it } from '@jest/globals';
import type { Bookmarks } from './bookmarks';

/** A place for bookmarks opened for one test, empty. */
export interface BookmarksOnTrial {
  readonly bookmarks: Bookmarks;
  /** The same place as another process finds it; the same object where nothing outlives the process. */
  readonly reopen: () => Bookmarks;
  readonly done: () => void;
}

/** Every promise of the Bookmarks port, tried on the adapter that `openFresh` opens. */
export function bookmarksContract(name: string, openFresh: () => BookmarksOnTrial): void {
  const promise = (words: string, body: (trial: BookmarksOnTrial) => Promise<void>): void => {
    it(words, async () => {
      const trial = openFresh();
      try {
        await body(trial);
      } finally {
        trial.done();
      }
    });
  };

  describe(`${name} keeps the promises of bookmarks`, () => {
    promise('lies before everything where it was never laid', async ({ bookmarks }) => {
      expect(await bookmarks.read('relay')).toBe(0n);
    });

    promise('lies where it was laid last, forwards or back', async ({ bookmarks, reopen }) => {
      for (const position of [1n, 2n ** 53n + 1n, 7n, 0n, 12n]) {
        await bookmarks.move('relay', position);
        expect([await bookmarks.read('relay'), await reopen().read('relay')]).toEqual([position, position]);
      }
    });

    promise('tells names apart, whatever they are made of', async ({ bookmarks, reopen }) => {
      const names = ['relay', 'relay.2', 'a/b', '../a', 'é', 'RELAY-é', '*', ''];
      for (const [index, one] of names.entries()) await bookmarks.move(one, BigInt(index + 1));
      const found = await Promise.all(names.map((one) => reopen().read(one)));
      expect(found).toEqual(names.map((_, index) => BigInt(index + 1)));
    });
  });
}
