import type { Position } from '@daybook/events';
import type { KnownFact, KnownFinding } from '@daybook/facts';

import type { Awaitable, Connection, EventRef, FactStore, ProjectedEvent } from './fact-store';

/** A fact store that can be compared with another row for row. */
export interface KeptFacts extends FactStore {
  /** Every fact ever believed, in the order of `facts`, in pages. */
  everyFact(): AsyncIterable<readonly KnownFact[]>;
  /** Every finding that ever stood, in the order of `findings`, in pages. */
  everyFinding(): AsyncIterable<readonly KnownFinding[]>;
  /** The events after a position, in ascending order, at most a page of them. */
  eventsAfter(position: Position): Awaitable<readonly EventRef[]>;
}

/** Views as they answer now. */
export interface Generation {
  readonly number: number;
  readonly store: KeptFacts;
  /** Another version of facts made them: they still answer, and should be rebuilt beside. */
  readonly stale: boolean;
}

/** A generation in use: it stays open, whatever this process switches, until it is released. */
export interface Lease {
  readonly generation: Generation;
  /** Lets it go; a second call does nothing. */
  release(): void;
}

/** What a finished generation stands for. */
export interface Standing {
  readonly checkpoint: Position;
  readonly factsVersion: string;
}

/** Writes a whole generation of views once; nobody sees it before `finish`. */
export interface FactBuilder {
  addEvents(events: readonly ProjectedEvent[]): Awaitable<void>;
  addConnection(connection: Connection): Awaitable<void>;
  /** Adds all that was ever believed of those of one component. */
  addBeliefs(rows: {
    readonly facts: readonly KnownFact[];
    readonly findings: readonly KnownFinding[];
  }): Awaitable<void>;
  /** Makes the indexes and keeps everything: from here on it is a store like any other. */
  finish(standing: Standing): Awaitable<void>;
  /** Throws away what was written. */
  abandon(): Awaitable<void>;
}

/** Views that nobody else looks at, to be compared and thrown away. */
export interface Scratch {
  readonly builder: FactBuilder;
  /** Reads what was finished. */
  open(): Awaitable<KeptFacts>;
  remove(): Awaitable<void>;
}

/** The next generation in the making. */
export interface Build {
  readonly number: number;
  readonly builder: FactBuilder;
}

/**
 * The generations of views, one of which answers. Readers look anew for each request which one that is; the
 * old one goes when its last reader is done.
 */
export interface Views {
  /** The version of facts that this process has; see `factsVersion`. */
  readonly factsVersion: string;
  /**
   * The current generation, held until released.
   *
   * @throws NoViews for a reader where no generation was ever made
   */
  acquire(): Awaitable<Lease>;
  /** Does a piece of reading on the current generation, which stays the same until it is done. */
  read<Result>(work: (generation: Generation) => Result | Promise<Result>): Promise<Result>;
  /** Begins the generation to build next, beside the one that answers. */
  build(): Awaitable<Build>;
  /** Lets a generation that was built answer. */
  switchTo(number: number): Awaitable<void>;
  scratch(): Awaitable<Scratch>;
  close(): Awaitable<void>;
}

/** There are no views to read and this process may not make any. */
export class NoViews extends Error {
  constructor(place: string) {
    super(`there are no views in ${place}`);
    this.name = 'NoViews';
  }
}

/**
 * The store of the views cannot be reached, or does not answer in time. Nothing is half done: a batch is
 * stored whole or not at all, and the checkpoint says which.
 */
export class ViewsUnavailable extends Error {
  constructor(place: string, cause: unknown) {
    super(`the views in ${place} cannot be had: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'ViewsUnavailable';
  }
}
