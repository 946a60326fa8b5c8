import { z } from 'zod';

import { exactlyOneOf } from '../../data-rules';
import { eventType, firstDay } from '../../event-type';
import { id } from '../../fields';
import { changes } from '../../rank';

export const teamChanged = eventType({
  name: 'TeamChanged',
  streams: ['worker'],
  summary: 'A person moved to another team in one employment or assignment; nobody leaves or starts.',
  follows: 'No official source: the census knows no teams',
  effectiveOn: firstDay,
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2').optional(),
        assignmentId: id('P2').optional(),
        team: id('P1'),
      }),
      rules: [exactlyOneOf('employmentId', 'assignmentId')],
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-05-13',
          data: { employmentId: 'E-77', team: 'Court' },
        },
        { subject: 'worker/AG-7', effectiveOn: '2024-08-05', data: { assignmentId: 'A-3', team: 'Duty' } },
      ],
    },
  ],
});
