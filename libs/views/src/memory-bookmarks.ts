import type { Position } from '@daybook/events';
import type { Bookmarks } from './bookmarks';

/** Bookmarks that live as long as their process. */
export class MemoryBookmarks implements Bookmarks {
  private readonly positions = new Map<string, Position>();

  async read(name: string): Promise<Position> {
    return this.positions.get(name) ?? 0n;
  }

  async move(name: string, position: Position): Promise<void> {
    this.positions.set(name, position);
  }
}
