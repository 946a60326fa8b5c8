import { setImmediate } from 'node:timers/promises';

import type { LogEntry, Position } from '@daybook/events';
import { emptyLife, lifeOf, mergedInto } from '@daybook/facts';
import type { Components, Life } from '@daybook/facts';
import type { StoredRecord } from '@daybook/log';

import { entriesOf } from './component-entries';
import type { EntrySource } from './component-entries';
import { componentsOf, connectionOf } from './connecting';
import { CheckpointMoved } from './fact-store';
import type { Change, Connection, FactStore, ProjectedEvent } from './fact-store';
import { learnOne } from './learning';
import { Lives } from './lives';
import { projectedEventOf } from './projected-event';

const BATCH_SIZE = 10_000;
/** About 2 KiB of memory each. */
const EVENTS_HELD = 30_000;

/** What a projector works with. */
export interface ProjectorOptions extends EntrySource {
  readonly store: FactStore;
  /** Events that share one transaction, at most; default 10,000. */
  readonly batchSize?: number;
  /** Events that the lives held in memory remember together, at most; default 30,000. */
  readonly eventsHeld?: number;
  /** Called after each batch with the new checkpoint. */
  readonly onProgress?: (checkpoint: Position) => void;
}

/** At least one entry, in the order of recording. */
type Entries = readonly [LogEntry, ...LogEntry[]];

/** How far the views are behind the log. */
export interface Lag {
  readonly checkpoint: Position;
  readonly head: Position;
  /** In positions, never negative; in a log without gaps: the events not yet in the views. */
  readonly behind: bigint;
}

/** The views reflect a position that the log does not have: another log, or one restored from earlier. */
export class ViewsAheadOfLog extends Error {
  constructor(
    readonly checkpoint: Position,
    readonly head: Position,
  ) {
    super(`the views stand at position ${checkpoint}, the log ends at ${head}: rebuild the views`);
    this.name = 'ViewsAheadOfLog';
  }
}

