import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookmarksContract } from './bookmarks.contract';
import { FileBookmarks } from './file-bookmarks';

const directories: string[] = [];

function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'daybook-bookmarks-'));
  directories.push(directory);
  return directory;
}

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

bookmarksContract('FileBookmarks', () => {
  const directory = freshDirectory();
  const reopen = () => new FileBookmarks(directory);
  return { bookmarks: reopen(), reopen, done: () => undefined };
});

describe('A bookmark in a file', () => {
  it('lies where it did when its process was killed before it could be laid elsewhere', async () => {
    const directory = freshDirectory();
    await new FileBookmarks(directory).move('relay', 41n);
    writeFileSync(join(directory, 'bookmark-relay.new'), '4');
    expect(await new FileBookmarks(directory).read('relay')).toBe(41n);
  });

  it('is not guessed where its file was damaged: who follows must not skip what it never told', async () => {
    const directory = freshDirectory();
    for (const text of ['', '12', '12\n3\n', '-1\n', 'x\n']) {
      writeFileSync(join(directory, 'bookmark-relay'), text);
      await expect(new FileBookmarks(directory).read('relay')).rejects.toThrow(
        'bookmark-relay names no position',
      );
    }
  });

  it('stays within its directory', async () => {
    const directory = freshDirectory();
    await new FileBookmarks(directory).move('../../escaped', 1n);
    expect(readdirSync(directory)).toEqual(['bookmark-..%2F..%2Fescaped']);
  });
});
