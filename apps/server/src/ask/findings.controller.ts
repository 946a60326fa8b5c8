import type { Parameters } from '@daybook/book';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { acceptable } from '../operate/negotiation';
import { Policy } from '../operate/policy';
import { sendJson } from './json-answer';
import { ListFindings } from './questions';

/** Gives what does not add up in the record (events.md §6). */
@Controller('v1/findings')
export class FindingsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @Policy('auditor')
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    acceptable(request, ['application/json']);
    const findings = await this.queries.execute(new ListFindings(request.query as Parameters));
    sendJson(response, findings, findings.position);
  }
}
