import type { ReadItem, Receipt, RefusedEvent } from '@daybook/book';
import type { ClaimFeed, FeedBatch, RefusedMessage } from '../ingest/claim-feed';
import type { FeedMessage } from '../ingest/feed-message';

/** Messages in structured mode, from offset 0. What is not text is written as JSON. */
export function messagesOf(values: readonly unknown[]): FeedMessage[] {
  return values.map((value, index) => ({
    offset: String(index),
    key: null,
    value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
    headers: { 'content-type': 'application/cloudevents+json' },
  }));
}

/** A feed of one partition without a broker: hands out what is not committed, as a broker does. */
export class FeedOnTrial implements ClaimFeed {
  readonly ended = new Promise<never>(() => undefined);
  readonly told: RefusedMessage[] = [];
  readonly pauses: number[] = [];
  /** Offsets as they were committed. */
  readonly commits: string[] = [];
  heartbeats = 0;
  current = true;
  private take: (batch: FeedBatch) => Promise<void> = async () => undefined;

  constructor(private readonly messages: readonly FeedMessage[]) {}

  start(take: (batch: FeedBatch) => Promise<void>): void {
    this.take = take;
  }

  pause(ms: number): void {
    this.pauses.push(ms);
  }

  async refuse(refused: readonly RefusedMessage[]): Promise<void> {
    this.told.push(...refused);
  }

  trouble(): string | null {
    return null;
  }

  async stop(): Promise<void> {
    this.current = false;
  }

  /** Hands out everything after the last commit, once. */
  async handOut(): Promise<void> {
    const next = this.commits.length === 0 ? 0 : Number(this.commits.at(-1)) + 1;
    await this.take(this.batch(this.messages.slice(next)));
  }

  /** These messages as a batch. */
  batch(messages: readonly FeedMessage[] = this.messages): FeedBatch {
    return {
      topic: 'daybook.events.in',
      partition: 3,
      messages,
      isCurrent: () => this.current,
      heartbeat: async () => void (this.heartbeats += 1),
      commit: async ({ offset }) => void this.commits.push(offset),
    };
  }
}

/** A book that remembers what it was given, and fails as often as it is told to. */
export class BookOnTrial {
  readonly recorded: string[] = [];
  readonly parked: RefusedEvent[] = [];
  /** How many events came in each request. */
  readonly requests: number[] = [];
  failuresToCome: Error[] = [];

  readonly record = async (items: readonly ReadItem[]): Promise<readonly Receipt[]> => {
    await new Promise((resolve) => setImmediate(resolve));
    const failure = this.failuresToCome.shift();
    if (failure !== undefined) throw failure;
    this.requests.push(items.length);
    return items.map((item) => {
      if ('refused' in item) return { status: 'refused', problem: item.refused };
      const { source, id } = item.event;
      const isKnown = this.recorded.includes(id);
      if (!isKnown) this.recorded.push(id);
      return { source, id, status: isKnown ? 'duplicate' : 'recorded' };
    });
  };

  readonly park = async (refused: readonly RefusedEvent[]): Promise<void> => {
    this.parked.push(...refused);
  };
}
