import type { DaybookEvent, JsonObject } from '@daybook/events';
import { ToldBook } from '../spec/daybooks/told-book';
import type { Answer } from './answer';

const SOURCE = 'urn:ssda903:990:swepisodes';
const place = { specversion: '1.0', authority: '990' } as const;

const registered = (worker: string, sweNumber: string): DaybookEvent => ({
  ...{ ...place, id: `registered ${worker}`, source: 'urn:hr', type: 'WorkerRegistered' },
  ...{ subject: `worker/${worker}`, effectiveon: '2023-01-01', data: { sweNumber } },
});

const allocated = (on: string, workerId: string, source = SOURCE): DaybookEvent => ({
  ...{ ...place, id: `allocated ${on} ${workerId}`, source, type: 'CaseAllocated', subject: 'child/C1' },
  ...{ effectiveon: on, data: { workerId, as: 'lead' } },
});

const said = (type: string, subject: string, data: JsonObject): DaybookEvent => ({
  ...{ ...place, id: `${type} ${subject}`, source: 'urn:hr', type, subject, data },
});

/** A child in care whose worker came by an agency, was made permanent, and was followed by another. */
const before = [
  {
    ...said('StartedToBeLookedAfter', 'child/C1', { legalStatus: 'C2', placement: { type: 'U6' } }),
    effectiveon: '2023-05-01',
  },
  {
    ...said('AgencyAssignmentStarted', 'worker/SW-7', {
      ...{ assignmentId: 'A-1', role: 'case-holder', coversVacancy: true },
    }),
    effectiveon: '2024-01-08',
  },
  allocated('2024-05-01', 'SW-7', 'urn:casework'),
];

const file = [allocated('2024-10-01', 'swe-104200'), allocated('2025-01-10', 'XX9')];

let told: ToldBook;
afterEach(() => told.close());

function record(lines: readonly DaybookEvent[], parameters: Readonly<Record<string, string>> = {}) {
  const bytes = lines.map((line) => Buffer.from(JSON.stringify(line)));
  return told.book.recordHistory({
    parameters: { authority: '990', source: SOURCE, scope: 'complete', ...parameters },
    lines: (async function* () {
      yield bytes;
    })(),
    recordedBy: 'local',
  });
}

async function threeWorkers(): Promise<string> {
  const answer = (await told.book.ask('CH.SW3', { authority: '990', asOf: '2025-03-31' })) as Answer;
  return `${answer.numerator}/${answer.denominator}`;
}

describe('A worker whom a file calls by professional number', () => {
  it('is counted with the one who is registered with it, and who had the case before', async () => {
    told = await ToldBook.ofEvents(before);
    expect((await record(file)).merged).toBeUndefined();
    expect(await threeWorkers()).toBe('1/1');
    await told.book.record({ items: [{ event: registered('SW-7', 'SW104200') }], recordedBy: 'local' });
    const { merged, recorded, unchanged, results } = await record(file);
    expect(merged).toEqual([{ subject: 'worker/swe-104200', into: 'worker/SW-7' }]);
    expect([recorded, unchanged, results.length]).toEqual([1, 2, 1]);
    expect(await threeWorkers()).toBe('0/1');
    const { items } = await told.subject('events', 'worker/swe-104200');
    expect(items.at(-1)).toMatchObject({
      recordedBy: 'local',
      event: { type: 'WorkersMerged', source: SOURCE, subject: 'worker/swe-104200', data: { into: 'SW-7' } },
    });
  });

  it('is merged once, and stays so when the history comes again, whole, of a year or in pages', async () => {
    told = await ToldBook.ofEvents([...before, registered('SW-7', 'SW104200')]);
    expect(await record(file)).toMatchObject({ recorded: 3, merged: [{ into: 'worker/SW-7' }] });
    const nothing = { recorded: 0, refused: 0, unchanged: 2, results: [] };
    const again = await record(file);
    expect(again).toEqual({ ...nothing, duplicates: 0 });
    expect(await record(file, { from: '2024-04-01', to: '2025-03-31' })).toMatchObject(nothing);
    expect(await record(file, { subjectThrough: 'child/C9' })).toMatchObject(nothing);
    expect(await record([], { subjectAfter: 'child/C9' })).toMatchObject({ recorded: 0 });
    expect(await threeWorkers()).toBe('0/1');
  });

  it('is not merged where two hold the number, or another has it, or nobody', async () => {
    told = await ToldBook.ofEvents([
      ...before,
      ...[registered('SW-7', 'SW104200'), registered('SW-8', 'SW104200'), registered('SW-9', 'SW0104200')],
    ]);
    expect((await record(file)).merged).toBeUndefined();
    expect(await threeWorkers()).toBe('1/1');
    const merge = said('WorkersMerged', 'worker/SW-8', { into: 'SW-7' });
    await told.book.record({ items: [{ event: merge }], recordedBy: 'local' });
    expect((await record(file)).merged).toEqual([{ subject: 'worker/swe-104200', into: 'worker/SW-7' }]);
  });

  it('stays apart once somebody has retracted the merge', async () => {
    told = await ToldBook.ofEvents([...before, registered('SW-7', 'SW104200')]);
    const { results } = await record(file);
    const merge = results.find(({ source, id }) => source === SOURCE && id?.startsWith('allocated') !== true);
    const key = { source: SOURCE, id: merge?.id ?? '' };
    const retraction = said('EventRetracted', 'worker/swe-104200', {
      retracts: key,
      reason: 'entered-in-error',
    });
    await told.book.record({ items: [{ event: retraction }], recordedBy: 'local' });
    expect(await threeWorkers()).toBe('1/1');
    expect(await record(file)).toMatchObject({ recorded: 0, unchanged: 2, results: [] });
    expect(await threeWorkers()).toBe('1/1');
  });

  it('is not merged again where somebody has done so already, nor with a worker of another authority', async () => {
    const elsewhere = { ...registered('SW-1', 'SW104200'), authority: '991' };
    told = await ToldBook.ofEvents([
      ...[...before, elsewhere, registered('SW-7', 'SW104200')],
      said('WorkersMerged', 'worker/swe-104200', { into: 'SW-7' }),
    ]);
    expect(await record(file)).toEqual(expect.not.objectContaining({ merged: expect.anything() }));
    expect(await threeWorkers()).toBe('0/1');
  });
});
