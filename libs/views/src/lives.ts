import type { Life } from '@daybook/facts';

/** A life with the number of events that it remembers, which is what it costs to hold. */
interface Held {
  readonly life: Life;
  readonly events: number;
}

/** The lives that were learned from last, so that the next event need not read the earlier ones again. */
export class Lives {
  /** By component, in the order of use, the longest unused first. */
  readonly #held = new Map<string, Held>();
  #events = 0;

  /** `capacity` in events remembered by all lives together; the life used last is held whatever its size. */
  constructor(private readonly capacity: number) {}

  /** The life of a component, if it is held. */
  of(component: string): Life | undefined {
    return this.#held.get(component)?.life;
  }

  /** Holds the life of a component as it is now, and lets the longest unused go. */
  keep(component: string, life: Life): void {
    const before = this.#held.get(component);
    const isNext = before !== undefined && before.life.learned === life.learned?.before;
    const events = isNext ? before.events + 1 : eventsOf(life);
    this.letGo(component);
    this.#held.set(component, { life, events });
    this.#events += events;
    for (const longestUnused of this.#held.keys()) {
      if (this.#events <= this.capacity || longestUnused === component) return;
      this.letGo(longestUnused);
    }
  }

  /** Lets the life of a component go. */
  letGo(component: string): void {
    this.#events -= this.#held.get(component)?.events ?? 0;
    this.#held.delete(component);
  }

  /** Lets every life go. */
  forget(): void {
    this.#held.clear();
    this.#events = 0;
  }
}

/** How many entries a life has learned. */
function eventsOf({ learned }: Life): number {
  let events = 0;
  for (let at = learned; at !== null; at = at.before) events += 1;
  return events;
}
