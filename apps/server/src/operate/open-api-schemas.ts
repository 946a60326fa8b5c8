import { dataSchemasOf, eventJsonSchemaOf, type JsonObject } from '@daybook/events';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const nullable = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const text: JsonObject = { type: 'string' };
const flag: JsonObject = { type: 'boolean' };
const date: JsonObject = { type: 'string', format: 'date' };
const instant: JsonObject = { type: 'string', format: 'date-time' };

/** An object with these members; one whose name ends in `?` may be missing. */
function object(members: Readonly<Record<string, JsonObject>>, description?: string): JsonObject {
  const entries = Object.entries(members);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace('?', ''), schema])),
    required: entries.flatMap(([name]) => (name.endsWith('?') ? [] : [name])),
  };
}

const quantities = {
  Position: { type: 'string', pattern: '^\\d{1,20}$', description: 'A place in the log; "0" is before all' },
  Revision: { type: 'string', pattern: '^\\d{1,19}$', description: 'A place in a stream, from "0"' },
  Quantity: {
    type: 'string',
    pattern: '^-?\\d+(\\.\\d+)?$',
    description: 'Exact, without trailing zeros',
  },
} satisfies Record<string, JsonObject>;

const asking: Record<string, JsonObject> = {
  AsAt: object({ position: ref('Position'), recordedAt: nullable(instant) }, 'What was known then'),
  Scope: object({
    level: { enum: ['authority', 'region', 'england'] },
    code: text,
    name: text,
    'team?': text,
  }),
  Window: object({ from: date, to: date, complete: flag }, 'The days that a rate is about'),
  Answer: object(
    {
      metric: text,
      definition: text,
      asOf: date,
      asAt: ref('AsAt'),
      scope: ref('Scope'),
      'window?': ref('Window'),
      numerator: nullable(ref('Quantity')),
      denominator: nullable(ref('Quantity')),
      value: nullable(ref('Quantity')),
      display: text,
      symbol: nullable(text),
      follows: text,
      position: ref('Position'),
    },
    'One number with everything that is needed to say it again',
  ),
  GroupedAnswer: {
    allOf: [
      ref('Answer'),
      object({
        by: text,
        groups: listOf(
          object({
            key: nullable(text),
            label: nullable(text),
            numerator: nullable(ref('Quantity')),
            denominator: nullable(ref('Quantity')),
            value: nullable(ref('Quantity')),
            display: text,
            symbol: nullable(text),
          }),
        ),
        groupsAddUp: flag,
        groupsNote: nullable(text),
      }),
    ],
  },
  AreaAnswer: {
    allOf: [
      ref('Answer'),
      object({
        countTotal: object({ numerator: nullable(ref('Quantity')), denominator: nullable(ref('Quantity')) }),
        coverage: object({
          counted: { type: 'integer' },
          of: { type: 'integer' },
          leftOut: listOf(object({ authority: text, symbol: text })),
        }),
        complete: flag,
      }),
    ],
  },
  Rows: object(
    {
      metric: text,
      definition: text,
      asOf: date,
      asAt: ref('AsAt'),
      follows: text,
      position: ref('Position'),
      rows: listOf({ anyOf: [ref('AreaAnswer'), ref('Answer')] }),
    },
    'Authorities by code, then regions by code, then England',
  ),
  Series: object(
    {
      metric: text,
      definition: text,
      scope: ref('Scope'),
      asAt: ref('AsAt'),
      follows: text,
      position: ref('Position'),
      every: { enum: ['day', 'week', 'month', 'quarter', 'year'] },
      series: listOf(
        object({
          asOf: date,
          'window?': ref('Window'),
          numerator: nullable(ref('Quantity')),
          denominator: nullable(ref('Quantity')),
          value: nullable(ref('Quantity')),
          display: text,
          symbol: nullable(text),
        }),
      ),
    },
    'The same question at many dates',
  ),
  Changes: object({
    asOf: date,
    from: ref('AsAt'),
    to: ref('AsAt'),
    before: ref('Answer'),
    after: ref('Answer'),
    steps: listOf(
      object({
        event: ref('EventRef'),
        'amends?': ref('EventRef'),
        numerator: ref('Quantity'),
        denominator: ref('Quantity'),
        valueAfter: nullable(ref('Quantity')),
      }),
    ),
    next: nullable(text),
  }),
  Findings: object({
    asOf: nullable(date),
    asAt: ref('AsAt'),
    position: ref('Position'),
    total: { type: 'integer' },
    byRule: listOf(object({ rule: text, severity: text, count: { type: 'integer' } })),
    items: listOf(
      object({
        rule: text,
        severity: { enum: ['error', 'warning'] },
        subject: text,
        from: date,
        to: nullable(date),
        because: listOf(ref('EventRef')),
        message: text,
      }),
    ),
    next: nullable(text),
  }),
  EventRef: object({
    source: text,
    id: text,
    type: text,
    effectiveOn: nullable(date),
    position: ref('Position'),
    recordedAt: instant,
  }),
  Fact: object({ what: text, key: text, from: date, to: nullable(date), value: {} }, 'Half-open: [from, to)'),
  CountedFacts: object({
    total: nullable(ref('Quantity')),
    items: listOf(
      object({
        subject: text,
        fact: ref('Fact'),
        amount: ref('Quantity'),
        because: listOf(ref('EventRef')),
      }),
    ),
    next: nullable(text),
  }),
  LeftOut: object({
    items: listOf(
      object({ subject: text, reason: text, 'fact?': ref('Fact'), because: listOf(ref('EventRef')) }),
    ),
    next: nullable(text),
  }),
  Explanation: object({
    answer: ref('Answer'),
    'numerator?': ref('CountedFacts'),
    'denominator?': ref('CountedFacts'),
    'leftOut?': ref('LeftOut'),
  }),
  CatalogueEntry: object({
    id: text,
    question: text,
    follows: text,
    unit: text,
    decimals: { type: 'integer' },
    additive: flag,
    local: flag,
    scopes: listOf(text),
    breakdowns: listOf(text),
    definitions: listOf(
      object({
        version: text,
        switches: {
          type: 'object',
          additionalProperties: listOf(text),
          description: 'Values of each switch, the default first',
        },
      }),
    ),
  }),
  Catalogue: object({ items: listOf(ref('CatalogueEntry')) }),
};

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
