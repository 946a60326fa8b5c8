import {
  badParameter,
  type Book,
  DaybookProblem,
  ParameterReader,
  type Parameters,
  type ReadItem,
  readBatch,
  readSingle,
  type Receipt,
} from '@daybook/book';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { BOOK } from '../book-token';
import { recorderOf, type Recording } from '../operate/credentials';
import { acceptable, mediaType } from '../operate/negotiation';
import { Policy } from '../operate/policy';
import { expectedRevision } from './expected-revision';
import { answerLines } from './ndjson-answer';
import { RecordEvents } from './record-events';
import { discardBody, wholeBody } from './request-body';
import { recordingInstant } from './sandbox-clock';

const SINGLE = ['application/cloudevents+json', 'application/json'] as const;
const BATCH = 'application/cloudevents-batch+json';
const LINES = 'application/x-ndjson';

/** Takes claims in: one event, a batch, or lines without end (interfaces.md §1.2). */
@Controller('v1/events')
export class RecordController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Post()
  @Policy('emitter')
  async events(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      await this.record(request, response);
    } catch (error) {
      if (!response.headersSent) await discardBody(request);
      throw error;
    }
  }

  private async record(request: Request, response: Response): Promise<void> {
    const type = mediaType(request, [...SINGLE, BATCH, LINES]);
    acceptable(request, [type === LINES ? LINES : 'application/json']);
    const asked = ParameterReader.of(request.query as Parameters, ['atomic', 'strict']);
    const options: Options = {
      ...recorderOf(request),
      ...recordingInstant(request, this.book),
      strict: asked.flag('strict'),
      atomic: asked.flag('atomic'),
    };
    if (options.atomic && type !== BATCH) throw badParameter('atomic', 'atomic goes with a batch only');
    const expected = expectedRevision(request, { allowed: type !== BATCH && type !== LINES });
    if (type === LINES) {
      const record = (items: readonly ReadItem[]) => this.receipts(items, options);
      await answerLines({ request, response, oneByOne: options.strict, record });
    } else if (type === BATCH) {
      await this.recordBatch(readBatch(await wholeBody(request)), options, response);
    } else {
      const item = readSingle(await wholeBody(request));
      const [receipt] = await this.receipts([item], { ...options, ...expected });
      this.answerOne(receipt, response);
    }
  }

  private async receipts(items: readonly ReadItem[], options: Options): Promise<readonly Receipt[]> {
    const { allow, ...request } = options;
    const allowed = items.map((item) => ('event' in item ? allow(item) : item));
    return this.commands.execute(new RecordEvents({ ...request, items: allowed }));
  }

  private answerOne(receipt: Receipt | undefined, response: Response): void {
    if (receipt === undefined) throw new Error('the book answered nothing');
    if (receipt.problem !== undefined) {
      const { code, detail, ...extras } = receipt.problem;
      const revision = receipt.revision === undefined ? {} : { revision: receipt.revision };
      throw new DaybookProblem(code, detail, { ...extras, ...revision });
    }
    response.setHeader('ETag', `"${receipt.revision}"`);
    this.answer(response, receipt.status === 'recorded' ? 201 : 200, receipt);
  }

  private async recordBatch(items: readonly ReadItem[], options: Options, response: Response): Promise<void> {
    const receipts = await this.receipts(items, options);
    const results = receipts.map((receipt, index) => ({ index, ...receipt }));
    const refused = receipts.filter(({ status }) => status === 'refused');
    if (options.atomic && refused.length > 0) throw noneRecorded(refused, results);
    const count = (status: Receipt['status']): number =>
      receipts.filter((one) => one.status === status).length;
    this.answer(response, 200, {
      recorded: count('recorded'),
      duplicates: count('duplicate'),
      refused: refused.length,
      results,
    });
  }

  private answer(response: Response, status: number, body: object): void {
    response.setHeader('Daybook-Position', String(this.book.state().head));
    response.status(status).type('application/json').send(JSON.stringify(body));
  }
}

/** How the events of one request are to be recorded. */
interface Options extends Recording {
  readonly atomic: boolean;
  readonly strict: boolean;
  readonly now?: string;
}

/** The code is that of the first event that was refused for a reason of its own. */
function noneRecorded(refused: readonly Receipt[], results: readonly object[]): DaybookProblem {
  const own = refused.filter(({ problem }) => problem?.code !== 'batch-refused');
  const first = own[0]?.problem ?? refused[0]?.problem;
  const errors = own.flatMap(({ problem }) => problem?.errors ?? []);
  return new DaybookProblem(first?.code ?? 'batch-refused', first?.detail ?? 'nothing was recorded', {
    status: 422,
    errors,
    results,
  });
}
