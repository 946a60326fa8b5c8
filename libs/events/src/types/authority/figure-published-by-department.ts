import { z } from 'zod';

import { figureSymbols } from '../../codes';
import { eventType } from '../../event-type';
import { civilDate, decimalOrNull, id, oneOf } from '../../fields';
import { published } from '../../rank';

export const figurePublishedByDepartment = eventType({
  name: 'FigurePublishedByDepartment',
  streams: ['authority'],
  summary: 'What the department published, by release: for comparison, never counted.',
  follows: "Children's social work workforce and other statistics of the DfE, Explore Education Statistics",
  effectiveOn: { convention: 'day', words: 'day of publication' },
  rank: published,
  schemas: [
    {
      data: z.strictObject({
        metric: id('P1'),
        asOf: civilDate('P1'),
        release: id('P1'),
        area: id('P1').optional(),
        numerator: decimalOrNull().optional(),
        denominator: decimalOrNull().optional(),
        value: decimalOrNull().optional(),
        symbol: oneOf('P1', figureSymbols).optional(),
      }),
      examples: [
        {
          subject: 'authority',
          effectiveOn: '2025-02-27',
          data: {
            metric: 'WF.TURNOVER.FTE',
            asOf: '2024-09-30',
            release: '2024',
            numerator: '30.8',
            denominator: '269.9',
            value: '11.4',
          },
        },
        {
          subject: 'authority',
          effectiveOn: '2025-02-27',
          authority: '000',
          data: {
            metric: 'WF.TURNOVER.FTE',
            asOf: '2024-09-30',
            release: '2024',
            area: 'E12000005',
            value: 14.9,
          },
        },
        {
          subject: 'authority',
          effectiveOn: '2025-02-27',
          data: { metric: 'WF.VACANCY.FTE', asOf: '2024-09-30', release: '2024', value: null, symbol: 'x' },
        },
      ],
    },
  ],
});
