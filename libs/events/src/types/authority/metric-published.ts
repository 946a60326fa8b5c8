import { z } from 'zod';

import { eventType } from '../../event-type';
import { civilDate, decimalOrNull, freeText, id, pattern } from '../../fields';
import { published } from '../../rank';

const positionPattern = /^(0|[1-9]\d{0,18})$/;

export const metricPublished = eventType({
  name: 'MetricPublished',
  streams: ['authority'],
  summary: 'What we told the world, so that a later restatement can be explained.',
  follows: 'Daybook: events.md §4.6',
  effectiveOn: { convention: 'day', words: 'day of publication' },
  rank: published,
  schemas: [
    {
      data: z.strictObject({
        metric: id('P1'),
        definition: freeText('P1'),
        asOf: civilDate('P1'),
        asAt: pattern('P1', {
          matches: positionPattern,
          expects: 'a position: a decimal string without leading zeros',
        }),
        numerator: decimalOrNull(),
        denominator: decimalOrNull(),
        value: decimalOrNull(),
      }),
      examples: [
        {
          subject: 'authority',
          effectiveOn: '2024-11-15',
          data: {
            metric: 'WF.TURNOVER.FTE',
            definition: '1;censusInstant=start-of-day',
            asOf: '2024-09-30',
            asAt: '48211',
            numerator: '30.8',
            denominator: '269.9',
            value: '11.4',
          },
        },
        {
          subject: 'authority',
          effectiveOn: '2024-11-15',
          data: {
            metric: 'WF.INPOST.HC',
            definition: '1',
            asOf: '2024-09-30',
            asAt: '48211',
            numerator: 281,
            denominator: null,
            value: 281,
          },
        },
      ],
    },
  ],
});
