import type { Book, Parameters, QuarantinePage, Receipt, Resubmission } from '@daybook/book';
import { Inject } from '@nestjs/common';
import {
  Command,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  Query,
  QueryHandler,
} from '@nestjs/cqrs';
import { BOOK } from '../book-token';
import { ServerMetrics } from '../operate/server-metrics';

/** What was refused from files and Kafka? */
export class ListQuarantine extends Query<QuarantinePage> {
  constructor(readonly parameters: Parameters) {
    super();
  }
}

/** Record again what was refused. */
export class ResubmitRefused extends Command<Receipt> {
  constructor(
    readonly id: string,
    readonly by: Resubmission,
  ) {
    super();
  }
}

@QueryHandler(ListQuarantine)
export class ListQuarantineHandler implements IQueryHandler<ListQuarantine> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ parameters }: ListQuarantine): Promise<QuarantinePage> {
    return this.book.quarantine(parameters);
  }
}

@CommandHandler(ResubmitRefused)
export class ResubmitRefusedHandler implements ICommandHandler<ResubmitRefused> {
  constructor(
    @Inject(BOOK) private readonly book: Book,
    @Inject(ServerMetrics) private readonly metrics: ServerMetrics,
  ) {}

  async execute({ id, by }: ResubmitRefused): Promise<Receipt> {
    const receipt = await this.book.resubmit(id, by);
    this.metrics.countReceipts([receipt]);
    return receipt;
  }
}

/** Every handler of a request about the quarantine. */
export const quarantineHandlers = [ListQuarantineHandler, ResubmitRefusedHandler];
