import type { Book } from '@daybook/book';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { EventsController } from './ask/events.controller';
import { FindingsController } from './ask/findings.controller';
import { MetricsController } from './ask/metrics.controller';
import { questionHandlers } from './ask/questions';
import { SubjectsController } from './ask/subjects.controller';
import { BOOK, LOGGER } from './book-token';
import { HistoriesController } from './ingest/histories.controller';
import { KafkaIngest } from './ingest/kafka-ingest';
import { QuarantineController } from './ingest/quarantine.controller';
import { quarantineHandlers } from './ingest/quarantine-requests';
import { RecordController } from './ingest/record.controller';
import { RecordEventsHandler } from './ingest/record-events';
import { RecordHistoryHandler } from './ingest/record-history';
import { AccessGuard } from './operate/access.guard';
import { HealthController } from './operate/health.controller';
import { OpenApiController } from './operate/open-api.controller';
import { PrometheusController } from './operate/prometheus.controller';
import { Readiness } from './operate/readiness';
import { ServerMetrics } from './operate/server-metrics';
import { KafkaRelay } from './relay/kafka-relay';

const operateControllers = [HealthController, PrometheusController, OpenApiController];

/** One process; `DAYBOOK_ROLES` chooses what it answers. */
@Module({})
export class ServerModule {
  static of(book: Book, logger: Logger): DynamicModule {
    const roles = book.settings.DAYBOOK_ROLES;
    const ingest = roles.includes('ingest');
    const ask = roles.includes('ask');
    const kafka = book.settings.DAYBOOK_KAFKA_BROKERS !== undefined;
    return {
      module: ServerModule,
      imports: [CqrsModule],
      controllers: [
        ...operateControllers,
        ...(ingest ? [RecordController, HistoriesController, QuarantineController] : []),
        ...(ask ? [MetricsController, FindingsController, SubjectsController, EventsController] : []),
      ],
      providers: [
        { provide: BOOK, useValue: book },
        { provide: LOGGER, useValue: logger },
        { provide: APP_GUARD, useClass: AccessGuard },
        ServerMetrics,
        Readiness,
        ...(ingest ? [RecordEventsHandler, RecordHistoryHandler, ...quarantineHandlers] : []),
        ...(ingest && kafka ? [KafkaIngest] : []),
        ...(roles.includes('relay') ? [KafkaRelay] : []),
        ...(ask ? questionHandlers : []),
      ],
    };
  }
}
