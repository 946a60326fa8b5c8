import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Position } from '@daybook/events';
import type { Bookmarks } from './bookmarks';

/** What every name begins with as a file. */
const PREFIX = 'bookmark-';

/** Bookmarks in a directory, a file each, put in its place whole. */
export class FileBookmarks implements Bookmarks {
  constructor(private readonly directory: string) {}

  async read(name: string): Promise<Position> {
    const file = this.fileOf(name);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0n;
      throw error;
    }
    if (!/^\d{1,20}\n$/.test(text)) throw new Error(`${file} names no position`);
    return BigInt(text.trim());
  }

  async move(name: string, position: Position): Promise<void> {
    const file = this.fileOf(name);
    const prepared = await open(`${file}.new`, 'w');
    try {
      await prepared.writeFile(`${position}\n`);
      await prepared.sync();
    } finally {
      await prepared.close();
    }
    await rename(`${file}.new`, file);
    const directory = await open(this.directory, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  /** Letters, digits, `.`, `_`, `-` stand for themselves; nothing else comes into the name of a file. */
  private fileOf(name: string): string {
    return join(this.directory, `${PREFIX}${encodeURIComponent(name).replaceAll('*', '%2A')}`);
  }
}
