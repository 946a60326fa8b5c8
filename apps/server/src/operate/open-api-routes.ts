import type { JsonObject } from '@daybook/events';
import { json, POSITION, type DescribedRoute } from './described-route';
import {
  header,
  inPath,
  limits,
  changing,
  oneOf,
  query,
  question,
  schema,
  asking,
} from './open-api-parameters';
import { recordEvents, recordHistory } from './open-api-recording';
import { subjectRoutes } from './open-api-subjects';

const text: JsonObject = { type: 'string' };
const ASKING = [400, 401, 403, 404, 406, 500, 503];

const askRoutes: readonly DescribedRoute[] = [
  {
    method: 'get',
    path: '/v1/metrics',
    summary: 'The metrics that can be asked',
    policy: ['analyst', 'auditor', 'admin'],
    parameters: [],
    answers: { 200: json('The catalogue', 'Catalogue') },
    problems: [400, 401, 403, 406, 500],
  },
  {
    method: 'get',
    path: '/v1/metrics/{id}',
    summary: 'What a metric was, as of a date, as at a position',
    policy: ['analyst', 'auditor'],
    parameters: [...question, ...asking],
    answers: {
      200: {
        description: 'The answer; by groups, at many dates, or for several authorities and areas',
        content: {
          'application/json': {
            oneOf: [schema('Answer'), schema('GroupedAnswer'), schema('Series'), schema('Rows')],
          },
        },
        headers: POSITION,
      },
    },
    problems: ASKING,
  },
  {
    method: 'get',
    path: '/v1/metrics/{id}.csv',
    servedBy: '/v1/metrics/{id}',
    summary: 'The same as a row of the tidy layout',
    policy: ['analyst', 'auditor'],
    parameters: [...question, ...asking],
    answers: { 200: { description: 'A table', content: { 'text/csv': text } } },
    problems: ASKING,
  },
  {
    method: 'get',
    path: '/v1/metrics/{id}.meta.csv',
    servedBy: '/v1/metrics/{id}',
    summary: 'What the columns of the tidy layout mean; the same whatever is asked',
    policy: ['analyst', 'auditor'],
    parameters: [...question, ...asking].map((one) =>
      one.in === 'path' ? one : { ...one, required: false },
    ),
    answers: { 200: { description: 'A table', content: { 'text/csv': text } } },
    problems: [400, 401, 403, 404, 406, 500],
  },
  {
    method: 'get',
    path: '/v1/metrics/{id}/explain',
    summary: 'The facts and events behind a number, and what was left out',
    policy: ['analyst', 'auditor'],
    parameters: [
      ...question,
      query('part', 'Only this part', oneOf('numerator', 'denominator', 'leftOut')),
      query('limit', 'Items of each part at most; default 100', { schema: limits }),
      query('next', 'The page that follows the one with this cursor'),
    ],
    answers: { 200: json('The answer and what it is made of; amounts add up exactly', 'Explanation') },
    problems: ASKING,
  },
  {
    method: 'get',
    path: '/v1/metrics/{id}/changes',
    summary: 'Why a number moved between two positions; the effects of the events add up',
    policy: ['analyst', 'auditor'],
    parameters: changing,
    answers: { 200: json('Before, after, and the events that made the difference', 'Changes') },
    problems: ASKING,
  },
  {
    method: 'get',
    path: '/v1/findings',
    summary: 'What does not add up in the record, of one subject and between several',
    policy: ['auditor'],
    parameters: [
      ...question.filter(({ name }) => ['authority', 'asAt', 'fresh'].includes(name)),
      query('asOf', 'Only what holds on this day', { schema: { type: 'string', format: 'date' } }),
      query('rule', 'Only of this rule'),
      query('subject', 'Only of this subject, such as worker/SW-1042'),
      query('limit', 'Findings at most; default 100', { schema: limits }),
      query('next', 'The page that follows the one with this cursor'),
    ],
    answers: { 200: json('Findings, with the events behind each', 'Findings') },
    problems: [400, 401, 403, 406, 500, 503],
  },
  {
    method: 'get',
    path: '/v1/events',
    summary: 'Entries of the log after a position, as lines, or as a stream that follows the log',
    policy: ['auditor'],
    parameters: [
      query('after', 'Exclusive; 0 is from the start', { schema: schema('Position') }),
      query('limit', 'Lines at most; default 100; not with a stream', { schema: limits }),
      header('Last-Event-ID', 'Where a stream was broken off'),
    ],
    answers: {
      200: {
        description: 'A LogEntry a line, or server-sent events whose data is a LogEntry',
        content: { 'application/x-ndjson': text, 'text/event-stream': text },
        headers: { ...POSITION, 'Daybook-Next': 'Position of the last line, or after' },
      },
    },
    problems: [400, 401, 403, 406, 500, 503],
  },
  {
    method: 'get',
    path: '/v1/position',
    summary: 'The position that an instant or a date means',
    policy: ['analyst', 'auditor', 'admin'],
    parameters: [query('at', 'A position, an instant or a date; default the head')],
    answers: { 200: json('The position, and when it was recorded', 'AsAt') },
    problems: [400, 401, 403, 406, 500, 503],
  },
  {
    method: 'get',
    path: '/v1/quarantine',
    summary: 'What was refused from files and Kafka, with its reason',
    policy: ['auditor', 'admin'],
    parameters: [
      query('status', 'Only what waits, or was sent again', oneOf('waiting', 'resubmitted')),
      query('limit', 'Items at most; default 100', { schema: limits }),
      query('next', 'The page that follows the one with this cursor'),
    ],
    answers: { 200: json('In the order in which it was parked', 'Quarantine') },
    problems: [400, 401, 403, 406, 500, 503],
  },
  {
    method: 'post',
    path: '/v1/quarantine/{id}/resubmit',
    summary: 'Record what was parked as it came; refused again it goes on waiting',
    policy: ['admin'],
    parameters: [
      inPath('id', 'As the list shows it'),
      header('Daybook-Sandbox-Now', 'The recording clock; in a sandbox only'),
    ],
    answers: { 200: json('It was recorded, now or before', 'Receipt') },
    problems: [400, 401, 403, 404, 406, 409, 413, 422, 500, 503, 507],
  },
];

