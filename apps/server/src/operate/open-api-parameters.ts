import type { JsonObject } from '@daybook/events';

/** A parameter in the path, the query or a header. */
export interface DescribedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly required?: boolean;
  readonly schema?: JsonObject;
}

/** A schema of the document, by its name. */
export const schema = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

export const query = (name: string, description: string, more: Partial<DescribedParameter> = {}) =>
  ({ name, in: 'query', description, ...more }) as const satisfies DescribedParameter;
export const oneOf = (...values: readonly string[]): Partial<DescribedParameter> => ({
  schema: { enum: values },
});
export const header = (name: string, description: string): DescribedParameter => ({
  name,
  in: 'header',
  description,
});
export const inPath = (name: string, description: string): DescribedParameter => ({
  name,
  in: 'path',
  description,
  required: true,
});

export const limits: JsonObject = { type: 'integer', minimum: 1, maximum: 1000 };

export const question: readonly DescribedParameter[] = [
  inPath('id', 'A metric, such as WF.TURNOVER.FTE'),
  query('authority', 'Three-digit code of the local authority', {
    required: true,
    schema: schema('AuthorityCode'),
  }),
  query('asOf', 'The date that the question is about; default today in London', {
    schema: { type: 'string', format: 'date' },
  }),
  query('asAt', 'What had been recorded by then: a position, an instant or a date; default the head'),
  query('definition', 'A version and its switches, such as 1;censusInstant=start-of-day'),
  query('team', 'Only this team of the authority'),
  query('fresh', 'Wait until the answer reflects this position', { schema: schema('Position') }),
];
const breakdowns = ['role', 'team', 'agency', 'age-band', 'service-band', 'origin', 'destination', 'reason'];

/** Asking takes more than one question does: lists and areas, groups, many dates. */
export const asking: readonly DescribedParameter[] = [
  query('region', 'The authorities of a region and its own row, in place of authority'),
  query('area', 'Everything, in place of authority', oneOf('england')),
  query('by', 'Break the answer down', oneOf(...breakdowns)),
  query('from', 'The first date of a series', { schema: { type: 'string', format: 'date' } }),
  query('to', 'A series goes on to here', { schema: { type: 'string', format: 'date' } }),
  query('every', 'How far apart its dates are', oneOf('day', 'week', 'month', 'quarter', 'year')),
];

/** Why a number moved. */
export const changing: readonly DescribedParameter[] = [
  ...question.filter(({ name }) => name !== 'asAt'),
  query('from', 'What had been recorded then: a position, an instant or a date'),
  query(
    'sincePublished',
    'In place of from: since the figure was published (MetricPublished)',
    oneOf('true', 'false'),
  ),
  query('to', 'And by then; default the head'),
  query('limit', 'Steps at most; default 100', { schema: limits }),
  query('next', 'The page that follows the one with this cursor'),
];
