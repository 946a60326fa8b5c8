import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DaybookEvent } from '@daybook/events';
import type { Book } from './book';
import { openBook } from './open-book';
import type { Receipt } from './receipt';
import type { RecordRequest } from './recorder';

let folder: string;
let book: Book;
let told = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-strict-'));
  book = await openBook({ environment: { DAYBOOK_DATA: folder }, access: 'record', threads: false });
});
afterEach(async () => {
  await book.close();
  rmSync(folder, { recursive: true });
});

const claim = (worker: string, said: Pick<DaybookEvent, 'type' | 'data' | 'effectiveon'>): DaybookEvent => ({
  specversion: '1.0',
  id: `e-${(told += 1)}`,
  source: 'urn:form',
  subject: `worker/${worker}`,
  authority: '990',
  ...said,
});

const started = (worker: string, employmentId = 'E-1', effectiveon = '2024-04-02'): DaybookEvent => {
  const data = { employmentId, role: 'case-holder', fte: 1 };
  return claim(worker, { type: 'SocialWorkerStarted', effectiveon, data });
};
const left = (worker: string, effectiveon: string): DaybookEvent =>
  claim(worker, { type: 'SocialWorkerLeft', effectiveon, data: { employmentId: 'E-1' } });
const merged = (worker: string, into: string): DaybookEvent =>
  claim(worker, { type: 'WorkersMerged', data: { into } });
const retracted = ({ source, id }: DaybookEvent, worker: string): DaybookEvent => {
  const data = { retracts: { source, id }, reason: 'entered-in-error' };
  return claim(worker, { type: 'EventRetracted', data });
};

const record = (events: readonly DaybookEvent[], how: Partial<RecordRequest> = {}) =>
  book.record({ items: events.map((event) => ({ event })), recordedBy: 'local', ...how });
const strictly = (...events: readonly DaybookEvent[]) => record(events, { strict: true });

/** Statuses, and of what would not add up the rules. */
const words = (receipts: readonly Receipt[]) =>
  receipts.map(({ status, problem }) =>
    [status, ...(problem?.findings?.map(({ rule }) => rule) ?? [problem?.code ?? ''])].join(' ').trim(),
  );

describe('strict recording of a person with several ids', () => {
  it('refuses to start the same employment under an alias, and takes it where nobody said so', async () => {
    await record([started('A'), started('C'), merged('B', 'A')]);
    expect(words(await strictly(started('B')))).toEqual(['refused started-twice']);
    expect(words(await strictly(started('D')))).toEqual(['recorded']);
  });

  it('takes a leaving of what was started under another id, through further ids too', async () => {
    await record([started('A'), merged('C', 'B'), merged('B', 'A')]);
    expect(words(await strictly(left('C', '2024-09-30')))).toEqual(['recorded']);
    expect(words(await strictly(left('A', '2024-10-31')))).toEqual(['refused left-twice']);
  });

  it('forgets a merge that was retracted', async () => {
    const merge = merged('B', 'A');
    await record([started('A'), merge, retracted(merge, 'B')]);
    expect(words(await strictly(started('B')))).toEqual(['recorded']);
    expect(words(await strictly(left('C', '2024-09-30')))).toEqual(['refused leaving-without-start']);
  });

  it('refuses a merge that makes one employment of two that do not go together', async () => {
    await record([started('A'), started('B'), started('C', 'E-2')]);
    expect(words(await strictly(merged('B', 'A')))).toEqual(['refused started-twice']);
    expect(words(await strictly(merged('C', 'A')))).toEqual(['recorded']);
    expect(words(await strictly(left('C', '2024-09-30')))).toEqual(['recorded']);
  });

  it('refuses the retraction of a merge on which a leaving depends', async () => {
    const merge = merged('B', 'A');
    await record([started('A'), merge, left('B', '2024-09-30')]);
    expect(words(await strictly(retracted(merge, 'B')))).toEqual(['refused leaving-without-start']);
  });

  it('knows the merges of its own request, all or none of which is recorded', async () => {
    await record([started('A')]);
    const events = [merged('B', 'A'), started('B')];
    expect(words(await record(events, { strict: true, atomic: true }))).toEqual([
      'refused batch-refused',
      'refused started-twice',
    ]);
    expect(words(await strictly(...events))).toEqual(['recorded', 'refused started-twice']);
  });

  it('leaves alone what did not add up before under another id', async () => {
    await record([left('B', '2023-01-31'), merged('B', 'A')]);
    expect(words(await strictly(started('A')))).toEqual(['recorded']);
  });

  it('knows merges whether the views have come to them or not', async () => {
    await record([started('A'), merged('B', 'A')]);
    await book.findings({ authority: '990' });
    await record([merged('C', 'B')]);
    expect(words(await strictly(started('B'), started('C')))).toEqual([
      'refused started-twice',
      'refused started-twice',
    ]);
    await book.findings({ authority: '990' });
    await record([merged('D', 'C')]);
    expect(words(await strictly(started('D'), started('Z')))).toEqual(['refused started-twice', 'recorded']);
  });

  it('answers what comes again as a duplicate', async () => {
    await record([started('A'), merged('B', 'A')]);
    const leaving = left('B', '2024-09-30');
    expect(words(await strictly(leaving))).toEqual(['recorded']);
    expect(words(await strictly(leaving))).toEqual(['duplicate']);
  });
});

describe('two who write strictly at the same time', () => {
  it('cannot both start one employment, each under another id', async () => {
    await record([merged('B', 'A'), merged('C', 'A')]);
    const receipts = await Promise.all(
      ['A', 'B', 'C'].flatMap((worker) => [started(worker), started(worker)]).map((one) => strictly(one)),
    );
    const said = receipts.flatMap(words).sort();
    expect(said).toEqual(['recorded', ...Array.from({ length: 5 }, () => 'refused started-twice')]);
  });

  it('cannot start what a merge brings together with one that is under way, whoever is first', async () => {
    await record([started('A')]);
    for (const [i, first] of ['merge', 'start'].entries()) {
      const worker = `B${i}`;
      const writers = [
        () => strictly(merged(worker, 'A')),
        () => strictly(started(worker, 'E-1', '2024-05-01')),
      ];
      if (first === 'start') writers.reverse();
      const said = (await Promise.all(writers.map((write) => write()))).flatMap(words).sort();
      expect(said).toEqual(['recorded', 'refused started-twice']);
    }
  });

  it('learn of a merge on a third stream that was sent while they looked', async () => {
    await record([started('A')]);
    // The merge is written on another stream than the start and leaves that one's revision as it is.
    const [start, merge] = await Promise.all([strictly(started('Z')), record([merged('A', 'Z')])]);
    expect(words(merge)).toEqual(['recorded']);
    expect(words(start)).toEqual(['refused started-twice']);
  });

  it('do not keep from it who expects a revision: that alone is held against them', async () => {
    await record([started('A'), merged('B', 'A')]);
    const [one] = await record([left('B', '2024-09-30')], { strict: true, expected: 7n });
    expect(one).toMatchObject({ status: 'refused', revision: '0', problem: { code: 'stream-moved-on' } });
    expect(words(await record([left('B', '2024-09-30')], { strict: true, expected: 0n }))).toEqual([
      'recorded',
    ]);
  });
});
