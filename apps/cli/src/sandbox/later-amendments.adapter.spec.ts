import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Answer,
  type Book,
  type Changes,
  type ChangeStep,
  openBook,
  Replay,
  type ReplayPoint,
} from '@daybook/book';
import { addDays, type DaybookEvent } from '@daybook/events';

import { childhoods } from './childhoods-trial';
import { laterAmendments } from './later-amendments-trial';
import { makePlan } from './plan';
import { sandwellRows } from './published';
import { Randomness } from './randomness';

const AUTHORITY = '333';
const LATER = 1_000;
const QUESTIONS = 100;
const MEMORY = '/dev/shm';

/** One seed for the life, what is amended and what is asked. */
const chance = new Randomness('a thousand later corrections');
const place = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'daybook-later-'));
const books: Book[] = [];

async function emptyBook(name: string): Promise<Book> {
  const environment = { DAYBOOK_DATA: join(place, name), DAYBOOK_SANDBOX: 'true' };
  const book = await openBook({ environment, access: 'record', threads: false });
  books.push(book);
  return book;
}

/** What an authority told of its workforce since 2021 and of its children, in the order of keying. */
function lifeOf(): ReadonlyMap<string, readonly DaybookEvent[]> {
  const rows = sandwellRows.filter(({ year }) => year >= 2021);
  const { steps } = makePlan({ authority: AUTHORITY, rows, seed: 'later corrections' });
  const workforce = steps.flatMap(({ now, events }) =>
    events.map((event) => ({ event, keyedOn: now.slice(0, 10) })),
  );
  const workers = workforce.flatMap(({ event: { type, subject } }) =>
    type === 'SocialWorkerStarted' ? [subject.slice('worker/'.length)] : [],
  );
  const of = { authority: AUTHORITY, children: 250, until: '2025-10-31', workers };
  const keyed = [...workforce, ...childhoods(of, chance)];
  const months = new Map<string, DaybookEvent[]>();
  for (const { event, keyedOn } of keyed.sort((a, b) => (a.keyedOn < b.keyedOn ? -1 : 1))) {
    const month = `${keyedOn.slice(0, 8)}28T18:00:00.000Z`;
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return months;
}

async function told(book: Book, events: readonly DaybookEvent[], now: string): Promise<void> {
  for (let from = 0; from < events.length; from += 500) {
    const items = events.slice(from, from + 500).map((event) => ({ event }));
    const receipts = await book.record({ items, recordedBy: 'trial', now });
    const refused = receipts.find(({ status }) => status === 'refused');
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
  }
}

let book: Book;
let later: readonly DaybookEvent[];
/** The position before the first of the later corrections, and that of the last. */
let before: number;
let head: number;

beforeAll(async () => {
  book = await emptyBook('record');
  const life = lifeOf();
  for (const [month, events] of life) await told(book, events, month);
  before = Number((await book.position({})).position);
  later = laterAmendments([...life.values()].flat(), LATER, chance);
  await told(book, later, '2026-03-02T09:00:00.000Z');
  head = Number((await book.position({})).position);
});

afterAll(async () => {
  for (const one of books) await one.close();
  rmSync(place, { recursive: true, force: true });
});

const metrics = (): readonly string[] => book.catalogue().items.map(({ id }) => id);

const ask = async (from: Book, metric: string, more: Record<string, string>): Promise<Answer> =>
  (await from.ask(metric, { authority: AUTHORITY, ...more })) as Answer;

/** All pages of how an answer moved. */
async function movedBetween(metric: string, question: Record<string, string>): Promise<Changes> {
  const paged = { authority: AUTHORITY, ...question, limit: '20' };
  let page = await book.changes(metric, paged);
  const steps = [...page.steps];
  while (page.next !== null) {
    page = await book.changes(metric, { ...paged, next: page.next });
    steps.push(...page.steps);
  }
  return { ...page, steps };
}

/** An exact decimal in ten-millionths; nothing counts as nothing. */
function exact(text: string | null): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,7}))?$/.exec(text ?? '0') ?? [];
  return BigInt(`${sign}${whole}${fraction.padEnd(7, '0')}`);
}

