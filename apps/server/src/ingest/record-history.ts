import type { Book, HistoryReceipt, HistoryRequest } from '@daybook/book';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BOOK } from '../book-token';
import { ServerMetrics } from '../operate/server-metrics';

/** Compare this whole history with the record and enter what differs. */
export class RecordHistory extends Command<HistoryReceipt> {
  constructor(readonly request: HistoryRequest) {
    super();
  }
}

@CommandHandler(RecordHistory)
export class RecordHistoryHandler implements ICommandHandler<RecordHistory> {
  constructor(
    @Inject(BOOK) private readonly book: Book,
    @Inject(ServerMetrics) private readonly metrics: ServerMetrics,
  ) {}

  async execute({ request }: RecordHistory): Promise<HistoryReceipt> {
    const receipt = await this.book.recordHistory(request);
    this.metrics.countReceipts(receipt.results);
    return receipt;
  }
}
