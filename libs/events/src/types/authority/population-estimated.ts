import { z } from 'zod';

import { eventType } from '../../event-type';
import { id, wholeNumber } from '../../fields';
import { rest } from '../../rank';

export const populationEstimated = eventType({
  name: 'PopulationEstimated',
  streams: ['authority'],
  summary: 'How many children and young people live in the authority: the denominator of rates per 10,000.',
  follows: 'Mid-year population estimates (ONS)',
  effectiveOn: { convention: 'day', words: 'day of the estimate' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({
        aged0to17: wholeNumber('P1', 0),
        midYear: wholeNumber('P1', 0),
        release: id('P1'),
      }),
      examples: [
        {
          subject: 'authority',
          effectiveOn: '2023-06-30',
          data: { aged0to17: 84417, midYear: 2023, release: 'ONS 2024-07-15' },
        },
        {
          subject: 'authority',
          effectiveOn: '2024-06-30',
          data: { aged0to17: 84950, midYear: 2024, release: 'ONS 2025-07-30' },
        },
      ],
    },
  ],
});