interface Effect {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const effectBetween = (one: Answer, other: Answer): Effect => ({
  numerator: exact(other.numerator) - exact(one.numerator),
  denominator: exact(other.denominator) - exact(one.denominator),
});

const effectOf = ({ numerator, denominator }: ChangeStep): Effect => ({
  numerator: exact(numerator),
  denominator: exact(denominator),
});

const none: Effect = { numerator: 0n, denominator: 0n };
const added = (one: Effect, other: Effect): Effect => ({
  numerator: one.numerator + other.numerator,
  denominator: one.denominator + other.denominator,
});

/** A metric, a date and two positions, some of them before the first of the later corrections. */
function anyQuestion() {
  const metric = chance.pick(metrics());
  const asOf = addDays('2021-10-01', chance.below(1_550));
  const positions = [chance.between(before - 500, head), chance.between(before, head)];
  const [from = 0, to = 0] = positions.sort((a, b) => a - b);
  return { metric, asOf, from, to };
}

type Question = ReturnType<typeof anyQuestion>;

/** That the steps lead from one answer to the other, in the order of the log and within the range. */
async function expectExact({ metric, asOf, from, to }: Question, moved: Changes): Promise<void> {
  const { steps } = moved;
  expect(moved.before).toEqual(await ask(book, metric, { asOf, asAt: String(from) }));
  expect(moved.after).toEqual(await ask(book, metric, { asOf, asAt: String(to) }));
  expect(steps.map(effectOf).reduce(added, none)).toEqual(effectBetween(moved.before, moved.after));
  expect(steps.at(-1)?.valueAfter ?? moved.before.value).toBe(moved.after.value);
  const positions = steps.map(({ event }) => Number(event.position));
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
  for (const position of positions) expect(position > from && position <= to).toBe(true);
}

/** That an event has the effect that it is told to have: the answer with it less the answer before it. */
async function expectEffectAt(
  position: number,
  { metric, asOf }: Question,
  step?: ChangeStep,
): Promise<void> {
  const [earlier, then] = [
    await ask(book, metric, { asOf, asAt: String(position - 1) }),
    await ask(book, metric, { asOf, asAt: String(position) }),
  ];
  expect(step === undefined ? none : effectOf(step)).toEqual(effectBetween(earlier, then));
  expect(step === undefined ? earlier.value : step.valueAfter).toBe(then.value);
}

describe('a thousand later corrections and retractions', () => {
  it('are told after everything else, and none of them is refused', () => {
    expect(head - before).toBe(LATER);
    const types = new Set(later.map(({ type }) => type));
    expect([...types].sort()).toEqual(['EventCorrected', 'EventRetracted']);
  });

  it('explain exactly how a hundred answers moved, whatever the metric, the date and the positions', async () => {
    const counts: number[] = [];
    for (let asked = 0; asked < QUESTIONS; asked += 1) {
      const question = anyQuestion();
      const { metric, asOf, from, to } = question;
      const moved = await movedBetween(metric, { asOf, from: String(from), to: String(to) });
      await expectExact(question, moved);
      const step = moved.steps[chance.below(moved.steps.length)];
      if (step !== undefined) await expectEffectAt(Number(step.event.position), question, step);
      const other = chance.between(from + 1, to);
      const its = moved.steps.find(({ event }) => event.position === String(other));
      await expectEffectAt(other, question, its);
      counts.push(moved.steps.length);
    }
    const some = counts.filter((count) => count > 0);
    const steps = counts.reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `${some.length} of ${QUESTIONS} answers moved, by ${steps} events; one of them by ${Math.max(...counts)}\n`,
    );
    expect(some.length).toBeGreaterThan(QUESTIONS / 2);
    expect(Math.max(...counts)).toBeGreaterThan(20);
  }, 300_000);

  it('left out of a replay, leave the record that there was before the first of them', async () => {
    const stage = await emptyBook('replayed');
    const house = { source: book, stage, onProgress: () => undefined };
    const plan = { authority: AUTHORITY, metrics: metrics(), by: 'effect', every: 'month' } as const;
    const range = { from: BigInt(before - 500), to: BigInt(head), without: later, with: [] };
    const replay = new Replay({ ...plan, ...range }, house);
    const points: ReplayPoint[] = [];
    for await (const point of replay.run()) points.push(point);
    expect(replay.notMet).toEqual([]);
    const asAt = String(before);
    expect(await stage.stateHash({})).toEqual(await book.stateHash({ asAt }));
    expect(points.length).toBeGreaterThan(2);
    for (const { asOf, answers } of points) {
      for (const answer of answers) expect(answer).toEqual(await ask(book, answer.metric, { asOf, asAt }));
    }
    for (const asOf of ['2023-03-31', '2024-03-31', '2025-01-15']) {
      for (const metric of metrics()) {
        expect(await ask(stage, metric, { asOf })).toEqual(await ask(book, metric, { asOf, asAt }));
      }
    }
  }, 300_000);

  it('make another record of it: with them the answers are not those', async () => {
    const asOf = '2024-03-31';
    const moved: string[] = [];
    for (const metric of metrics()) {
      const [now, then] = [
        await ask(book, metric, { asOf }),
        await ask(book, metric, { asOf, asAt: String(before) }),
      ];
      if (now.numerator !== then.numerator || now.denominator !== then.denominator) moved.push(metric);
    }
    expect(moved.length).toBeGreaterThan(metrics().length / 2);
  });
});
