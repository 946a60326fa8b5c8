import type {
  AsAtShown,
  AskedAnswer,
  Book,
  CatalogueEntry,
  Changes,
  EntriesPage,
  Explanation,
  FindingsPage,
  Parameters,
  SubjectAnswers,
  SubjectPart,
  SubjectQuestion,
} from '@daybook/book';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { BOOK } from '../book-token';

/** Which metrics are there? */
export class ListMetrics extends Query<{ readonly items: readonly CatalogueEntry[] }> {}

/** What is the number? */
export class AskMetric extends Query<AskedAnswer> {
  constructor(
    readonly metric: string,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** What is the number, as a row of a table? */
export class AskMetricAsCsv extends Query<string> {
  constructor(
    readonly metric: string,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** What do the columns of that table mean? */
export class DescribeMetricCsv extends Query<string> {
  constructor(readonly metric: string) {
    super();
  }
}

/** Why is the number what it is? */
export class ExplainMetric extends Query<Explanation> {
  constructor(
    readonly metric: string,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** Why did the number move? */
export class ExplainChanges extends Query<Changes> {
  constructor(
    readonly metric: string,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** What does not add up? */
export class ListFindings extends Query<FindingsPage> {
  constructor(readonly parameters: Parameters) {
    super();
  }
}

/** What is known of one subject? */
export class AskSubject<Part extends SubjectPart> extends Query<SubjectAnswers[Part]> {
  constructor(
    readonly part: Part,
    readonly question: SubjectQuestion,
  ) {
    super();
  }
}

/** What was recorded after a position? */
export class ReadEvents extends Query<EntriesPage> {
  constructor(readonly parameters: Parameters) {
    super();
  }
}

/** Which position does an instant mean? */
export class FindPosition extends Query<AsAtShown> {
  constructor(readonly parameters: Parameters) {
    super();
  }
}

@QueryHandler(ListMetrics)
export class ListMetricsHandler implements IQueryHandler<ListMetrics> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute(): Promise<{ readonly items: readonly CatalogueEntry[] }> {
    return this.book.catalogue();
  }
}

@QueryHandler(AskMetric)
export class AskMetricHandler implements IQueryHandler<AskMetric> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ metric, parameters }: AskMetric): Promise<AskedAnswer> {
    return this.book.ask(metric, parameters);
  }
}

@QueryHandler(AskMetricAsCsv)
export class AskMetricAsCsvHandler implements IQueryHandler<AskMetricAsCsv> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ metric, parameters }: AskMetricAsCsv): Promise<string> {
    return this.book.askCsv(metric, parameters);
  }
}

@QueryHandler(DescribeMetricCsv)
export class DescribeMetricCsvHandler implements IQueryHandler<DescribeMetricCsv> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ metric }: DescribeMetricCsv): Promise<string> {
    return this.book.describeCsv(metric);
  }
}

@QueryHandler(ExplainMetric)
export class ExplainMetricHandler implements IQueryHandler<ExplainMetric> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ metric, parameters }: ExplainMetric): Promise<Explanation> {
    return this.book.explain(metric, parameters);
  }
}

@QueryHandler(ExplainChanges)
export class ExplainChangesHandler implements IQueryHandler<ExplainChanges> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ metric, parameters }: ExplainChanges): Promise<Changes> {
    return this.book.changes(metric, parameters);
  }
}

@QueryHandler(ListFindings)
export class ListFindingsHandler implements IQueryHandler<ListFindings> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ parameters }: ListFindings): Promise<FindingsPage> {
    return this.book.findings(parameters);
  }
}

@QueryHandler(AskSubject)
export class AskSubjectHandler implements IQueryHandler<AskSubject<SubjectPart>> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ part, question }: AskSubject<SubjectPart>): Promise<SubjectAnswers[SubjectPart]> {
    return this.book.subject(part, question);
  }
}

@QueryHandler(ReadEvents)
export class ReadEventsHandler implements IQueryHandler<ReadEvents> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ parameters }: ReadEvents): Promise<EntriesPage> {
    return this.book.events(parameters);
  }
}

@QueryHandler(FindPosition)
export class FindPositionHandler implements IQueryHandler<FindPosition> {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  async execute({ parameters }: FindPosition): Promise<AsAtShown> {
    return this.book.position(parameters);
  }
}

/** Every handler of a question. */
export const questionHandlers = [
  ListMetricsHandler,
  AskMetricHandler,
  AskMetricAsCsvHandler,
  DescribeMetricCsvHandler,
  ExplainMetricHandler,
  ExplainChangesHandler,
  ListFindingsHandler,
  AskSubjectHandler,
  ReadEventsHandler,
  FindPositionHandler,
];
