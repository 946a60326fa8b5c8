import type { Position } from '@daybook/events';

interface Waiter {
  readonly position: Position;
  resolve(reached: boolean): void;
}

/** Where the views stand, as far as the projector has told; questions wait here for their position. */
export class Checkpoint {
  private waiters: Waiter[] = [];

  constructor(private at: Position) {}

  get position(): Position {
    return this.at;
  }

  /** The projector has committed up to here; a rebuild that was switched to may stand earlier. */
  moveTo(position: Position): void {
    this.at = position;
    const reached = this.waiters.filter((waiter) => waiter.position <= position);
    if (reached.length === 0) return;
    this.waiters = this.waiters.filter((waiter) => waiter.position > position);
    for (const waiter of reached) waiter.resolve(true);
  }

  /** True as soon as the views have reached the position, false after so many milliseconds. */
  async waitFor(position: Position, withinMs: number): Promise<boolean> {
    if (position <= this.at) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((other) => other !== waiter);
        resolve(false);
      }, withinMs);
      const waiter: Waiter = {
        position,
        resolve: (reached) => {
          clearTimeout(timer);
          resolve(reached);
        },
      };
      this.waiters.push(waiter);
    });
  }
}
