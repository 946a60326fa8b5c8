import { describe, expect, it } from '@jest/globals';
import type { IntendedRecord, ReceiptStore, ReceiptTurn } from './receipt-store';

/** A store of receipts opened for one test, empty, another opening of it, and how to be rid of both. */
export interface ReceiptsOnTrial {
  readonly store: ReceiptStore;
  /** The same store, as another process would open it. */
  readonly other: ReceiptStore;
  readonly done: () => Promise<void>;
}

const MORNING_MS = Date.UTC(2024, 3, 9, 8, 12);
const failing = { name: 'ReceiptStoreError', kind: 'receipts-unavailable' };

/** Every promise of the ReceiptStore port, tried on the adapter that `openFresh` opens. */
export function receiptStoreContract(name: string, openFresh: () => Promise<ReceiptsOnTrial>): void {
  const promise = (says: string, body: (trial: ReceiptsOnTrial) => Promise<void>): void => {
    it(says, async () => {
      const trial = await openFresh();
      try {
        await body(trial);
      } finally {
        await trial.done();
      }
    });
  };

  describe(`${name} keeps the promises of a store of receipts`, () => {
    promise('knows nothing while it is empty', async ({ store }) => {
      expect(await store.head()).toBe(0n);
      expect(await store.lastAt(1_000n)).toBe(0n);
      expect(await store.streamsOf({ source: 'urn:payroll' })).toEqual([]);
      const known = await store.takeTurn((turn) =>
        turn.look({ keys: [intended('a')], streams: ['worker-1'] }),
      );
      expect(known).toEqual({ receipts: [], lastRevisions: new Map(), lastRecordedAtMs: undefined });
    });

    promise(
      'gives back what was intended, byte for byte, in the order in which it was entered',
      async (trial) => {
        const records = ['b', 'a', 'é', '~', 'Z'].map((id, index) =>
          intended(id, { revision: BigInt(index) }),
        );
        await trial.store.takeTurn((turn) => turn.intend(records));
        const left = await trial.other.takeTurn((turn) => turn.intended());
        expect(left.map(plain)).toEqual(records.map(plain));
      },
    );

    promise('calls nothing recorded that was only intended, but keeps its revision', async ({ store }) => {
      await store.takeTurn((turn) => turn.intend([intended('a', { revision: 4n })]));
      const known = await store.takeTurn((turn) =>
        turn.look({ keys: [intended('a')], streams: ['worker-1'] }),
      );
      expect(known.receipts).toEqual([]);
      expect(known.lastRevisions).toEqual(new Map([['worker-1', 4n]]));
      expect(await store.head()).toBe(0n);
      expect(await store.streamsOf({ source: 'urn:payroll' })).toEqual([]);
    });

    promise('gives the receipt of what was completed, in every opening', async ({ store, other }) => {
      const record = intended('a', { revision: 2n });
      await write(store, [record], [7_000n]);
      const known = await other.takeTurn((turn) =>
        turn.look({ keys: [record], streams: ['worker-1', 'none'] }),
      );
      const [receipt, ...more] = known.receipts;
      expect(more).toEqual([]);
      expect({ ...receipt, contentHmac: [...(receipt?.contentHmac ?? [])] }).toEqual({
        source: 'urn:payroll',
        id: 'a',
        position: 7_000n,
        revision: 2n,
        recordedAt: '2024-04-09T08:12:00.000Z',
        contentHmac: [...record.contentHmac],
      });
      expect(known.lastRevisions).toEqual(new Map([['worker-1', 2n]]));
      expect(known.lastRecordedAtMs).toBe(MORNING_MS);
      expect(await other.takeTurn((turn) => turn.intended())).toEqual([]);
    });

    promise('finds the last position at or before another, however large', async ({ store }) => {
      const beyond = 2n ** 53n + 1n;
      // As text 9 would come after 10, and 350 before 9.
      const positions = [9n, 10n, 350n, beyond];
      const records = positions.map((_, index) => intended(`e-${index}`, { revision: BigInt(index) }));
      await write(store, records, positions);
      expect(await store.head()).toBe(beyond);
      const asked = [0n, 8n, 9n, 10n, 99n, 349n, 350n, beyond - 1n, beyond, 2n ** 62n];
      const found = [];
      for (const position of asked) found.push(await store.lastAt(position));
      expect(found).toEqual([0n, 0n, 9n, 10n, 10n, 10n, 350n, 350n, beyond, beyond]);
    });

    promise(
      'names the streams of a source in the order of their bytes, between bounds',
      async ({ store }) => {
        const streams = ['child-Z', 'child-a', 'child-~', 'child-é', 'worker-1'];
        const records = streams.map((stream, index) => intended(`e-${index}`, { stream }));
        await write(
          store,
          [...records, intended('x', { stream: 'child-b', source: 'urn:x' })],
          [1n, 2n, 3n, 4n, 5n, 6n],
        );
        const source = 'urn:payroll';
        expect(await store.streamsOf({ source })).toEqual(streams);
        expect(await store.streamsOf({ source, after: 'child-Z', through: 'child-~' })).toEqual(
          streams.slice(1, 3),
        );
        expect(await store.streamsOf({ source: 'urn:x' })).toEqual(['child-b']);
      },
    );

    promise('enters all or none: not where a key is taken, nor where a revision is', async ({ store }) => {
      await write(store, [intended('a')], [1n]);
      const taken = [
        [intended('b', { revision: 1n }), intended('a', { revision: 2n })],
        [intended('b', { revision: 1n }), intended('c', { revision: 0n })],
        [intended('b', { revision: 1n }), intended('b', { stream: 'worker-2' })],
      ];
      for (const records of taken) {
        await expect(store.takeTurn((turn) => turn.intend(records))).rejects.toMatchObject(failing);
      }
      expect(await store.takeTurn((turn) => turn.intended())).toEqual([]);
      await store.takeTurn((turn) => turn.intend([intended('b', { revision: 1n })]));
    });

    promise('withdraws what was only intended, and frees its key and its revision', async ({ store }) => {
      await write(store, [intended('kept')], [1n]);
      const lost = intended('lost', { revision: 1n });
      await store.takeTurn((turn) => turn.intend([lost]));
      await store.takeTurn((turn) => turn.withdraw([lost, intended('kept')]));
      await write(store, [{ ...lost, stream: 'worker-2' }, intended('other', { revision: 1n })], [2n, 3n]);
      const known = await store.takeTurn((turn) =>
        turn.look({ keys: [intended('kept'), lost], streams: [] }),
      );
      expect(known.receipts.map(({ id }) => id).sort()).toEqual(['kept', 'lost']);
    });

    promise('keeps the first position of what is completed again', async ({ store }) => {
      const record = intended('a');
      await write(store, [record], [5n]);
      await store.takeTurn((turn) => turn.complete([{ ...record, position: 9n }]));
      expect(await store.head()).toBe(5n);
    });

    promise(
      'gives one turn at a time, over all openings, also after one failed',
      async ({ store, other }) => {
        let holders = 0;
        let most = 0;
        const hold = async (_turn: ReceiptTurn): Promise<void> => {
          holders += 1;
          most = Math.max(most, holders);
          await new Promise((resolve) => setTimeout(resolve, 5));
          holders -= 1;
        };
        const turns = Array.from({ length: 12 }, (_, index) =>
          (index % 2 === 0 ? store : other).takeTurn(hold),
        );
        const broken = store.takeTurn(async () => Promise.reject(new Error('the work failed')));
        await expect(broken).rejects.toThrow('the work failed');
        await Promise.all(turns);
        await other.takeTurn(hold);
        expect(most).toBe(1);
      },
    );

    promise('lets nobody use a turn that has ended', async ({ store }) => {
      let kept: ReceiptTurn | undefined;
      await store.takeTurn(async (turn) => {
        kept = turn;
      });
      await expect(kept?.intend([intended('late')])).rejects.toMatchObject(failing);
      expect(await store.takeTurn((turn) => turn.intended())).toEqual([]);
    });

    promise('fails every verb once it has been closed', async ({ store }) => {
      await store.close();
      await expect(store.head()).rejects.toMatchObject(failing);
      await expect(store.lastAt(1n)).rejects.toMatchObject(failing);
      await expect(store.takeTurn((turn) => turn.intended())).rejects.toMatchObject(failing);
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}

function intended(id: string, given: Partial<IntendedRecord> = {}): IntendedRecord {
  return {
    source: 'urn:payroll',
    id,
    stream: 'worker-1',
    revision: 0n,
    recordedAtMs: MORNING_MS,
    contentHmac: Uint8Array.from([0, 255, 128, id.length]),
    bytes: Buffer.from(`{"id":"${id}\u0000é"}`),
    ...given,
  };
}

/** A record whose bytes are compared by what they are, not by what carries them. */
function plain(record: IntendedRecord): unknown {
  const { source, id, stream, revision, recordedAtMs, contentHmac, bytes } = record;
  return [source, id, stream, revision, recordedAtMs, [...contentHmac], [...bytes]];
}

/** Enters records and completes them at some positions. */
async function write(
  store: ReceiptStore,
  records: readonly IntendedRecord[],
  positions: readonly bigint[],
): Promise<void> {
  await store.takeTurn(async (turn) => {
    await turn.intend(records);
    await turn.complete(records.map((record, index) => ({ ...record, position: positions[index] ?? 0n })));
  });
}
