import type { ReadItem, Receipt, RefusedEvent } from '@daybook/book';
import { backOffMs } from '../broker/back-off';
import type { ClaimFeed, FeedBatch } from './claim-feed';
import { FeedHeldUp, takeBatch } from './feed-batch';

/** What taking claims from a feed needs of the world. */
export interface FeedIngestPorts {
  readonly feed: ClaimFeed;
  record(items: readonly ReadItem[]): Promise<readonly Receipt[]>;
  park(refused: readonly RefusedEvent[]): Promise<void>;
  /** From 0 to less than 1. */
  random(): number;
  /** Told of every attempt that failed. */
  heldUp(error: FeedHeldUp, waitMs: number): void;
}

/**
 * Takes claims from a feed for as long as it runs. What cannot be kept for a while (the log, the disk, the
 * topic of refused events) holds the feed up: nothing is committed, and it is tried again after a pause that
 * grows. Nothing is skipped, and nothing refused, because of that.
 */
export class FeedIngest {
  private failures = 0;
  private why: string | null = null;

  constructor(private readonly ports: FeedIngestPorts) {}

  get ended(): Promise<never> {
    return this.ports.feed.ended;
  }

  start(): void {
    this.ports.feed.start((batch) => this.take(batch));
  }

  trouble(): string | null {
    const why = this.ports.feed.trouble() ?? this.why;
    return why === null ? null : `events are not taken from Kafka: ${why}`;
  }

  async stop(): Promise<void> {
    await this.ports.feed.stop();
  }

  private async take(batch: FeedBatch): Promise<void> {
    const { feed } = this.ports;
    try {
      await takeBatch(batch, {
        record: (items) => this.ports.record(items),
        park: (refused) => this.ports.park(refused),
        refuse: (refused) => feed.refuse(refused),
      });
      this.failures = 0;
      this.why = null;
    } catch (error) {
      if (!(error instanceof FeedHeldUp)) throw error;
      this.holdUp(error);
    }
  }

  private holdUp(error: FeedHeldUp): void {
    this.failures += 1;
    this.why = error.message;
    const waitMs = backOffMs(this.failures, this.ports.random());
    this.ports.feed.pause(waitMs);
    this.ports.heldUp(error, waitMs);
  }
}
