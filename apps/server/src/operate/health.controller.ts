import type { Book } from '@daybook/book';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { BOOK } from '../book-token';
import { Policy } from './policy';
import { Readiness } from './readiness';

/** Says whether the process lives and whether it can do its work. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(BOOK) private readonly book: Book,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  @Get('live')
  @Policy('anyone')
  live(@Res() response: Response): void {
    response.status(200).json({ status: 'live' });
  }

  /** Ready: the log can be written, views are within the lag limit, Kafka is there if it is set. */
  @Get('ready')
  @Policy('anyone')
  ready(@Res() response: Response): void {
    const { head, checkpoint, lagMs, stale, generation, sandbox, writable } = this.book.state();
    const withinLag = lagMs <= this.book.settings.DAYBOOK_MAX_LAG_MS;
    const hindered = this.readiness.reasons();
    const reasons = [
      ...(writable ? [] : ['the log cannot be written']),
      ...(withinLag ? [] : [`the views are ${lagMs} ms behind the log`]),
      ...(stale ? ['the views are of another version and are being rebuilt'] : []),
      ...hindered,
    ];
    const ready = writable && withinLag && hindered.length === 0;
    response.status(ready ? 200 : 503).json({
      status: ready ? 'ready' : 'not-ready',
      reasons,
      roles: this.book.settings.DAYBOOK_ROLES,
      head: String(head),
      checkpoint: String(checkpoint),
      lagMs,
      stale,
      generation,
      sandbox,
    });
  }
}
