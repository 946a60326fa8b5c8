import type { Book } from '@daybook/book';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { DiscoveredPolicies } from './operate/discovered-policies';
import { ProblemFilter } from './operate/problem-filter';
import { ServerMetrics } from './operate/server-metrics';
import { ServerModule } from './server.module';

/** Content-Security-Policy of promises.md §4. */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Builds the HTTP server over an opened book; it does not listen yet. */
export async function createServer(book: Book, logger: Logger): Promise<INestApplication> {
  const app = await NestFactory.create(ServerModule.of(book, logger), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  DiscoveredPolicies.require(app);
  const filter = new ProblemFilter(logger);
  app.useGlobalFilters(filter);
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives } }));
  app.use(observe(app.get(ServerMetrics), book, logger));
  const express = app.getHttpAdapter().getInstance() as {
    disable(name: string): void;
    set(name: string, value: unknown): void;
  };
  express.disable('x-powered-by');
  express.disable('etag');
  express.set('query parser', 'simple');
  await app.init();
  return app;
}

/** Times every request and logs one line of allow-listed fields: no body, no query, no address. */
function observe(metrics: ServerMetrics, book: Book, logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = process.hrtime.bigint();
    if (book.state().sandbox) response.setHeader('Daybook-Sandbox', 'true');
    response.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const route = (request.route as { readonly path?: string } | undefined)?.path ?? 'none';
      const line = { method: request.method, route, status: response.statusCode };
      metrics.timeRequest(line, seconds);
      logger.debug({ ...line, ms: Math.round(seconds * 1e4) / 10 }, 'answered');
    });
    next();
  };
}
