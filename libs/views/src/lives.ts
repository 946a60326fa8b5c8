import type { Life } from '@daybook/facts';

/** The lives that were learned from last, so that the next event need not read the earlier ones again. */
export class Lives {
  /** By component, in the order of use, the longest unused first. */
  readonly #held = new Map<string, Life>();

  /** `capacity` in components, at least 1. */
  constructor(private readonly capacity: number) {}

  /** The life of a component, if it is held. */
  of(component: string): Life | undefined {
    return this.#held.get(component);
  }

  /** Holds the life of a component as it is now, and lets the longest unused go. */
  keep(component: string, life: Life): void {
    this.#held.delete(component);
    this.#held.set(component, life);
    if (this.#held.size <= this.capacity) return;
    const [longestUnused] = this.#held.keys();
    if (longestUnused !== undefined) this.#held.delete(longestUnused);
  }

  /** Lets the life of a component go. */
  letGo(component: string): void {
    this.#held.delete(component);
  }

  /** Lets every life go. */
  forget(): void {
    this.#held.clear();
  }
}
