import { z } from 'zod';

import { eventType } from '../../event-type';
import { rest } from '../../rank';

export const foundFromMissing = eventType({
  name: 'FoundFromMissing',
  streams: ['child'],
  summary: 'A child who was missing is there again.',
  follows: 'Children looked after return, SSDA903 (DfE): Missing',
  effectiveOn: { convention: 'day', words: 'first day no longer missing' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({}),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2024-09-12', data: {} },
        { subject: 'child/C-2', effectiveOn: '2024-09-13', data: {} },
      ],
    },
  ],
});
