import type { Consumer, EachBatchPayload, IHeaders, Producer } from 'kafkajs';
import { atMost, backOffMs, wait } from '../broker/back-off';
import { type BrokerAddress, brokerClient, carefulProducer, mustHaveTopics } from '../broker/broker-client';
import { parcelsOf } from '../broker/parcels';
import type { ClaimFeed, FeedBatch, RefusedMessage } from './claim-feed';
import { refusalOf } from './refused-message';

/** Which topic is read, by whom, and where refusals go. */
export interface KafkajsClaimFeedOptions extends BrokerAddress {
  readonly group: string;
  readonly topicIn: string;
  readonly topicRefused: string;
}

/** A consumer that was killed is given up after so long, and its partitions go to the next. */
const SESSION_MS = 12_000;
const HEARTBEAT_MS = 3_000;
/** Beyond this a consumer that nothing is heard of counts as not connected. */
const SILENT_MS = 20_000;

/** What is not finished by then is left: it is handed out again. The process has ten seconds to stop. */
const STOP_WITHIN_MS = 6_000;

/** Partitions taken at a time: one is read while another is being recorded. */
const PARTITIONS_AT_ONCE = 3;

/** What may wait in memory of one partition; a broker hands out at least one message, however long. */
const BYTES_OF_PARTITION = 1_048_576;

/** Claims from a topic of Kafka, over kafkajs. */
export class KafkajsClaimFeed implements ClaimFeed {
  readonly ended: Promise<never>;
  private readonly stopping = new AbortController();
  private end: (error: Error) => void = () => undefined;
  private starting: Promise<void> = Promise.resolve();
  private connected: { readonly consumer: Consumer; readonly producer: Producer } | undefined;
  private why: string | null = 'not connected yet';
  private heardAtMs = 0;
  private pausing: NodeJS.Timeout | undefined;

  constructor(private readonly options: KafkajsClaimFeedOptions) {
    this.ended = new Promise<never>((_, reject) => (this.end = reject));
    this.ended.catch(() => undefined);
  }

  start(take: (batch: FeedBatch) => Promise<void>): void {
    this.starting = this.keepStarting(take);
  }

  pause(ms: number): void {
    const { consumer } = this.connected ?? {};
    if (consumer === undefined || this.pausing !== undefined) return;
    const topics = [{ topic: this.options.topicIn }];
    consumer.pause(topics);
    this.pausing = setTimeout(() => {
      this.pausing = undefined;
      // A consumer that crashed meanwhile has nothing to resume: it begins anew, with nothing paused.
      if (this.why === null) consumer.resume(topics);
    }, ms);
  }

  async refuse(refused: readonly RefusedMessage[]): Promise<void> {
    const { producer } = this.connected ?? {};
    if (producer === undefined) throw new Error('the broker is not connected');
    for (const parcel of parcelsOf(refused.map(refusalOf))) {
      const messages = parcel.map(({ key, value, headers }) => ({
        key,
        value,
        headers: headers as IHeaders,
      }));
      await producer.send({ topic: this.options.topicRefused, acks: -1, messages });
    }
  }

  trouble(): string | null {
    if (this.why !== null) return this.why;
    const silentMs = Date.now() - this.heardAtMs;
    return silentMs > SILENT_MS ? `nothing has been heard of the broker for ${silentMs} ms` : null;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.pausing);
    await atMost(STOP_WITHIN_MS / 4, this.starting);
    const { consumer, producer } = this.connected ?? {};
    this.why = 'stopped';
    // It waits for the batches in hand, which refuse through the producer, and leaves the group.
    if (consumer !== undefined) await atMost(STOP_WITHIN_MS / 2, consumer.disconnect());
    if (producer !== undefined) await atMost(STOP_WITHIN_MS / 4, producer.disconnect());
  }

  private async keepStarting(take: (batch: FeedBatch) => Promise<void>): Promise<void> {
    for (let failures = 1; !this.stopping.signal.aborted; failures += 1) {
      try {
        return await this.connect(take);
      } catch (error) {
        this.why = error instanceof Error ? error.message : String(error);
        this.options.logger.warn({ kafka: 'ingest', trouble: this.why }, 'the broker cannot be used yet');
        await wait(backOffMs(failures, Math.random()), this.stopping.signal);
      }
    }
  }

  private async connect(take: (batch: FeedBatch) => Promise<void>): Promise<void> {
    const { group, topicIn, topicRefused } = this.options;
    const kafka = brokerClient(this.options);
    await mustHaveTopics(kafka, [topicIn, topicRefused]);
    const producer = carefulProducer(kafka);
    const consumer = kafka.consumer({
      groupId: group,
      allowAutoTopicCreation: false,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      maxBytesPerPartition: BYTES_OF_PARTITION,
      maxWaitTimeInMs: 1_000,
    });
    try {
      await producer.connect();
      await consumer.connect();
      await consumer.subscribe({ topics: [topicIn], fromBeginning: true });
      this.stopping.signal.throwIfAborted();
    } catch (error) {
      await consumer.disconnect().catch(() => undefined);
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
    this.connected = { consumer, producer };
    this.watch(consumer);
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => takeKeepingAlive(payload, take),
    });
  }

  /** Notes signs of life, and what ends it: kafkajs begins again by itself after most failures, not all. */
  private watch(consumer: Consumer): void {
    const heard = (): void => {
      this.heardAtMs = Date.now();
    };
    consumer.on('consumer.group_join', () => {
      heard();
      this.why = null;
    });
    consumer.on('consumer.heartbeat', heard);
    consumer.on('consumer.fetch', heard);
    consumer.on('consumer.crash', ({ payload: { error, restart } }) => {
      this.why = `the consumer broke off: ${error.message}`;
      if (!restart) this.end(error);
    });
  }
}

/** A group may take long to become durable: the broker hears meanwhile that the work goes on. */
async function takeKeepingAlive(
  payload: EachBatchPayload,
  take: (batch: FeedBatch) => Promise<void>,
): Promise<void> {
  const beating = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_MS / 2);
  try {
    await take(batchOf(payload));
  } finally {
    clearInterval(beating);
  }
}

function batchOf(payload: EachBatchPayload): FeedBatch {
  const { topic, partition, messages } = payload.batch;
  return {
    topic,
    partition,
    messages: messages.map(({ offset, key, value, headers }) => ({
      offset,
      key,
      value,
      headers: headers ?? {},
    })),
    isCurrent: () => payload.isRunning() && !payload.isStale(),
    heartbeat: () => payload.heartbeat(),
    commit: async ({ offset }) => {
      if (payload.isStale()) return;
      payload.resolveOffset(offset);
      const next = String(BigInt(offset) + 1n);
      const partitions = [{ partition, offset: next }];
      await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
    },
  };
}
