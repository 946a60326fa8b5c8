import { randomUUID } from 'node:crypto';
import {
  type Admin,
  CompressionTypes,
  type Consumer,
  Kafka,
  logLevel,
  type Message,
  Partitioners,
  type Producer,
  type KafkaJSError,
} from 'kafkajs';
import type { Claim } from './claims-trial';
import { RunningServer, type ServerStart } from './running-server-trial';

/** A message as it came from a topic, its headers as text. */
export interface HeardMessage {
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long a topic may be silent before what was heard of it counts as all. */
const ALL_WITHIN_MS = 60_000;

/** Topics of a test's own on a real broker. */
export class KafkaTrial {
  readonly name = `t${randomUUID().slice(0, 8)}`;
  readonly topicIn = `${this.name}.in`;
  readonly topicOut = `${this.name}.out`;
  readonly topicRefused = `${this.name}.refused`;
  readonly group = `${this.name}-ingest`;
  private readonly consumers: Consumer[] = [];

  private constructor(
    readonly broker: string,
    private readonly kafka: Kafka,
    readonly admin: Admin,
    private readonly producer: Producer,
  ) {}

  /** Makes topics of so many partitions. @param broker host:port of a broker, from `DAYBOOK_TEST_KAFKA` */
  static async begin(broker: string | undefined, partitions = 4): Promise<KafkaTrial> {
    if (broker === undefined) {
      throw new Error('DAYBOOK_TEST_KAFKA names no broker: run `npm run test:servers`, which starts one');
    }
    const kafka = new Kafka({ brokers: [broker], clientId: 'trial', logLevel: logLevel.NOTHING });
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    const trial = new KafkaTrial(broker, kafka, kafka.admin(), producer);
    await trial.admin.connect();
    await trial.producer.connect();
    await trial.makeTopics([trial.topicIn, trial.topicOut, trial.topicRefused], partitions);
    return trial;
  }

