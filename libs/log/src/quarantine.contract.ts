import { describe, expect, it } from '@jest/globals';
import type { Quarantine, QuarantineEntry, QuarantineReceipt, Refused } from './quarantine';

/** A quarantine opened for one test, empty, and how to be rid of it afterwards. */
export interface QuarantineOnTrial {
  readonly quarantine: Quarantine;
  readonly done: () => Promise<void>;
}

/** A quarantine that outlives its process. */
export interface DurableQuarantineOnTrial extends QuarantineOnTrial {
  readonly reopen: () => Promise<Quarantine>;
}

/** Every promise of the Quarantine port, tried on the adapter that `openFresh` opens. */
export function quarantineContract(name: string, openFresh: () => Promise<QuarantineOnTrial>): void {
  const promise = promises(openFresh);

  describe(`${name} keeps the promises of a quarantine`, () => {
    promise(
      'keeps what was refused, exactly as it came, with its origin and its reason',
      async ({ quarantine }) => {
        const one = lineOf('starters.ndjson', 7, Buffer.from([0x7b, 0xff, 0x00, 0x0a]));
        const two: Refused = {
          receivedAt: '2024-04-09T08:12:01.000Z',
          origin: { kind: 'kafka', topic: 'daybook.events.in', partition: 3, offset: '9007199254740993' },
          problem: { code: 'bad-value', detail: 'expected …', errors: [] },
          raw: Buffer.from('{"id":"é"}'),
        };
        const ids = [await quarantine.park(one), await quarantine.park(two)];
        expect(await gotten(quarantine, ids[0])).toEqual({ ...readable(one), id: ids[0], status: 'waiting' });
        expect(await gotten(quarantine, ids[1])).toEqual({ ...readable(two), id: ids[1], status: 'waiting' });
      },
    );

    promise('knows nothing of an id that it never gave', async ({ quarantine }) => {
      await quarantine.park(lineOf('a', 1));
      for (const id of ['0', '2', '-1', '1.0', '01', '', 'one', '9'.repeat(40)]) {
        expect(await quarantine.get(id)).toBeUndefined();
        expect(await quarantine.markResubmitted(id, receipt)).toBe(false);
      }
    });

    promise('lists in the order of parking, a page at a time', async ({ quarantine }) => {
      const ids = [];
      for (let line = 1; line <= 12; line += 1) ids.push(await quarantine.park(lineOf('a', line)));
      const seen: string[] = [];
      for (let after: string | undefined; ; after = seen.at(-1)) {
        const page = await quarantine.list({ limit: 5, ...(after === undefined ? {} : { after }) });
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(5);
        seen.push(...page.map(({ id }) => id));
      }
      expect(seen).toEqual(ids);
      expect(new Set(ids).size).toBe(12);
    });

    promise('parks many at once, each under an id of its own', async ({ quarantine }) => {
      const lines = Array.from({ length: 100 }, (_, index) => lineOf('a', index + 1));
      const ids = await Promise.all(lines.map(async (line) => quarantine.park(line)));
      const listed = await quarantine.list({ limit: 1_000 });
      expect(listed.map(({ origin }) => origin.line)).toEqual(lines.map(({ origin }) => origin.line));
      expect(listed.map(({ id }) => id)).toEqual(ids);
    });

    promise('tells those that wait from those that were sent again and taken', async ({ quarantine }) => {
      const ids = [];
      for (let line = 1; line <= 3; line += 1) ids.push(await quarantine.park(lineOf('a', line)));
      expect(await quarantine.markResubmitted(ids[1] ?? '', receipt)).toBe(true);
      expect((await quarantine.list({ limit: 9, status: 'waiting' })).map(({ id }) => id)).toEqual([
        ids[0],
        ids[2],
      ]);
      const taken = await quarantine.list({ limit: 9, status: 'resubmitted' });
      expect(taken.map(readable)).toEqual([
        { ...readable(lineOf('a', 2)), id: ids[1], status: 'resubmitted', receipt },
      ]);
      expect(await quarantine.list({ limit: 9 })).toHaveLength(3);
    });

    promise('keeps the first receipt of an entry that is sent again twice', async ({ quarantine }) => {
      const id = await quarantine.park(lineOf('a', 1));
      await quarantine.markResubmitted(id, receipt);
      expect(await quarantine.markResubmitted(id, { ...receipt, position: '99' })).toBe(false);
      expect((await quarantine.get(id))?.receipt).toEqual(receipt);
    });
  });
}

/** What a quarantine that outlives its process promises besides. */
export function durableQuarantineContract(
  name: string,
  openFresh: () => Promise<DurableQuarantineOnTrial>,
): void {
  const promise = promises(openFresh);

  describe(`${name} keeps its entries when it is opened again`, () => {
    promise(
      'holds every entry, goes on counting, and knows what was taken',
      async ({ quarantine, reopen }) => {
        const ids = [await quarantine.park(lineOf('a', 1)), await quarantine.park(lineOf('a', 2))];
        await quarantine.markResubmitted(ids[0] ?? '', receipt);
        const before = (await quarantine.list({ limit: 9 })).map(readable);
        const again = await reopen();
        expect((await again.list({ limit: 9 })).map(readable)).toEqual(before);
        const next = await again.park(lineOf('a', 3));
        expect((await again.list({ limit: 9, after: ids[1] ?? '' })).map(({ id }) => id)).toEqual([next]);
      },
    );
  });
}

const receipt: QuarantineReceipt = {
  source: 'urn:payroll',
  id: 'e-1',
  status: 'recorded',
  position: '17',
  revision: '0',
  recordedAt: '2024-04-10T08:12:00.000Z',
};

function lineOf(file: string, line: number, raw: Uint8Array = Buffer.from('{"id":')): Refused {
  return {
    receivedAt: '2024-04-09T08:12:00.000Z',
    origin: { kind: 'file', file, line },
    problem: {
      code: 'malformed',
      detail: 'expected JSON',
      errors: [{ pointer: '', code: 'malformed', detail: 'expected JSON' }],
    },
    raw,
  };
}

/** With the bytes as text, for Buffer and Uint8Array of one content are not equal to Jest. */
function readable<T extends Refused>(refused: T): Omit<T, 'raw'> & { readonly raw: string } {
  return { ...refused, raw: Buffer.from(refused.raw).toString('hex') };
}

async function gotten(quarantine: Quarantine, id = ''): Promise<unknown> {
  const entry: QuarantineEntry | undefined = await quarantine.get(id);
  return entry && readable(entry);
}

function promises<T extends QuarantineOnTrial>(
  openFresh: () => Promise<T>,
): (promise: string, body: (trial: T) => Promise<void>) => void {
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
