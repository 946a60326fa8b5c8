import type { Book } from '@daybook/book';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import { BOOK, LOGGER } from '../book-token';
import { Readiness } from '../operate/readiness';
import { ServerMetrics } from '../operate/server-metrics';
import { KafkajsRelayTopic } from './kafkajs-relay-topic';
import { Relay } from './relay';

/** Tells recorded events to Kafka while the server runs (interfaces.md §3). */
@Injectable()
export class KafkaRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly relay: Relay;

  constructor(
    @Inject(BOOK) book: Book,
    @Inject(LOGGER) logger: Logger,
    @Inject(Readiness) readiness: Readiness,
    @Inject(ServerMetrics) metrics: ServerMetrics,
  ) {
    const { DAYBOOK_KAFKA_BROKERS: brokers = [], DAYBOOK_KAFKA_TOPIC_OUT: topic } = book.settings;
    this.relay = new Relay({
      topic: new KafkajsRelayTopic({ brokers, topic, logger }),
      book,
      // Another topic is told everything, from the start.
      bookmark: `relay-${topic}`,
      random: Math.random,
      troubled: (words) => logger.warn({ kafka: 'relay' }, words),
    });
    readiness.include(this.relay);
    metrics.watchRelay(() => Number(this.relay.position));
  }

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }
}
