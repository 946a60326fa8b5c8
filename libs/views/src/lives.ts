import type { Life } from '@daybook/facts';

<<<<<<< HEAD
import { personOf } from './person';

/** A life with the number of events that it remembers, which is what it costs to hold. */
interface Held {
  readonly life: Life;
  readonly events: number;
}

/** The lives that were learned from last, so that the next event need not read the earlier ones again. */
export class Lives {
  /** In the order of use, the longest unused first. */
  readonly #held = new Map<string, Held>();
  #events = 0;

  /** `capacity` in events remembered by all lives together; the life used last is held whatever its size. */
  constructor(private readonly capacity: number) {}

  /** The life that an entry goes on from, if it is held. */
  of({ stream }: LogEntry): Life | undefined {
    return this.#held.get(personOf(stream))?.life;
  }

  /** Holds a life as it is after an entry, and lets the longest unused go. */
  keep({ stream, revision }: LogEntry, life: Life): void {
    const person = personOf(stream);
    const events = Number(revision) + 1;
    this.#letGo(person);
    this.#held.set(person, { life, events });
    this.#events += events;
    for (const longestUnused of this.#held.keys()) {
      if (this.#events <= this.capacity || longestUnused === person) return;
      this.#letGo(longestUnused);
    }
=======
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
>>>>>>> workforce
  }

  /** Lets the life of a component go. */
  letGo(component: string): void {
    this.#held.delete(component);
  }

  /** Lets every life go. */
  forget(): void {
    this.#held.clear();
    this.#events = 0;
  }

  #letGo(person: string): void {
    this.#events -= this.#held.get(person)?.events ?? 0;
    this.#held.delete(person);
  }
}