/**
 * Keeps a fact store behind the log: reads what was recorded after the checkpoint, folds event by event, and
 * stores facts and checkpoint together. Several may work on one store: each batch is taken from one of them.
 */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #batchSize: number;
  readonly #lives: Lives;
  /** What is folded together; read from the store with the first batch. */
  #components: Components = componentsOf([]);
  /** The checkpoint that the lives held and the components belong to. */
  #livesAt: Position | null = null;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(options: ProjectorOptions) {
    this.#options = options;
    this.#batchSize = options.batchSize ?? BATCH_SIZE;
    this.#lives = new Lives(options.eventsHeld ?? EVENTS_HELD);
  }

  /**
   * Brings the store to a position of the log (default: its head as it is now) and gives the
   * checkpoint reached. May be called while `run` is at work: batches take turns.
   *
   * @throws ViewsAheadOfLog, and whatever the log or the store throws; what was stored stays
   */
  async catchUp(upTo?: Position): Promise<Position> {
    for (;;) {
      try {
        return await this.#inTurn(() => this.#readOn(upTo));
      } catch (error) {
        if (!(error instanceof CheckpointMoved)) throw error;
      }
    }
  }

  /**
   * Follows the log until the signal aborts, then finishes the batch in hand and resolves.
   *
   * @throws as catchUp does: whoever runs a projector starts it again, and it resumes at the checkpoint
   */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let after = await this.catchUp();
      for await (const page of this.#options.log.follow({ after, signal })) {
        const reached = await this.#inTurn(() => this.#takeIn(page, after));
        if (reached === null) break;
        after = reached;
      }
    }
  }

  /** How far the store is behind the log now. */
  async lag(): Promise<Lag> {
    const checkpoint = await this.#options.store.checkpoint();
    const head = await this.#options.log.head();
    return { checkpoint, head, behind: head > checkpoint ? head - checkpoint : 0n };
  }

  /** One piece of work at a time: the lives held belong to one checkpoint. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#lastTurn.then(work);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async #readOn(upTo: Position | undefined): Promise<Position> {
    const { log, store } = this.#options;
    let after = await store.checkpoint();
    const head = await log.head();
    if (after > head) throw new ViewsAheadOfLog(after, head);
    const options = { after, upTo: upTo ?? head, pageSize: this.#batchSize };
    for await (const page of log.readAll(options)) {
      after = await this.#projectAll(page, after);
    }
    return after;
  }

  /**
   * Takes in a page that begins after a position. Records that the store has by now are left out.
   *
   * @returns the position reached, or null where the store has moved so that the log must be read anew
   */
  async #takeIn(page: readonly StoredRecord[], after: Position): Promise<Position | null> {
    const checkpoint = await this.#options.store.checkpoint();
    if (checkpoint < after) return null;
    const last = page.at(-1)?.position ?? after;
    const news = page.filter(({ position }) => position > checkpoint);
    try {
      await this.#projectAll(news, checkpoint);
      return last;
    } catch (error) {
      if (error instanceof CheckpointMoved) return null;
      throw error;
    }
  }

  async #projectAll(records: readonly StoredRecord[], checkpoint: Position): Promise<Position> {
    let after = checkpoint;
    for (let start = 0; start < records.length; start += this.#batchSize) {
      after = await this.#project(records.slice(start, start + this.#batchSize), after);
      this.#options.onProgress?.(after);
      await setImmediate();
    }
    return after;
  }

  /** Folds and stores one batch. Where that fails the lives held have learned too much and are let go. */
  async #project(records: readonly StoredRecord[], after: Position): Promise<Position> {
    if (this.#livesAt !== after) await this.#beginAnew();
    this.#livesAt = null;
    const entries = records.map((record) => this.#options.open(record));
    const changes: Change[] = [];
    const connections: Connection[] = [];
    for (const together of betweenMerges(entries)) {
      const connection = this.#connect(together[0]);
      if (connection !== null) connections.push(connection);
      changes.push(...(await this.#learn(together)));
    }
    changes.sort(inOrderOfPosition);
    const upTo = entries.at(-1)?.position ?? after;
    const events: readonly ProjectedEvent[] = entries.map(projectedEventOf);
    await this.#options.store.apply({ after, upTo, events, changes, connections });
    this.#livesAt = upTo;
    return upTo;
  }

  /**
   * Learns entries among which nothing is connected after the first, one by one, life after life: a life that
   * is not held is recalled once for all of them, however they are mixed with those of others.
   */
  async #learn(entries: readonly LogEntry[]): Promise<readonly Change[]> {
    const changes: Change[] = [];
    for (const [component, its] of this.#byComponent(entries)) {
      let life = this.#lives.of(component) ?? (await this.#recall(its[0]));
      for (const entry of its) {
        const learning = learnOne(life, entry);
        if (learning.change !== null) changes.push(learning.change);
        life = learning.life;
      }
      this.#lives.keep(component, life);
    }
    return changes;
  }

  #byComponent(entries: readonly LogEntry[]): ReadonlyMap<string, Entries> {
    const lives = new Map<string, [LogEntry, ...LogEntry[]]>();
    for (const entry of entries) {
      const component = this.#components.keyOf(entry.stream);
      const its = lives.get(component);
      if (its === undefined) lives.set(component, [entry]);
      else its.push(entry);
    }
    return lives;
  }

  async #beginAnew(): Promise<void> {
    this.#lives.forget();
    this.#components = componentsOf(await this.#options.store.connections());
  }

  /** Connects what an entry connects. The lives of its parts are let go: one life goes on from both. */
  #connect(entry: LogEntry): Connection | null {
    const other = mergedInto(entry);
    if (other === null) return null;
    const parts = [entry.stream, other].map((stream) => this.#components.keyOf(stream));
    const connection = connectionOf(this.#components, entry);
    if (connection !== null) parts.forEach((part) => this.#lives.letGo(part));
    return connection;
  }

  /** The life as it was before an entry, learned again from the streams of its component. */
  async #recall(entry: LogEntry): Promise<Life> {
    const streams = this.#components.streamsOf(entry.stream);
    if (entry.revision === 0n && streams.length === 1) return emptyLife();
    const entries = await entriesOf(this.#options, streams, entry.position - 1n);
    return lifeOf(entries);
  }
}

/** Entries cut before each that merges: what is folded together may be other streams from there on. */
function betweenMerges(entries: readonly LogEntry[]): readonly Entries[] {
  const parts: [LogEntry, ...LogEntry[]][] = [];
  for (const entry of entries) {
    const part = parts.at(-1);
    if (part === undefined || mergedInto(entry) !== null) parts.push([entry]);
    else part.push(entry);
  }
  return parts;
}

function inOrderOfPosition(one: Change, other: Change): number {
  return one.position < other.position ? -1 : 1;
}
