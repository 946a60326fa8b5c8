import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { Logger } from 'pino';

/** How to reach the brokers. */
export interface BrokerAddress {
  readonly brokers: readonly string[];
  readonly logger: Logger;
}

/** The broker answers, but what is needed there is not there. */
export class TopicMissing extends Error {
  constructor(readonly topics: readonly string[]) {
    super(`the broker has no topic ${topics.join(' and none called ')}: make it, for Daybook makes none`);
    this.name = 'TopicMissing';
  }
}

/** Tries again soon: a broker that was restarted is back within seconds (promises.md §1, F9). */
const RETRY = { initialRetryTime: 250, maxRetryTime: 4_000, retries: 6 } as const;

/** A client of the brokers. What kafkajs has to say goes to our log: its words and its name, no more. */
export function brokerClient({ brokers, logger }: BrokerAddress): Kafka {
  return new Kafka({
    clientId: 'daybook',
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ namespace, level, log }) => {
        const line = { kafka: namespace };
        if (level <= logLevel.ERROR) logger.warn(line, log.message);
        else logger.debug(line, log.message);
      },
  });
}

/** A producer that is answered when every replica has what it was given, one request after the other. */
export function carefulProducer(kafka: Kafka): Producer {
  return kafka.producer({
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
}

/** @throws TopicMissing naming those that are not there */
export async function mustHaveTopics(kafka: Kafka, topics: readonly string[]): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const there = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !there.has(topic));
    if (missing.length > 0) throw new TopicMissing(missing);
  } finally {
    await admin.disconnect();
  }
}
