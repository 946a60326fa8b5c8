import type { JsonObject } from '@daybook/events';
import { ref, nullable, listOf, text, flag, date, instant, object } from './open-api-words';

/** The schemas of what asking answers (interfaces.md §1.3). */
export const asking: Record<string, JsonObject> = {
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
    'published?': object({
      event: ref('EventRef'),
      definition: text,
      asAt: ref('Position'),
      numerator: nullable(ref('Quantity')),
      denominator: nullable(ref('Quantity')),
      value: nullable(ref('Quantity')),
    }),
  }),
  Findings: object({
    asOf: nullable(date),
    asAt: ref('AsAt'),
    position: ref('Position'),
    total: { type: 'integer' },
    byRule: listOf(object({ rule: text, severity: text, count: { type: 'integer' } })),
    items: listOf(ref('Finding')),
    next: nullable(text),
  }),
  Finding: object({
    rule: text,
    severity: { enum: ['error', 'warning'] },
    subject: text,
    from: date,
    to: nullable(date),
    because: listOf(ref('EventRef')),
    message: text,
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
