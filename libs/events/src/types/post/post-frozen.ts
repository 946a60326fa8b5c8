import { z } from 'zod';

import { eventType, firstDay } from '../../event-type';
import { changes } from '../../rank';

export const postFrozen = eventType({
  name: 'PostFrozen',
  streams: ['post'],
  summary: 'A post stays in the structure but may not be filled for now; it is still vacant.',
  follows: 'Daybook: events.md §4.2',
  effectiveOn: firstDay,
  rank: changes,
  schemas: [
    {
      data: z.strictObject({}),
      examples: [
        { subject: 'post/P-12', effectiveOn: '2024-05-01', data: {} },
        { subject: 'post/P-13', effectiveOn: '2024-06-03', data: {} },
      ],
    },
  ],
});
