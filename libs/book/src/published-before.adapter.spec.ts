import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DaybookEvent, JsonObject } from '@daybook/events';
import type { Answer } from './answer';
import type { Book } from './book';
import { openBook } from './open-book';

const place = mkdtempSync(join(tmpdir(), 'daybook-published-'));
let book: Book;

beforeAll(async () => {
  book = await openBook({ environment: { DAYBOOK_DATA: place }, access: 'record', threads: false });
});
afterAll(async () => {
  await book.close();
  rmSync(place, { recursive: true, force: true });
});

type Said = readonly [type: string, subject: string, effectiveon: string];

async function say(id: string, [type, subject, effectiveon]: Said, data: JsonObject): Promise<void> {
  const [specversion, source, authority] = ['1.0', 'urn:hr', '990'] as const;
  const event: DaybookEvent = { specversion, id, source, type, subject, authority, effectiveon, data };
  const [receipt] = await book.record({ items: [{ event }], recordedBy: 'local' });
  expect(receipt?.status).toBe('recorded');
}

const question = { authority: '990', asOf: '2024-09-30' };

/** Tells the world what is known now of the leavers of the year. */
async function publish(id: string, on: string, definition?: string): Promise<Answer> {
  const asked = definition === undefined ? question : { ...question, definition };
  const answer = (await book.ask('WF.LEAVERS.HC', asked)) as Answer;
  const { metric, asOf, asAt, numerator, denominator, value } = answer;
  const figure = { metric, definition: answer.definition, asOf, asAt: asAt.position };
  await say(id, ['MetricPublished', 'authority', on], { ...figure, numerator, denominator, value });
  return answer;
}

describe('what changed since a figure was published', () => {
  it('is refused while nothing was published of it', async () => {
    await say('s1', ['SocialWorkerStarted', 'worker/SW-1', '2022-01-03'], {
      employmentId: 'E-1',
      role: 'case-holder',
      fte: 1,
    });
    const asked = book.changes('WF.LEAVERS.HC', { ...question, sincePublished: 'true' });
    await expect(asked).rejects.toMatchObject({ code: 'bad-parameter', status: 400 });
  });

  it('begins at the position at which the figure was reckoned, not when it was published', async () => {
    const published = await publish('p1', '2024-11-15');
    await say('l1', ['SocialWorkerLeft', 'worker/SW-1', '2024-09-12'], { employmentId: 'E-1' });
    const changes = await book.changes('WF.LEAVERS.HC', { ...question, sincePublished: 'true' });
    expect(changes).toMatchObject({
      from: { position: published.asAt.position },
      before: { value: '0' },
      after: { value: '1' },
      steps: [{ event: { id: 'l1' }, numerator: '1' }],
      published: { event: { id: 'p1', effectiveOn: '2024-11-15' }, value: '0', asAt: '1' },
    });
  });

  it('asks under the definition that was published, the one that was reckoned last', async () => {
    const netted = '1;returners=netted;twoPosts=person';
    await publish('p2', '2024-12-01', netted);
    const last = await book.changes('WF.LEAVERS.HC', { ...question, sincePublished: 'true' });
    expect(last).toMatchObject({ steps: [], published: { definition: netted, event: { id: 'p2' } } });
    const definition = '1;returners=counted;twoPosts=person';
    const first = await book.changes('WF.LEAVERS.HC', { ...question, definition, sincePublished: 'true' });
    expect(first).toMatchObject({ steps: [{}], published: { event: { id: 'p1' } } });
  });

  it('is not asked for together with a position of one’s own', async () => {
    const asked = book.changes('WF.LEAVERS.HC', { ...question, from: '1', sincePublished: 'true' });
    await expect(asked).rejects.toMatchObject({ code: 'bad-parameter' });
    await expect(book.changes('WF.LEAVERS.HC', question)).rejects.toMatchObject({
      code: 'missing-parameter',
    });
  });
});
