import { type Book, ParameterReader, type Parameters } from '@daybook/book';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { BOOK } from '../book-token';
import { acceptable } from '../operate/negotiation';
import { Policy } from '../operate/policy';
import { sendJson } from './json-answer';
import {
  AskMetric,
  AskMetricAsCsv,
  DescribeMetricCsv,
  ExplainChanges,
  ExplainMetric,
  ListMetrics,
} from './questions';

/** The description of a table may be asked as the table was, and is the same for all. */
const PARAMETERS_OF_TABLE = [
  'authority',
  'asOf',
  'asAt',
  'definition',
  'fresh',
  'team',
  'region',
  'area',
  'by',
  'from',
  'to',
  'every',
];

/** Answers what a metric was, in JSON and CSV, and why (interfaces.md §1.3). */
@Controller('v1/metrics')
export class MetricsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get()
  @Policy('analyst', 'auditor', 'admin')
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    acceptable(request, ['application/json']);
    ParameterReader.of(request.query as Parameters, []);
    sendJson(response, await this.queries.execute(new ListMetrics()), this.book.state().checkpoint);
  }

  @Get(':id')
  @Policy('analyst', 'auditor')
  async ask(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const parameters = request.query as Parameters;
    const described = withoutEnding(id, '.meta.csv');
    const table = withoutEnding(id, '.csv');
    if (described !== null) {
      acceptable(request, ['text/csv']);
      ParameterReader.of(parameters, PARAMETERS_OF_TABLE);
      response.type('text/csv').send(await this.queries.execute(new DescribeMetricCsv(described)));
    } else if (table !== null) {
      acceptable(request, ['text/csv']);
      response.type('text/csv').send(await this.queries.execute(new AskMetricAsCsv(table, parameters)));
    } else {
      acceptable(request, ['application/json']);
      const answer = await this.queries.execute(new AskMetric(id, parameters));
      sendJson(response, answer, answer.position);
    }
  }

  @Get(':id/explain')
  @Policy('analyst', 'auditor')
  async explain(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    acceptable(request, ['application/json']);
    const explanation = await this.queries.execute(new ExplainMetric(id, request.query as Parameters));
    sendJson(response, explanation, explanation.answer.position);
  }

  @Get(':id/changes')
  @Policy('analyst', 'auditor')
  async changes(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    acceptable(request, ['application/json']);
    const changes = await this.queries.execute(new ExplainChanges(id, request.query as Parameters));
    sendJson(response, changes, changes.to.position);
  }
}

function withoutEnding(text: string, ending: string): string | null {
  return text.endsWith(ending) ? text.slice(0, -ending.length) : null;
}
