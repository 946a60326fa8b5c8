import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Policy } from './policy';
import { ServerMetrics } from './server-metrics';

/** Gives the server's own figures to Prometheus. */
@Controller('metrics')
export class PrometheusController {
  constructor(@Inject(ServerMetrics) private readonly metrics: ServerMetrics) {}

  @Get()
  @Policy('anyone')
  async scrape(@Res() response: Response): Promise<void> {
    response.status(200).setHeader('Content-Type', this.metrics.contentType);
    response.send(await this.metrics.text());
  }
}
