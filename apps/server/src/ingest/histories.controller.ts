import { type Book, DaybookProblem, type Parameters } from '@daybook/book';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { sendJson } from '../ask/json-answer';
import { BOOK } from '../book-token';
import { credentialOf } from '../operate/credentials';
import { acceptable, mediaType } from '../operate/negotiation';
import { Policy } from '../operate/policy';
import { RecordHistory } from './record-history';
import { discardBody, linesOf } from './request-body';
import { recordingInstant } from './sandbox-clock';

/** Takes a feed's whole history in and enters what differs (interfaces.md §1.2). */
@Controller('v1/histories')
export class HistoriesController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Post()
  @HttpCode(200)
  @Policy('emitter')
  async history(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      mediaType(request, ['application/x-ndjson']);
      acceptable(request, ['application/json']);
      const parameters = request.query as Parameters;
      mustBeOwnSource(request, parameters['source']);
      const command = new RecordHistory({
        parameters,
        lines: linesOf(request),
        recordedBy: credentialOf(request).name,
        ...recordingInstant(request, this.book),
      });
      sendJson(response, await this.commands.execute(command), this.book.state().head);
    } catch (error) {
      if (!response.headersSent) await discardBody(request);
      throw error;
    }
  }
}

/** A key for some sources replaces the histories of these; that of the authority the guard has looked at. */
function mustBeOwnSource(request: Request, source: Parameters[string]): void {
  const { sources } = credentialOf(request);
  if (sources === null || typeof source !== 'string' || sources.includes(source)) return;
  const detail = `this key records from ${sources.join(', ')} only`;
  throw new DaybookProblem('forbidden', detail, {
    errors: [{ pointer: '/source', code: 'forbidden', detail }],
  });
}
