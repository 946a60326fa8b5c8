import { type DaybookEvent, type LogEntry, parseEvent, streamOf, type Json } from '@daybook/events';
import { foldSubject } from '@daybook/facts';
import { canonicalJson } from '@daybook/proof';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { ClaimTelling, type Known } from './claim-telling';
import { employmentColumns, employmentReading, rowsOf } from './reading-trial';
import type { ExtractClaim } from './row-claims';

/** A record that takes what is entered, and refuses what no record would take. */
class PretendRecord {
  readonly events = new Map<string, DaybookEvent>();

  /** Enters what the claims come to, and says how many events that were. */
  enter(claims: readonly ExtractClaim[]): number {
    const before = this.events.size;
    for (const claim of claims) {
      const telling = new ClaimTelling(claim);
      while (telling.told === undefined) telling.take(telling.questions().map((event) => this.known(event)));
      if (telling.told === null || 'standing' in telling.told) continue;
      const { event } = telling.told;
      expect(parseEvent(event as unknown as Json)).toMatchObject({ ok: true });
      expect(this.events.has(event.id)).toBe(false);
      this.events.set(event.id, event);
    }
    return this.events.size - before;
  }

  known(event: DaybookEvent): Known {
    const standing = this.events.get(event.id);
    if (standing === undefined) return 'absent';
    return canonicalJson(standing as never) === canonicalJson(event as never) ? 'same' : 'other';
  }

  /** The employments that the record has: worker, id, first day, last day, FTE. */
  employments(): readonly (readonly unknown[])[] {
    const entries = [...this.events.values()].map((event, index): LogEntry => ({
      position: BigInt(index + 1),
      revision: 0n,
      stream: streamOf(event),
      recordedAt: '2024-01-01T00:00:00.000Z',
      recordedBy: 'spec',
      event,
    }));
    const streams = new Map<string, LogEntry[]>();
    for (const entry of entries) streams.set(entry.stream, [...(streams.get(entry.stream) ?? []), entry]);
    const folds = [...streams.values()].map((stream) => foldSubject(stream));
    expect(folds.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual([]);
    const facts = folds.flatMap((fold) => fold.facts);
    const found = facts
      .filter(({ what }) => what === 'employment-terms')
      .map(({ subject, key, from, to, value }) => [subject, key, from, to, value['fteMillionths']]);
    return sorted(found);
  }
}

function sorted(rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

interface RowSaid {
  readonly worker: string;
  readonly start: string;
  readonly end: string;
  readonly fte: string;
}

async function claimsOf(rows: readonly RowSaid[]): Promise<readonly ExtractClaim[]> {
  const cells = rows.map(({ worker, start, end, fte }) => [worker, 'E-1', start, end, 'SW', fte, 'A, B']);
  const read = await rowsOf(stringify([Object.keys(employmentColumns), ...cells]), employmentReading());
  return read.flatMap((row) => ('claims' in row ? row.claims : []));
}

const row = (change: Partial<RowSaid> = {}): RowSaid => ({
  worker: 'SW-1',
  start: '2024-04-02',
  end: '',
  fte: '0.8',
  ...change,
});

async function entered(...files: readonly (readonly RowSaid[])[]): Promise<readonly number[]> {
  const record = new PretendRecord();
  const counts: number[] = [];
  for (const file of files) counts.push(record.enter(await claimsOf(file)));
  return counts;
}

describe('an extract that is recorded again', () => {
  it('enters nothing where it says the same', async () => {
    expect(await entered([row(), row({ worker: 'SW-2' })], [row({ worker: 'SW-2' }), row()])).toEqual([4, 0]);
  });

  it('enters one correction where a cell changed, and one more where it changes back', async () => {
    const file = [row()];
    expect(await entered(file, [row({ fte: '0.6' })], [row({ fte: '0.6' })], file, file)).toEqual([
      2, 1, 0, 1, 0,
    ]);
  });

  it('enters the leaving once there is a last day, and takes it back once there is none', async () => {
    const leaves = [row({ end: '2024-09-30' })];
    expect(await entered([row()], leaves, leaves, [row()], [row()], leaves, leaves)).toEqual([
      2, 1, 0, 1, 0, 1, 0,
    ]);
  });

  it('ends nothing for whoever is not in it', async () => {
    const record = new PretendRecord();
    record.enter(await claimsOf([row(), row({ worker: 'SW-2' })]));
    expect(record.enter(await claimsOf([row({ worker: 'SW-2' })]))).toBe(0);
    expect(record.employments()).toHaveLength(2);
  });

  it('takes a field away where its cell was emptied', async () => {
    const record = new PretendRecord();
    record.enter(await claimsOf([row()]));
    expect(record.enter(await claimsOf([row({ fte: '' })]))).toBe(1);
    expect(record.employments()).toEqual([['worker/SW-1', 'E-1', '2024-04-02', null, null]]);
  });
});

const anyRow = fc.record({
  worker: fc.constantFrom('SW-1', 'SW-2', 'SW-3'),
  start: fc.constantFrom('2020-01-06', '2021-02-01', '2022-03-07'),
  end: fc.constantFrom('', '', '2023-06-30', '2024-06-30'),
  fte: fc.constantFrom('', '0.5', '1'),
});
const anyFile = fc.uniqueArray(anyRow, { selector: ({ worker }) => worker, maxLength: 3 });

describe('however often rows change', () => {
  it('the record has the employments that the last row of each says, and nothing that does not add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { minLength: 1, maxLength: 7 }), async (files) => {
        const record = new PretendRecord();
        const latest = new Map<string, RowSaid>();
        for (const file of files) {
          record.enter(await claimsOf(file));
          for (const said of file) latest.set(said.worker, said);
          expect(record.enter(await claimsOf(file))).toBe(0);
        }
        const expected = [...latest.values()].map(({ worker, start, end, fte }) => [
          `worker/${worker}`,
          'E-1',
          start,
          end === '' ? null : end,
          fte === '' ? null : Number(fte) * 1_000_000,
        ]);
        expect(record.employments()).toEqual(sorted(expected));
      }),
    );
  });
});
