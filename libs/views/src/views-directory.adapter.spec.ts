import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ViewsDirectory } from './views-directory';
import { viewsContract } from './views.contract';

const newPath = () => mkdtempSync(join(tmpdir(), 'daybook-generations-'));

const databases = (path: string) => readdirSync(path).filter((name) => name.endsWith('.sqlite'));

viewsContract('ViewsDirectory', () => {
  const path = newPath();
  return {
    open: (opening) => ViewsDirectory.open(path, opening),
    generations: () =>
      databases(path)
        .map((name) => Number(/\d+/.exec(name)?.[0]))
        .sort((a, b) => a - b),
    remove: () => rmSync(path, { recursive: true }),
  };
});

describe('A directory of views', () => {
  let path: string;
  let directories: ViewsDirectory[] = [];
  beforeEach(() => {
    path = newPath();
  });
  afterEach(() => {
    for (const directory of directories) directory.close();
    directories = [];
    rmSync(path, { recursive: true });
  });
  const opened = () => {
    const directory = ViewsDirectory.open(path, { factsVersion: 'v1' });
    directories.push(directory);
    return directory;
  };

  it('keeps the file of an old generation until whoever leased it here has released it', () => {
    const writer = opened();
    const lease = writer.acquire();
    const { number, builder } = writer.build();
    void builder.finish({ checkpoint: 7n, factsVersion: 'v1' });
    writer.switchTo(number);
    expect(databases(path).sort()).toEqual(['views-1.sqlite', 'views-2.sqlite']);
    lease.release();
    expect(databases(path)).toEqual(['views-2.sqlite']);
    expect(() => lease.generation.store.checkpoint()).toThrow();
  });

  it('loses what an aborted rebuild left when it is opened for writing', () => {
    const first = opened();
    first.close();
    writeFileSync(join(path, 'views-3.sqlite-wal'), 'torn');
    writeFileSync(join(path, 'views-current.new'), '3');
    first.scratch();
    expect(readdirSync(path).filter((name) => /views-3|views-check/.test(name))).toHaveLength(2);
    opened();
    expect(readdirSync(path).filter((name) => /views-3|views-check/.test(name))).toEqual([]);
  });

  it('does not switch to a file that is no database of views', async () => {
    const directory = opened();
    const { number, builder } = directory.build();
    await builder.abandon();
    writeFileSync(directory.fileOf(number), '');
    expect(() => directory.switchTo(number)).toThrow();
    expect(existsSync(join(path, 'views-current.new'))).toBe(false);
    expect(await directory.read((generation) => generation.number)).toBe(1);
  });

  it('does not guess where the pointer is damaged', () => {
    opened().close();
    writeFileSync(join(path, 'views-current'), 'latest');
    expect(() => opened()).toThrow('names no generation');
  });
});
