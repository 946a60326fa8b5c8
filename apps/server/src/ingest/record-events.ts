import type { Book, Receipt, RecordRequest } from '@daybook/book';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BOOK } from '../book-token';
import { ServerMetrics } from '../operate/server-metrics';

/** Record these events; the answer is a receipt for each. */
export class RecordEvents extends Command<readonly Receipt[]> {
  constructor(readonly request: RecordRequest) {
    super();
  }
}

@CommandHandler(RecordEvents)
export class RecordEventsHandler implements ICommandHandler<RecordEvents> {
  constructor(
    @Inject(BOOK) private readonly book: Book,
    @Inject(ServerMetrics) private readonly metrics: ServerMetrics,
  ) {}

  async execute({ request }: RecordEvents): Promise<readonly Receipt[]> {
    const receipts = await this.book.record(request);
    this.metrics.countReceipts(receipts);
    return receipts;
  }
}
