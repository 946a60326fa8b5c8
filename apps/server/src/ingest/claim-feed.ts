import type { ProblemDetail } from '@daybook/book';
import type { FeedMessage } from './feed-message';

/** Some messages of one partition, in its order. */
export interface FeedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly FeedMessage[];
  /** Whether more of it may be taken: the feed is not stopping, and the partition is still this one's. */
  isCurrent(): boolean;
  /** Tells the broker that the work goes on; rejects when the partition was given to another. */
  heartbeat(): Promise<void>;
  /** Never hands out this message again, nor any before it: what they say is durable. */
  commit(last: FeedMessage): Promise<void>;
}

/** A message that was refused, and why. */
export interface RefusedMessage {
  readonly message: FeedMessage;
  readonly topic: string;
  readonly partition: number;
  readonly problem: {
    readonly code: string;
    readonly detail: string;
    readonly errors: readonly ProblemDetail[];
  };
}

/** Where events come from that nobody waits for: the topic of a broker. */
export interface ClaimFeed {
  /**
   * Begins to hand out batches, those of one partition one after the other, until it is stopped. A batch that
   * is not committed is handed out again. Tries again for as long as the broker cannot be reached.
   */
  start(take: (batch: FeedBatch) => Promise<void>): void;
  /** Hands out nothing for a while. */
  pause(ms: number): void;
  /** Tells those who look after the feed what was refused; resolves when the broker has it. */
  refuse(refused: readonly RefusedMessage[]): Promise<void>;
  /** Why nothing comes, in words; null while it is connected. */
  trouble(): string | null;
  /** Rejects when the feed has ended for good and not been asked to. */
  readonly ended: Promise<never>;
  /** Lets the batches in hand be finished and leaves the broker. */
  stop(): Promise<void>;
}