const operateRoutes: readonly DescribedRoute[] = [
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    policy: ['anyone'],
    parameters: [],
    answers: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { type: 'object' } } } },
    problems: [406, 500],
  },
  {
    method: 'get',
    path: '/asyncapi.json',
    summary: 'The same of the topics of Kafka, under the names that this server is set to',
    policy: ['anyone'],
    parameters: [],
    answers: { 200: { description: 'AsyncAPI 3.0', content: { 'application/json': { type: 'object' } } } },
    problems: [406, 500],
  },
  {
    method: 'get',
    path: '/schemas/{type}/{n}.json',
    summary: 'The JSON Schema of the data of an event type',
    policy: ['anyone'],
    parameters: [
      inPath('type', 'An event type, such as SocialWorkerStarted'),
      inPath('n', 'The number of the schema, from 1'),
    ],
    answers: {
      200: {
        description: 'JSON Schema 2020-12',
        content: { 'application/json': { type: 'object' }, 'application/schema+json': { type: 'object' } },
      },
    },
    problems: [404, 406, 500],
  },
  {
    method: 'get',
    path: '/health/live',
    summary: 'Whether the process lives',
    policy: ['anyone'],
    parameters: [],
    answers: { 200: { description: 'It does', content: { 'application/json': schema('Liveness') } } },
    problems: [500],
  },
  {
    method: 'get',
    path: '/health/ready',
    summary: 'Whether the log can be written and the views are within the lag limit',
    policy: ['anyone'],
    parameters: [],
    answers: {
      200: { description: 'Ready', content: { 'application/json': schema('Readiness') } },
      503: { description: 'Not ready, and why', content: { 'application/json': schema('Readiness') } },
    },
    problems: [500],
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Figures of the server itself, for Prometheus',
    policy: ['anyone'],
    parameters: [],
    answers: { 200: { description: 'Prometheus text', content: { 'text/plain': text } } },
    problems: [500],
  },
];

export type { DescribedAnswer, DescribedRoute } from './described-route';

/** Every request that the server answers. */
export const describedRoutes: readonly DescribedRoute[] = [
  recordEvents,
  recordHistory,
  ...askRoutes,
  ...subjectRoutes,
  ...operateRoutes,
];
