import { z } from 'zod';

import { eventType } from '../../event-type';
import { ends } from '../../rank';

export const postDeleted = eventType({
  name: 'PostDeleted',
  streams: ['post'],
  summary: 'A post left the structure.',
  follows: "Children's social work workforce census (DfE): NumberOfVacancies, post by post",
  effectiveOn: { convention: 'day', words: 'first day on which it no longer exists' },
  rank: ends,
  schemas: [
    {
      data: z.strictObject({}),
      examples: [
        { subject: 'post/P-12', effectiveOn: '2024-09-01', data: {} },
        { subject: 'post/P-13', effectiveOn: '2025-01-01', data: {} },
      ],
    },
  ],
});
