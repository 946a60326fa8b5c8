import type { Parameters, SubjectPart } from '@daybook/book';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { credentialOf } from '../operate/credentials';
import { acceptable } from '../operate/negotiation';
import { Policy } from '../operate/policy';
import { sendJson } from './json-answer';
import { AskSubject } from './questions';

/** A subject as the path names it. */
interface Named {
  readonly kind: string;
  readonly id: string;
}

/** Gives what is known of one worker, post, child or team, or of the authority (interfaces.md §1.3). */
@Controller('v1/subjects')
export class SubjectsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get(':kind/:id')
  @Policy('analyst', 'auditor')
  async state(@Param() named: Named, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.answer('state', { named, request, response });
  }

  @Get(':kind/:id/timeline')
  @Policy('analyst', 'auditor')
  async timeline(@Param() named: Named, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.answer('timeline', { named, request, response });
  }

  @Get(':kind/:id/events')
  @Policy('analyst', 'auditor')
  async events(@Param() named: Named, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.answer('events', { named, request, response });
  }

  /** Who has a key sees pseudonymous history: nobody is unmasked without a reason (promises.md §4). */
  private async answer(
    part: SubjectPart,
    { named, request, response }: { named: Named; request: Request; response: Response },
  ): Promise<void> {
    acceptable(request, ['application/json']);
    const personal = credentialOf(request).role === 'every';
    const question = { ...named, parameters: request.query as Parameters, personal };
    const answer = await this.queries.execute(new AskSubject(part, question));
    sendJson(response, answer, answer.position);
  }
}
