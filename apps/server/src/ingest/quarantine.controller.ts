import { type Book, ParameterReader, type Parameters } from '@daybook/book';
import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { sendJson } from '../ask/json-answer';
import { BOOK } from '../book-token';
import { credentialOf } from '../operate/credentials';
import { acceptable } from '../operate/negotiation';
import { Policy } from '../operate/policy';
import { ListQuarantine, ResubmitRefused } from './quarantine-requests';
import { discardBody } from './request-body';
import { recordingInstant } from './sandbox-clock';

/** Gives what was refused from files and Kafka, and sends it again (interfaces.md §1.3). */
@Controller('v1/quarantine')
export class QuarantineController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get()
  @Policy('auditor', 'admin')
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    acceptable(request, ['application/json']);
    const page = await this.queries.execute(new ListQuarantine(request.query as Parameters));
    sendJson(response, page, this.book.state().head);
  }

  /** What comes in the body is not looked at: the event is sent again as it was parked. */
  @Post(':id/resubmit')
  @HttpCode(200)
  @Policy('admin')
  async resubmit(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await discardBody(request);
    acceptable(request, ['application/json']);
    ParameterReader.of(request.query as Parameters, []);
    const by = { recordedBy: credentialOf(request).name, ...recordingInstant(request, this.book) };
    const receipt = await this.commands.execute(new ResubmitRefused(id, by));
    sendJson(response, receipt, this.book.state().head);
  }
}
