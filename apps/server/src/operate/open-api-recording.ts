import { json, POSITION, type DescribedRoute } from './described-route';
import { header, oneOf, query, schema } from './open-api-parameters';
import { date } from './open-api-words';

/** Taking claims in (interfaces.md §1.2). */
export const recordEvents: DescribedRoute = {
  method: 'post',
  path: '/v1/events',
  summary: 'Record one event, a batch, or lines without end; answered when they are durable',
  policy: ['emitter'],
  parameters: [
    query('strict', 'Refuse what would not add up', oneOf('true', 'false')),
    query('atomic', 'All or none; with a batch only', oneOf('true', 'false')),
    header('If-Match', 'The revision of the stream’s last event, in quotes; with one event only'),
    header('If-None-Match', '*: the stream has no event yet; with one event only'),
    header('Daybook-Sandbox-Now', 'The recording clock; in a sandbox only'),
  ],
  body: {
    'application/cloudevents+json': schema('Event'),
    'application/json': { anyOf: [schema('Event'), schema('LogEntry')] },
    'application/cloudevents-batch+json': { type: 'array', maxItems: 1000, items: schema('Event') },
    'application/x-ndjson': { type: 'string', description: 'One event a line' },
  },
  answers: {
    200: {
      description: 'A duplicate with its first receipt, the results of a batch, or a result for each line',
      content: {
        'application/json': { oneOf: [schema('Receipt'), schema('BatchReceipt')] },
        'application/x-ndjson': { type: 'string', description: 'A LineReceipt for each non-empty line' },
      },
      headers: { ...POSITION, ETag: 'Of one event: its revision in its stream, in quotes' },
    },
    201: json('The event was recorded', 'Receipt', {
      ...POSITION,
      ETag: 'Its revision in its stream, in quotes',
    }),
  },
  problems: [400, 401, 403, 406, 409, 412, 413, 415, 422, 500, 503, 507],
};

/** Taking a feed's whole history in. */
export const recordHistory: DescribedRoute = {
  method: 'post',
  path: '/v1/histories',
  summary: 'Compare a feed’s whole history with the record, and enter what differs',
  policy: ['emitter'],
  parameters: [
    query('authority', 'Whose history it is', { required: true, schema: schema('AuthorityCode') }),
    query('source', 'The source of every event in it', { required: true }),
    query('scope', 'partial: absence ends nothing', { required: true, ...oneOf('complete', 'partial') }),
    query('from', 'First day that it tells everything of; with to, and scope=complete', { schema: date }),
    query('to', 'Last day that it tells everything of, inclusive', { schema: date }),
    query('subjectAfter', 'It is of subjects after this one only, by their UTF-8 bytes; scope=complete'),
    query('subjectThrough', 'It is of subjects up to this one only, inclusive; scope=complete'),
    header('Daybook-Sandbox-Now', 'The recording clock; in a sandbox only'),
  ],
  body: { 'application/x-ndjson': { type: 'string', description: 'One event a line, in any order' } },
  answers: { 200: json('What was entered, what was refused, and how much was unchanged', 'HistoryReceipt') },
  problems: [400, 401, 403, 406, 412, 413, 415, 500, 503, 507],
};
