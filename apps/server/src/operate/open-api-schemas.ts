import { dataSchemasOf, eventJsonSchemaOf, type JsonObject } from '@daybook/events';
import { asking } from './open-api-answers';
import { aboutSubjects } from './open-api-subjects';
import { ref, nullable, listOf, text, flag, date, instant, object } from './open-api-words';

const quantities = {
  Position: { type: 'string', pattern: '^\\d{1,20}$', description: 'A place in the log; "0" is before all' },
  Revision: { type: 'string', pattern: '^\\d{1,19}$', description: 'A place in a stream, from "0"' },
  Quantity: {
    type: 'string',
    pattern: '^-?\\d+(\\.\\d+)?$',
    description: 'Exact, without trailing zeros',
  },
} satisfies Record<string, JsonObject>;

const receiptMembers = {
  'source?': text,
  'id?': text,
  status: { enum: ['recorded', 'duplicate', 'refused'] },
  'position?': ref('Position'),
  'revision?': nullable(ref('Revision')),
  'recordedAt?': instant,
  'problem?': object({
    code: text,
    detail: text,
    errors: listOf(ref('ProblemDetail')),
    'findings?': listOf(ref('FindingShown')),
  }),
};

const recording: Record<string, JsonObject> = {
  Receipt: object(receiptMembers, 'What became of one event'),
  LineReceipt: object({ index: { type: 'integer', minimum: 0 }, ...receiptMembers }),
  BatchReceipt: object({
    recorded: { type: 'integer' },
    duplicates: { type: 'integer' },
    refused: { type: 'integer' },
    results: listOf(ref('LineReceipt')),
  }),
  HistoryReceipt: object(
    {
      recorded: { type: 'integer' },
      duplicates: { type: 'integer' },
      refused: { type: 'integer' },
      unchanged: { type: 'integer', description: 'Lines for which nothing had to be entered' },
      'untold?': {
        ...listOf(text),
        maxItems: 100,
        description: 'With from: who was looked after on the day before it, and is in no line',
      },
      'merged?': {
        ...listOf(object({ subject: text, into: text })),
        description: 'Workers called swe-<n>, merged into those who are registered with the number',
      },
      'untoldCount?': { type: 'integer', description: 'With from: how many these are' },
      results: listOf(
        object({
          index: { type: 'integer', minimum: 0 },
          'line?': { type: 'integer', minimum: 0, description: 'Of a refused line, from 0' },
          ...receiptMembers,
        }),
      ),
    },
    'What was entered, then what was refused',
  ),
  Quarantine: object({
    items: listOf(
      object({
        id: text,
        receivedAt: instant,
        origin: object({
          kind: text,
          'topic?': text,
          'partition?': { type: 'integer' },
          'offset?': text,
          'file?': text,
          'line?': { type: 'integer', minimum: 1 },
        }),
        problem: object({ code: text, detail: text, errors: listOf(ref('ProblemDetail')) }),
        raw: text,
        status: { enum: ['waiting', 'resubmitted'] },
        'receipt?': ref('Receipt'),
      }),
    ),
    next: nullable(text),
  }),
  LogEntry: object(
    {
      position: ref('Position'),
      revision: ref('Revision'),
      stream: text,
      recordedAt: instant,
      recordedBy: text,
      event: ref('Event'),
    },
    'An event as it was recorded',
  ),
  FindingShown: object({ rule: text, severity: text, from: date, to: nullable(date), message: text }),
  ProblemDetail: object({ pointer: text, code: text, detail: text }),
  Problem: object(
    {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      instance: text,
      code: text,
      errors: listOf(ref('ProblemDetail')),
      'revision?': nullable(ref('Revision')),
      'results?': listOf(ref('LineReceipt')),
    },
    'RFC 9457; code is that of the first error',
  ),
  Liveness: object({ status: { const: 'live' } }),
  Readiness: object({
    status: { enum: ['ready', 'not-ready'] },
    reasons: listOf(text),
    roles: listOf(text),
    head: ref('Position'),
    checkpoint: ref('Position'),
    lagMs: { type: 'number' },
    stale: flag,
    generation: { type: 'integer' },
    sandbox: flag,
  }),
};

/** Every schema that the document refers to, by its name. */
export function componentSchemas(): Record<string, JsonObject> {
  const events = dataSchemasOf().map(({ type, schema }) => ({
    name: `${type}.${schema}`,
    whole: eventJsonSchemaOf(type, schema) ?? {},
  }));
  const authority = events.map(({ whole }) => propertiesOf(whole)['authority'])[0];
  return {
    ...quantities,
    ...asking,
    ...aboutSubjects,
    ...recording,
    AuthorityCode: authority as JsonObject,
    Event: { description: 'A CloudEvent of one of these types', oneOf: events.map(({ name }) => ref(name)) },
    ...Object.fromEntries(events.map(({ name, whole }) => [name, asComponent(whole)])),
  };
}

/** The schema of an event as part of the document, in which the table of authorities stands once. */
function asComponent({ $schema, ...schema }: JsonObject): JsonObject {
  void $schema;
  return { ...schema, properties: { ...propertiesOf(schema), authority: ref('AuthorityCode') } };
}

function propertiesOf(schema: JsonObject): JsonObject {
  return (schema['properties'] ?? {}) as JsonObject;
}
