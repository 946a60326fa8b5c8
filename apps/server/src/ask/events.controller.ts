import { badParameter, type Book, type EntriesPage, ParameterReader, type Parameters } from '@daybook/book';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { BOOK } from '../book-token';
import { readyForMore } from '../operate/back-pressure';
import { acceptable } from '../operate/negotiation';
import { Policy } from '../operate/policy';
import { sendJson } from './json-answer';
import { FindPosition, ReadEvents } from './questions';

const LINES = 'application/x-ndjson';
const STREAM = 'text/event-stream';

/** Every 15 s a comment keeps a quiet stream open. */
const HEARTBEAT_MS = 15_000;

/** Gives the log itself, as lines or as a stream that follows it (interfaces.md §1.3). */
@Controller('v1')
export class EventsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('events')
  @Policy('auditor')
  async events(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (acceptable(request, [LINES, STREAM]) === STREAM) return this.follow(request, response);
    const page = await this.queries.execute(new ReadEvents(request.query as Parameters));
    response.setHeader('Daybook-Next', String(page.last));
    response.setHeader('Daybook-Position', String(this.book.state().head));
    response.status(200).type(LINES).send(Buffer.from(page.lines));
  }

  @Get('position')
  @Policy('analyst', 'auditor', 'admin')
  async position(@Req() request: Request, @Res() response: Response): Promise<void> {
    acceptable(request, ['application/json']);
    const found = await this.queries.execute(new FindPosition(request.query as Parameters));
    sendJson(response, found, found.position);
  }

  /** Server-sent events: what was recorded after a position, then what is being recorded. */
  private async follow(request: Request, response: Response): Promise<void> {
    const asked = ParameterReader.of(request.query as Parameters, ['after']);
    const after = lastSeen(request) ?? asked.position('after') ?? 0n;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.status(200).type(STREAM).setHeader('Cache-Control', 'no-store');
    response.flushHeaders();
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    try {
      for await (const page of this.book.follow(after, gone.signal)) {
        if (!response.write(eventStreamOf(page))) {
          await readyForMore(response);
        }
      }
    } finally {
      clearInterval(heartbeat);
      response.end();
    }
  }
}

function lastSeen(request: Request): bigint | null {
  const header = request.headers['last-event-id'];
  if (header === undefined) return null;
  if (typeof header === 'string' && /^\d{1,20}$/.test(header)) return BigInt(header);
  throw badParameter('Last-Event-ID', 'Last-Event-ID must be a log position');
}

function eventStreamOf(page: EntriesPage): string {
  const lines = Buffer.from(page.lines).toString().split('\n').slice(0, -1);
  return lines
    .map((line) => `id: ${/^\{"position":"(\d+)"/.exec(line)?.[1] ?? ''}\ndata: ${line}\n\n`)
    .join('');
}
