import type { Position } from '@daybook/events';
import { Bell } from './bell';
import type { StoredRecord } from './event-log';
import type { KurrentDbConnection, StoreEvent, StorePosition } from './kurrentdb-connection';
import { DEFAULT_PAGE_SIZE } from './page-size';
import type { Rim } from './rim';

/** What a follower is made of. */
export interface FollowerOptions extends Pick<Rim, 'random' | 'after'> {
  readonly connection: KurrentDbConnection;
  /** The type of Daybook's events. */
  readonly type: string;
  /** The record of an event, undefined where it is somebody else's. */
  readonly recordOf: (event: StoreEvent) => StoredRecord | undefined;
  /** The position of the last record that was acknowledged: what a subscription has to reach. */
  readonly headOf: () => Promise<Position>;
  /** Told whenever a subscription ended or was given up, and is going to be begun again. */
  readonly onTrouble: (trouble: FollowingTrouble) => void;
  /** How often the watchdog looks whether what was acknowledged has come, in milliseconds. */
  readonly watchMs: number;
}

/** Why a subscription was begun again, and after how long. */
export interface FollowingTrouble {
  readonly why: 'ended' | 'failed' | 'lagging';
  readonly cause?: unknown;
  readonly afterMs: number;
}

/** The first pause before a subscription is begun again, and the longest, in milliseconds. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * A subscription that is begun again wherever it ends, from the last record that came or the last checkpoint:
 * never a gap, never one twice. Pauses grow and are jittered, so that a restarted store is not stormed. Where
 * the subscription is silent though records were acknowledged that it has not given, it is given up.
 */
export class KurrentDbFollower {
  private readonly arrived = new Bell();
  private readonly taken = new Bell();
  private readonly ending = new AbortController();
  private waiting: StoredRecord[] = [];
  private heard = 0;
  private troubles = 0;
  private resumeAt: StorePosition | undefined;

  /** Begins after a position; `from` is that of an event at or before it, undefined for the start. */
  constructor(
    private readonly options: FollowerOptions,
    private last: Position,
    from: StorePosition | undefined,
  ) {
    this.resumeAt = from;
  }

  /** Pages of what comes, until the signal aborts or it is stopped. */
  async *pages(signal: AbortSignal): AsyncGenerator<readonly StoredRecord[]> {
    const stop = (): void => this.stop();
    signal.addEventListener('abort', stop);
    const supervised = this.supervise();
    try {
      while (!this.ending.signal.aborted) {
        const page = this.waiting.splice(0, DEFAULT_PAGE_SIZE);
        this.taken.ring();
        if (page.length > 0) yield page;
        else await this.arrived.sleep(this.ending.signal);
      }
    } finally {
      signal.removeEventListener('abort', stop);
      this.stop();
      await supervised;
    }
  }

  /** Ends the subscription, and the pages. */
  stop(): void {
    this.ending.abort();
  }

  private async supervise(): Promise<void> {
    while (!this.ending.signal.aborted) {
      const trouble = await this.subscribeOnce();
      if (this.ending.signal.aborted) return;
      const afterMs = this.pauseMs();
      this.options.onTrouble({ ...trouble, afterMs });
      await this.pause(afterMs);
    }
  }

  private async subscribeOnce(): Promise<Omit<FollowingTrouble, 'afterMs'>> {
    const giveUp = new AbortController();
    const signal = AbortSignal.any([this.ending.signal, giveUp.signal]);
    const unwatch = this.watch(() => giveUp.abort());
    try {
      const events = this.options.connection.subscribe({
        after: this.resumeAt,
        type: this.options.type,
        signal,
        checkpoint: (position) => this.reached(position),
      });
      for await (const event of events) {
        this.take(event);
        while (this.waiting.length >= DEFAULT_PAGE_SIZE && !signal.aborted) await this.taken.sleep(signal);
      }
      return { why: giveUp.signal.aborted ? 'lagging' : 'ended' };
    } catch (cause) {
      return { why: 'failed', cause };
    } finally {
      unwatch();
    }
  }

  private take(event: StoreEvent): void {
    this.troubles = 0;
    this.reached(event.position);
    if (event.position.commit <= this.last) return;
    const record = this.options.recordOf(event);
    if (record === undefined) return;
    this.last = record.position;
    this.waiting.push(record);
    this.arrived.ring();
  }

  private reached(position: StorePosition): void {
    this.heard += 1;
    if (this.resumeAt === undefined || position.commit > this.resumeAt.commit) this.resumeAt = position;
  }

  /** Gives up where, between two looks, nothing was heard though something acknowledged is missing. */
  private watch(giveUp: () => void): () => void {
    let missing: { readonly heard: number; readonly head: Position } | undefined;
    let watching = true;
    let cancel = this.options.after(this.options.watchMs, () => void look());
    const look = async (): Promise<void> => {
      const head = await this.options.headOf().catch(() => 0n);
      if (!watching) return;
      const isIdle = this.waiting.length === 0;
      if (isIdle && missing?.heard === this.heard && this.last < missing.head) return giveUp();
      missing = this.last < head ? { heard: this.heard, head } : undefined;
      cancel = this.options.after(this.options.watchMs, () => void look());
    };
    return () => {
      watching = false;
      cancel();
    };
  }

  private pauseMs(): number {
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.troubles, 10));
    this.troubles += 1;
    return Math.round(longest * (0.5 + this.options.random() / 2));
  }

  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        cancel();
        this.ending.signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.options.after(ms, done);
      this.ending.signal.addEventListener('abort', done);
    });
  }
}
