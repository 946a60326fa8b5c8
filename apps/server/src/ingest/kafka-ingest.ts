import type { Book } from '@daybook/book';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { BOOK, LOGGER } from '../book-token';
import { Readiness } from '../operate/readiness';
import { FeedIngest } from './feed-ingest';
import { KafkajsClaimFeed } from './kafkajs-claim-feed';
import { RecordEvents } from './record-events';

/** Takes events from Kafka while the server runs (interfaces.md §3). */
@Injectable()
export class KafkaIngest implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ingest: FeedIngest;

  constructor(
    @Inject(BOOK) book: Book,
    @Inject(LOGGER) logger: Logger,
    @Inject(CommandBus) commands: CommandBus,
    @Inject(Readiness) readiness: Readiness,
  ) {
    const { settings } = book;
    const group = settings.DAYBOOK_KAFKA_GROUP;
    const feed = new KafkajsClaimFeed({
      brokers: settings.DAYBOOK_KAFKA_BROKERS ?? [],
      group,
      topicIn: settings.DAYBOOK_KAFKA_TOPIC_IN,
      topicRefused: settings.DAYBOOK_KAFKA_TOPIC_REFUSED,
      logger,
    });
    this.ingest = new FeedIngest({
      feed,
      record: (items) => commands.execute(new RecordEvents({ items, recordedBy: `kafka:${group}` })),
      park: (refused) => book.park(refused),
      random: Math.random,
      heldUp: ({ message }, waitMs) => logger.warn({ kafka: 'ingest', waitMs }, `held up: ${message}`),
    });
    readiness.include(this.ingest);
  }

  onApplicationBootstrap(): void {
    this.ingest.start();
  }

  /** Before the log is closed, and while requests still drain (promises.md §2). */
  async beforeApplicationShutdown(): Promise<void> {
    await this.ingest.stop();
  }
}
