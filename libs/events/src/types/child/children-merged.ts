import { z } from 'zod';

import { eventType, noDay } from '../../event-type';
import { subjectId } from '../../fields';
import { rest } from '../../rank';

export const childrenMerged = eventType({
  name: 'ChildrenMerged',
  streams: ['child'],
  summary: 'This child and another are one child, on all dates; to unmerge is to retract.',
  follows: 'Daybook: events.md §3',
  effectiveOn: noDay,
  rank: rest,
  schemas: [
    {
      data: z.strictObject({
        into: subjectId('P2'),
      }),
      examples: [
        { subject: 'child/C-1', data: { into: 'C-7' } },
        { subject: 'child/C-3', data: { into: 'C-2' } },
      ],
    },
  ],
});
