import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { batchOf, fact, inPages, kinds } from './contract-rows';
import type { Awaitable } from './fact-store';
import { NoViews } from './views';
import type { Views } from './views';

/** How a process opens views: as which version of facts, and whether another process writes. */
export interface ViewsOpening {
  readonly factsVersion: string;
  readonly readOnly: boolean;
}

/** One place for views, that a spec opens several times over and clears away. */
export interface ViewsUnderTest {
  open(opening: ViewsOpening): Awaitable<Views>;
  /** The numbers of the generations that are there, ascending. */
  generations(): Awaitable<readonly number[]>;
  remove(): Awaitable<void>;
}

type Opened = (options?: Partial<ViewsOpening>) => Promise<Views>;

/** What the promises are tried on. */
interface Given {
  readonly opened: Opened;
  generations(): Awaitable<readonly number[]>;
}

/** Runs the promises of the Views port against an adapter. */
export function viewsContract(name: string, make: () => Awaitable<ViewsUnderTest>): void {
  describe(`${name} keeps the promises of generations of views`, () => {
    let underTest: ViewsUnderTest;
    let open: Views[] = [];
    beforeEach(async () => {
      underTest = await make();
    });
    afterEach(async () => {
      for (const views of open) await views.close();
      open = [];
      await underTest.remove();
    });
    const opened: Opened = async (options = {}) => {
      const views = await underTest.open({ factsVersion: 'v1', readOnly: false, ...options });
      open.push(views);
      return views;
    };
    const given = { opened, generations: () => underTest.generations() };
    switching(given);
    standing(given);
  });
}

/** Builds the next generation with nothing in it but a checkpoint, which tells it from others. */
async function build(views: Views, checkpoint: bigint, factsVersion = 'v1'): Promise<number> {
  const { number, builder } = await views.build();
  await builder.finish({ checkpoint, factsVersion });
  return number;
}

const checkpointOf = (views: Views) => views.read(({ store }) => store.checkpoint());

/** Why a piece of work is refused. Not every driver throws what Jest takes for an error. */
async function refusalOf(work: () => Awaitable<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
  return 'done';
}

/** Generations go when their last reader is done; of a reader elsewhere that is learned a little later. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500 && !(await condition()); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function switching({ opened, generations }: Given): void {
  const areOnly = async (...numbers: readonly number[]) => {
    await until(async () => (await generations()).length === numbers.length);
    expect(await generations()).toEqual(numbers);
  };

  it('are switched for every reader at its next request, here and in another process', async () => {
    const [writer, reader] = [await opened(), await opened({ readOnly: true })];
    expect(await checkpointOf(reader)).toBe(0n);
    const number = await build(writer, 7n);
    expect(await checkpointOf(reader)).toBe(0n);
    await writer.switchTo(number);
    expect(await checkpointOf(reader)).toBe(7n);
    expect(await checkpointOf(writer)).toBe(7n);
    await areOnly(2);
  });

  it('stay whole for a reader that is not yet done when they are switched away', async () => {
    const [writer, reader] = [await opened(), await opened({ readOnly: true })];
    const facts = Array.from({ length: 2_500 }, (_, index) => fact({ key: String(index) }));
    const mine = await writer.acquire();
    await mine.generation.store.apply(batchOf(0n, [{ position: 1n, opened: facts }]));
    await reader.read(async ({ store }) => {
      const pages = store.visibleFacts(1n)[Symbol.asyncIterator]();
      await pages.next();
      await writer.switchTo(await build(writer, 7n));
      expect(await checkpointOf(reader)).toBe(7n);
      expect(await mine.generation.store.facts({ authority: '333', what: kinds })).toHaveLength(2_500);
      mine.release();
      mine.release();
      expect(await inPages({ [Symbol.asyncIterator]: () => pages })).toHaveLength(1_500);
      expect(await store.facts({ authority: '333', what: kinds })).toHaveLength(2_500);
    });
    expect(await checkpointOf(reader)).toBe(7n);
    await areOnly(2);
  });

  it('never take a number again while a generation of it is there', async () => {
    const views = await opened();
    expect(await build(views, 1n)).toBe(2);
    expect(await build(views, 1n)).toBe(3);
    await views.switchTo(3);
    const { number, builder } = await views.build();
    await builder.abandon();
    expect(number).toBe(4);
  });

  it('are not switched to one that was not finished, or is not there', async () => {
    const views = await opened();
    expect(await refusalOf(() => views.switchTo(9))).toMatch(/^refused/);
    const { number, builder } = await views.build();
    expect(await refusalOf(() => views.switchTo(number))).toMatch(/^refused/);
    await builder.abandon();
    expect(await views.read((generation) => generation.number)).toBe(1);
    expect(await generations()).toEqual([1]);
  });

  it('lose what was built and not switched to when opened for writing, not for reading', async () => {
    const first = await opened();
    await build(first, 9n);
    await first.close();
    const reader = await opened({ readOnly: true });
    await checkpointOf(reader);
    expect(await generations()).toEqual([1, 2]);
    await reader.close();
    expect(await checkpointOf(await opened())).toBe(0n);
    await areOnly(1);
  });
}

function standing({ opened, generations }: Given): void {
  it('begin with an empty first one, and are found again', async () => {
    const first = await opened();
    const { generation, release } = await first.acquire();
    await generation.store.apply(batchOf(0n, [{ position: 1n, opened: [fact()] }]));
    release();
    await first.close();
    const again = await opened();
    const found = await again.read(async ({ number, stale, store }) => [
      number,
      stale,
      await store.checkpoint(),
    ]);
    expect(found).toEqual([1, false, 1n]);
  });

  it('say that they are stale where another version of facts made them, and still answer', async () => {
    await (await opened()).close();
    const later = await opened({ factsVersion: 'v2' });
    const shown = () => later.read(async ({ stale, store }) => [stale, await store.checkpoint()]);
    expect(await shown()).toEqual([true, 0n]);
    await later.switchTo(await build(later, 3n, 'v2'));
    expect(await shown()).toEqual([false, 3n]);
  });

  it('can be built beside, looked at and thrown away', async () => {
    const views = await opened();
    const scratch = await views.scratch();
    const row = { ...fact(), knownFrom: 4n, knownUntil: null };
    await scratch.builder.addBeliefs({ facts: [row], findings: [] });
    await scratch.builder.finish({ checkpoint: 5n, factsVersion: 'v1' });
    const store = await scratch.open();
    expect([await store.checkpoint(), await inPages(store.everyFact())]).toEqual([5n, [row]]);
    await store.close();
    await scratch.remove();
    expect(await generations()).toEqual([1]);
    expect(await checkpointOf(views)).toBe(0n);
  });

  it('are neither made, built, switched nor written by a reader', async () => {
    const early = await opened({ readOnly: true });
    await expect((async () => early.acquire())()).rejects.toThrow(NoViews);
    expect(await generations()).toEqual([]);
    await opened();
    const reader = await opened({ readOnly: true });
    expect(await refusalOf(() => reader.build())).toContain('reading only');
    expect(await refusalOf(() => reader.switchTo(1))).toContain('reading only');
    const { generation, release } = await reader.acquire();
    const nothing = batchOf(0n, [{ position: 1n }]);
    expect(await refusalOf(() => generation.store.apply(nothing))).toMatch(/refused.*read-?only/);
    release();
    const written = reader.read(({ store }) => store.apply(nothing));
    expect(await refusalOf(() => written)).toMatch(/refused.*read-?only/);
  });
}
