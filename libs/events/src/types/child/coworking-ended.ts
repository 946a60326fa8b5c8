import { z } from 'zod';

import { eventType } from '../../event-type';
import { subjectId } from '../../fields';
import { rest } from '../../rank';

export const coworkingEnded = eventType({
  name: 'CoworkingEnded',
  streams: ['child'],
  summary: 'A worker no longer works along on a case.',
  follows: 'Daybook: events.md §4.3',
  effectiveOn: { convention: 'day', words: 'first day not co-working' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({
        workerId: subjectId('P2'),
      }),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2024-07-01', data: { workerId: 'SW-1043' } },
        { subject: 'child/C-2', effectiveOn: '2024-08-01', data: { workerId: 'SW-1044' } },
      ],
    },
  ],
});
