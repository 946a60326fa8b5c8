import { z } from 'zod';

import { eventType, noDay } from '../../event-type';
import { subjectId } from '../../fields';
import { rest } from '../../rank';

export const workersMerged = eventType({
  name: 'WorkersMerged',
  streams: ['worker'],
  summary: 'This worker and another are one person, on all dates; to unmerge is to retract.',
  follows: 'Daybook: events.md §3',
  effectiveOn: noDay,
  rank: rest,
  schemas: [
    {
      data: z.strictObject({
        into: subjectId('P2'),
      }),
      examples: [
        { subject: 'worker/SW-1042', data: { into: 'SW-2001' } },
        { subject: 'worker/SW-1044', data: { into: 'SW-1043' } },
      ],
    },
  ],
});
