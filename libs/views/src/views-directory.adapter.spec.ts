import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { batchOf, fact, inPages, kinds } from './contract-rows';
import { SqliteFactBuilder } from './sqlite-fact-builder';
import { NoViews, ViewsDirectory } from './views-directory';

let path: string;
let directories: ViewsDirectory[] = [];
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'daybook-generations-'));
});
afterEach(() => {
  for (const directory of directories) directory.close();
  directories = [];
  rmSync(path, { recursive: true });
});

const opened = (options: { readonly factsVersion?: string; readonly readOnly?: boolean } = {}) => {
  const directory = ViewsDirectory.open(path, { factsVersion: 'v1', ...options });
  directories.push(directory);
  return directory;
};

/** Builds the next generation with nothing in it but a checkpoint, which tells it from others. */
const build = (directory: ViewsDirectory, checkpoint: bigint, factsVersion = 'v1') => {
  const { number, file } = directory.beginRebuild();
  SqliteFactBuilder.create(file).finish({ checkpoint, factsVersion });
  return number;
};

const databases = () =>
  readdirSync(path)
    .filter((name) => name.endsWith('.sqlite'))
    .sort();
const checkpointOf = (directory: ViewsDirectory) => directory.read(({ store }) => store.checkpoint());

describe('Generations of views', () => {
  it('begin with an empty first one, and are found again', async () => {
    const first = opened();
    await first.read(({ store }) => store.apply(batchOf(0n, [{ position: 1n, opened: [fact()] }])));
    first.close();
    const again = opened();
    expect(await again.read(({ number, stale, store }) => [number, stale, store.checkpoint()])).toEqual([
      1,
      false,
      1n,
    ]);
  });

  it('are switched for every reader at its next request, here and in another process', async () => {
    const [writer, reader] = [opened(), opened({ readOnly: true })];
    expect(await checkpointOf(reader)).toBe(0n);
    const number = build(writer, 7n);
    expect(await checkpointOf(reader)).toBe(0n);
    writer.switchTo(number);
    expect(await checkpointOf(reader)).toBe(7n);
    expect(await checkpointOf(writer)).toBe(7n);
    expect(databases()).toEqual(['views-2.sqlite']);
  });

  it('stay whole for a reader that is not yet done when they are switched away', async () => {
    const [writer, reader] = [opened(), opened({ readOnly: true })];
    const facts = Array.from({ length: 2_500 }, (_, index) => fact({ key: String(index) }));
    await writer.read(({ store }) => store.apply(batchOf(0n, [{ position: 1n, opened: facts }])));
    const [mine, theirs] = [writer.acquire(), reader.acquire()];
    const pages = theirs.generation.store.visibleFacts(1n)[Symbol.asyncIterator]();
    await pages.next();
    writer.switchTo(build(writer, 7n));
    expect(databases()).toEqual(['views-1.sqlite', 'views-2.sqlite']);
    expect(mine.generation.store.facts({ authority: '333', what: kinds })).toHaveLength(2_500);
    mine.release();
    mine.release();
    expect(databases()).toEqual(['views-2.sqlite']);
    expect(await inPages({ [Symbol.asyncIterator]: () => pages })).toHaveLength(1_500);
    theirs.release();
    expect(() => theirs.generation.store.checkpoint()).toThrow();
    expect(await checkpointOf(reader)).toBe(7n);
  });

  it('say that they are stale where another version of facts made them, and still answer', async () => {
    opened().close();
    const later = opened({ factsVersion: 'v2' });
    expect(await later.read(({ stale, store }) => [stale, store.checkpoint()])).toEqual([true, 0n]);
    later.switchTo(build(later, 3n, 'v2'));
    expect(await later.read(({ stale, store }) => [stale, store.checkpoint()])).toEqual([false, 3n]);
  });

  it('lose what an aborted rebuild left when they are opened for writing, not when opened for reading', async () => {
    const first = opened();
    build(first, 9n);
    first.close();
    writeFileSync(join(path, 'views-3.sqlite-wal'), 'torn');
    writeFileSync(join(path, 'views-current.new'), '3');
    first.scratch();
    await checkpointOf(opened({ readOnly: true }));
    expect(databases()).toEqual(['views-1.sqlite', 'views-2.sqlite']);
    expect(await checkpointOf(opened())).toBe(0n);
    expect(readdirSync(path).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(
      expect.not.arrayContaining(['views-2.sqlite']),
    );
    expect(readdirSync(path).filter((name) => /views-3|views-check/.test(name))).toEqual([]);
  });

  it('never take a number again while a file of it is there', () => {
    const directory = opened();
    expect(build(directory, 1n)).toBe(2);
    expect(build(directory, 1n)).toBe(3);
    directory.switchTo(3);
    expect(directory.beginRebuild().number).toBe(4);
  });

  it('are not switched to one that was not finished', async () => {
    const directory = opened();
    const { number, file } = directory.beginRebuild();
    expect(() => directory.switchTo(number)).toThrow();
    writeFileSync(file, '');
    expect(() => directory.switchTo(number)).toThrow();
    expect(await directory.read((generation) => generation.number)).toBe(1);
  });

  it('are neither made, built nor switched by a reader', () => {
    expect(() => opened({ readOnly: true }).acquire()).toThrow(NoViews);
    expect(readdirSync(path)).toEqual([]);
    opened();
    const reader = opened({ readOnly: true });
    expect(() => reader.beginRebuild()).toThrow('reading only');
    expect(() => reader.switchTo(1)).toThrow('reading only');
    expect(() => reader.acquire().generation.store.apply(batchOf(0n, [{ position: 1n }]))).toThrow(
      'readonly',
    );
  });

  it('are not guessed where the pointer is damaged', () => {
    opened().close();
    writeFileSync(join(path, 'views-current'), 'latest');
    expect(() => opened()).toThrow('names no generation');
  });
});
