import { z } from 'zod';

import { exactlyOneOf } from '../../data-rules';
import { eventType } from '../../event-type';
import { fte, id } from '../../fields';
import { changes } from '../../rank';

export const fteChanged = eventType({
  name: 'FteChanged',
  streams: ['worker'],
  summary: 'A person works another share of full time in one employment or assignment.',
  follows: "Children's social work workforce census (DfE): FTE",
  effectiveOn: { convention: 'first-day', words: 'first day of the new FTE' },
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2').optional(),
        assignmentId: id('P2').optional(),
        fte: fte(),
      }),
      rules: [exactlyOneOf('employmentId', 'assignmentId')],
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-07-01', data: { employmentId: 'E-77', fte: 0.6 } },
        { subject: 'worker/AG-7', effectiveOn: '2024-08-05', data: { assignmentId: 'A-3', fte: '0.5' } },
      ],
    },
  ],
});