  async makeTopics(topics: readonly string[], numPartitions: number): Promise<void> {
    await this.admin.createTopics({
      // kafkajs gives up where a broker has not heard of a topic yet that its controller has made.
      waitForLeaders: false,
      topics: topics.map((topic) => ({ topic, numPartitions, replicationFactor: 1 })),
    });
    const isThere = async (): Promise<boolean> => {
      const { topics: found } = await this.admin.fetchTopicMetadata({ topics: [...topics] });
      return found.every(
        ({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0),
      );
    };
    await until(() => isThere().catch(() => false), ALL_WITHIN_MS, 'the topics were not made');
  }

  /** The settings of a server that is to use these topics. */
  get environment(): Readonly<Record<string, string>> {
    return {
      DAYBOOK_KAFKA_BROKERS: this.broker,
      DAYBOOK_KAFKA_TOPIC_IN: this.topicIn,
      DAYBOOK_KAFKA_TOPIC_OUT: this.topicOut,
      DAYBOOK_KAFKA_TOPIC_REFUSED: this.topicRefused,
      DAYBOOK_KAFKA_GROUP: this.group,
    };
  }

  /** A server on these topics. */
  async server({ environment = {}, ...start }: ServerStart = {}): Promise<RunningServer> {
    return RunningServer.start({ ...start, environment: { ...this.environment, ...environment } });
  }

  /** Sends messages as they are, some hundred at a time; to the topic in, if no other is named. */
  async send(
    messages: readonly Message[],
    topic = this.topicIn,
    compression = CompressionTypes.None,
  ): Promise<void> {
    for (let from = 0; from < messages.length; from += 500) {
      await this.producer.send({ topic, acks: -1, compression, messages: messages.slice(from, from + 500) });
    }
  }

  /** Sends events in structured mode, keyed by subject. */
  async tell(claims: readonly Claim[]): Promise<void> {
    await this.send(claims.map(structured));
  }

  /** Everything that a topic holds, each partition in its order. */
  async heard(topic: string): Promise<readonly HeardMessage[]> {
    const ends = await this.admin.fetchTopicOffsets(topic);
    const awaited = new Set(ends.filter(({ low, high }) => low !== high).map(({ partition }) => partition));
    const messages: HeardMessage[] = [];
    if (awaited.size === 0) return messages;
    const consumer = this.kafka.consumer({ groupId: `${this.name}-${randomUUID()}`, maxWaitTimeInMs: 200 });
    this.consumers.push(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${topic} was not heard to its end`)), ALL_WITHIN_MS);
      const done = (): void => {
        clearTimeout(late);
        resolve();
      };
      const run = consumer.run({
        eachMessage: async ({ partition, message: { offset, key, value, headers = {} } }) => {
          const texts = Object.entries(headers).map(([name, header]) => [name, String(header)]);
          messages.push({
            partition,
            offset,
            key: key === null ? null : String(key),
            value: value === null ? null : String(value),
            headers: Object.fromEntries(texts) as Readonly<Record<string, string>>,
          });
          const end = ends.find((one) => one.partition === partition);
          if (BigInt(offset) + 1n >= BigInt(end?.high ?? 0)) awaited.delete(partition);
          if (awaited.size === 0) done();
        },
      });
      run.catch(reject);
    });
    await consumer.disconnect();
    return messages;
  }

  /** How many messages of the topic in the group has not committed. */
  async uncommitted(): Promise<number> {
    const ends = await this.admin.fetchTopicOffsets(this.topicIn);
    const [found] = await this.admin.fetchOffsets({ groupId: this.group, topics: [this.topicIn] });
    return ends.reduce((sum, { partition, low, high }) => {
      const committed = Number(found?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
      return sum + Number(high) - Math.max(committed, Number(low));
    }, 0);
  }

  /** Waits until all that was sent is committed. A young group may not have its coordinator yet. */
  async taken(withinMs = 60_000): Promise<void> {
    const isTaken = async (): Promise<boolean> =>
      this.uncommitted().then(
        (left) => left === 0,
        (error: KafkaJSError) => {
          if (error.retriable) return false;
          throw error;
        },
      );
    await until(isTaken, withinMs, 'the topic was not taken to its end');
  }

  async end(): Promise<void> {
    for (const consumer of this.consumers) await consumer.disconnect().catch(() => undefined);
    const mine = (await this.admin.listTopics()).filter((topic) => topic.startsWith(`${this.name}.`));
    await this.admin.deleteTopics({ topics: mine });
    await this.producer.disconnect();
    await this.admin.disconnect();
  }
}

/** An event as a message in structured mode. */
export function structured(claim: Claim): Message {
  return {
    key: String(claim['subject']),
    value: JSON.stringify(claim),
    headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
  };
}

/** An event as a message in binary mode. */
export function binary({ data, ...attributes }: Claim): Message {
  const headers = Object.entries(attributes).map(([name, value]) => [`ce_${name}`, String(value)]);
  return {
    key: String(attributes['subject']),
    value: JSON.stringify(data),
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}

/** Waits until something is so. */
export async function until(is: () => Promise<boolean>, withinMs: number, otherwise: string): Promise<void> {
  for (const end = Date.now() + withinMs; !(await is());) {
    if (Date.now() > end) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until a server says that it is ready, or that it is not and why. */
export async function untilReady(server: RunningServer, reason: RegExp | null = null): Promise<void> {
  let said = '';
  const is = async (): Promise<boolean> => {
    said = (await server.ask('/health/ready')).text;
    const { reasons } = JSON.parse(said) as { readonly reasons: readonly string[] };
    return reason === null ? reasons.length === 0 : reasons.some((one) => reason.test(one));
  };
  await until(is, 60_000, 'the server did not come to say so').catch((error: Error) => {
    throw new Error(`${error.message}: ${said}`);
  });
}
