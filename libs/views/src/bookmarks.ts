import type { Position } from '@daybook/events';

/**
 * How far somebody has come who follows the log and keeps no facts. Kept beside the views and not in them: a
 * generation of views can be thrown away, and who told the world of an event must not begin again for that.
 */
export interface Bookmarks {
  /** Where the bookmark of this name lies; `0n`, before everything, where there is none. */
  read(name: string): Promise<Position>;
  /** Lays it elsewhere, forwards or back; durable when it resolves. Killed before, it lies where it did. */
  move(name: string, position: Position): Promise<void>;
}
