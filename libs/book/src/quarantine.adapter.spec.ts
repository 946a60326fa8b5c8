import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Book } from './book';
import { readLine } from './documents';
import { openBook } from './open-book';
import type { RefusedEvent } from './quarantine-desk';

const MORNING = Date.parse('2024-04-09T08:12:00Z');
const admin = { recordedBy: 'admin' };

let directory: string;
let book: Book;

const openFresh = (access: 'record' | 'read' = 'record'): Promise<Book> =>
  openBook({
    environment: { DAYBOOK_DATA: directory },
    access,
    threads: false,
    clock: () => MORNING,
  });

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'daybook-quarantine-'));
  book = await openFresh();
});
afterEach(async () => {
  await book.close();
  rmSync(directory, { recursive: true, force: true });
});

const claim = (type: string, data: object): object => ({
  specversion: '1.0',
  id: `${type}-1`,
  source: 'urn:test:hr',
  type,
  subject: 'worker/SW-1',
  authority: '333',
  effectiveon: type === 'SocialWorkerLeft' ? '2024-05-31' : '2024-04-02',
  time: '2024-06-01T09:00:00Z',
  data: { employmentId: 'E-1', ...data },
});
const start = claim('SocialWorkerStarted', { fte: 0.8, role: 'case-holder' });
const leaving = claim('SocialWorkerLeft', {});
const lineOf = (one: object): Buffer => Buffer.from(JSON.stringify(one));

/** Records a line and parks its refusal, as `daybook record FILE` does. */
async function refuse(raw: Buffer, line: number, strict = false): Promise<RefusedEvent> {
  const [receipt] = await book.record({ items: [readLine(raw)], strict, recordedBy: 'local' });
  if (receipt?.problem === undefined) throw new Error('it was not refused');
  const { code, detail, errors } = receipt.problem;
  const origin = { kind: 'file', file: '/hr/leavers.ndjson', line };
  const refused = { origin, problem: { code, detail, errors }, raw };
  await book.park([refused]);
  return refused;
}

const statuses = async (): Promise<readonly string[]> =>
  (await book.quarantine({})).items.map(({ id, status }) => `${id} ${status}`);

describe('What was refused from a file', () => {
  it('waits once, though many park at the same time and again', async () => {
    const problem = { code: 'malformed', detail: 'no JSON', errors: [] };
    const messageAt = (partition: number, offset: number): RefusedEvent => ({
      origin: { kind: 'kafka', topic: 'in', partition, offset: String(offset) },
      problem,
      raw: Buffer.from('{'),
    });
    const parcels = [0, 1, 2].map((partition) => [messageAt(partition, 7), messageAt(partition, 8)]);
    await Promise.all(parcels.map((parcel) => book.park(parcel)));
    await Promise.all(parcels.map((parcel) => book.park(parcel)));
    expect(await statuses()).toHaveLength(6);
  });

  it('is listed with its origin, its reason and its text, and outlives the process', async () => {
    const { problem, origin } = await refuse(Buffer.from('{"id": "é",'), 7);
    await book.close();
    book = await openFresh('read');
    const receivedAt = '2024-04-09T08:12:00.000Z';
    const item = { id: '1', receivedAt, origin, problem, raw: '{"id": "é",', status: 'waiting' };
    expect(problem.code).toBe('malformed');
    expect(await book.quarantine({})).toEqual({ items: [item], next: null });
  });

  it('waits once, however often its file is recorded, also by another process', async () => {
    await refuse(Buffer.from('no'), 1);
    await refuse(Buffer.from('no'), 1);
    await book.close();
    book = await openFresh();
    await refuse(Buffer.from('no'), 1);
    await refuse(Buffer.from('no'), 2);
    await refuse(Buffer.from('not'), 1);
    expect(await statuses()).toEqual(['1 waiting', '2 waiting', '3 waiting']);
  });

  it('is refused again, with the reason, while nothing has changed, and goes on waiting', async () => {
    await refuse(lineOf({ ...start, effectiveon: '2024-02-30' }), 1);
    await expect(book.resubmit('1', admin)).rejects.toMatchObject({
      code: 'bad-date',
      status: 422,
      errors: [expect.objectContaining({ pointer: '/effectiveon' })],
    });
    expect(await statuses()).toEqual(['1 waiting']);
  });

  it('is judged as strictly as it was refused, and recorded once what it lacked is known', async () => {
    await refuse(lineOf(leaving), 1, true);
    await expect(book.resubmit('1', admin)).rejects.toMatchObject({ code: 'would-not-add-up' });
    await book.record({ items: [readLine(lineOf(start))], recordedBy: 'local' });
    const receipt = await book.resubmit('1', admin);
    expect(receipt).toMatchObject({ status: 'recorded', id: 'SocialWorkerLeft-1', position: '2' });
    expect(await book.quarantine({ status: 'resubmitted' })).toMatchObject({ items: [{ id: '1', receipt }] });
    expect(await book.quarantine({ status: 'waiting' })).toEqual({ items: [], next: null });
    expect(await book.resubmit('1', admin)).toEqual(receipt);
    expect(String(book.state().head)).toBe('2');
  });

  it('is found under no id that was never given', async () => {
    for (const id of ['1', '0', 'one', '-1']) {
      await expect(book.resubmit(id, admin)).rejects.toMatchObject({ code: 'not-found', status: 404 });
    }
  });

  it('is listed a page at a time, each once, and a cursor goes with its own list only', async () => {
    for (let line = 1; line <= 5; line++) await refuse(Buffer.from('no'), line);
    const first = await book.quarantine({ limit: '2' });
    const next = first.next ?? '';
    const second = await book.quarantine({ limit: '2', next });
    const third = await book.quarantine({ limit: '2', next: second.next ?? '' });
    const ids = [first, second, third].map(({ items }) => items.map(({ id }) => id));
    expect([ids, third.next]).toEqual([[['1', '2'], ['3', '4'], ['5']], null]);
    await expect(book.quarantine({ next, status: 'waiting' })).rejects.toMatchObject({
      code: 'bad-parameter',
    });
    await expect(book.quarantine({ status: 'gone' })).rejects.toMatchObject({ code: 'bad-parameter' });
    await expect(book.quarantine({ asAt: '1' })).rejects.toMatchObject({ code: 'unknown-parameter' });
  });
});
