import { z } from 'zod';

import { eventType, lastDayInclusive } from '../../event-type';
import { freeText, id } from '../../fields';
import { ends } from '../../rank';

export const agencyAssignmentEnded = eventType({
  name: 'AgencyAssignmentEnded',
  streams: ['worker'],
  summary: 'An agency assignment ended.',
  follows: 'Agency child and family social workers: statutory guidance (DfE, 2024)',
  effectiveOn: lastDayInclusive,
  rank: ends,
  schemas: [
    {
      data: z.strictObject({
        assignmentId: id('P2'),
        reason: freeText('P4').optional(),
      }),
      examples: [
        {
          subject: 'worker/AG-7',
          effectiveOn: '2025-02-28',
          data: { assignmentId: 'A-3', reason: 'Took a permanent post at the same desk' },
        },
        { subject: 'worker/AG-8', effectiveOn: '2024-12-20', data: { assignmentId: 'A-4' } },
      ],
    },
  ],
});
