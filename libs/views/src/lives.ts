import type { LogEntry } from '@daybook/events';
import type { Life } from '@daybook/facts';

import { personOf } from './person';

/** The lives that were learned from last, so that the next event need not read the earlier ones again. */
export class Lives {
  /** In the order of use, the longest unused first. */
  readonly #held = new Map<string, Life>();

  /** `capacity` in persons, at least 1. */
  constructor(private readonly capacity: number) {}

  /** The life that an entry goes on from, if it is held. */
  of({ stream }: LogEntry): Life | undefined {
    return this.#held.get(personOf(stream));
  }

  /** Holds a life as it is after an entry, and lets the longest unused go. */
  keep({ stream }: LogEntry, life: Life): void {
    const person = personOf(stream);
    this.#held.delete(person);
    this.#held.set(person, life);
    if (this.#held.size <= this.capacity) return;
    const [longestUnused] = this.#held.keys();
    if (longestUnused !== undefined) this.#held.delete(longestUnused);
  }

  /** Lets every life go. */
  forget(): void {
    this.#held.clear();
  }
}
