import type { Book, Receipt } from '@daybook/book';
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { BOOK } from '../book-token';

/** The figures that operators watch; names end in their unit. */
@Injectable()
export class ServerMetrics {
  private readonly registry = new Registry();
  private readonly receipts: Counter;
  private readonly requests: Histogram;

  constructor(@Inject(BOOK) book: Book) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.receipts = new Counter({
      name: 'daybook_receipts_total',
      help: 'Events answered with a receipt, by what became of them',
      labelNames: ['status', 'code'],
      registers,
    });
    this.requests = new Histogram({
      name: 'daybook_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    });
    const gauge = this.gauge.bind(this);
    gauge('daybook_log_head_position', 'Position of the last recorded event', () =>
      Number(book.state().head),
    );
    gauge('daybook_views_checkpoint_position', 'Position that the views reflect', () =>
      Number(book.state().checkpoint),
    );
    gauge(
      'daybook_views_lag_seconds',
      'Time since the views last stood at the head',
      () => book.state().lagMs / 1000,
    );
    gauge('daybook_log_writable', '1 while the log can be written', () => (book.state().writable ? 1 : 0));
    gauge('daybook_views_stale', '1 while views of another version answer', () =>
      book.state().stale ? 1 : 0,
    );
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Shows from now on how far recorded events have been told to Kafka. */
  watchRelay(position: () => number): void {
    this.gauge('daybook_relay_position', 'Position up to which everything was told to Kafka', position);
  }

  /** Counts what became of recorded events. */
  countReceipts(receipts: readonly Receipt[]): void {
    for (const { status, problem } of receipts) this.receipts.inc({ status, code: problem?.code ?? '' });
  }

  /** Notes how long a request took, in seconds. */
  timeRequest(
    labels: { readonly method: string; readonly route: string; readonly status: number },
    seconds: number,
  ): void {
    this.requests.observe(labels, seconds);
  }

  private gauge(name: string, help: string, read: () => number): Gauge {
    return new Gauge({
      name,
      help,
      registers: [this.registry],
      collect(this: Gauge) {
        this.set(read());
      },
    });
  }
}
