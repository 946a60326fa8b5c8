import { z } from 'zod';

import { eventType, firstDayBack } from '../../event-type';
import { id } from '../../fields';
import { starts } from '../../rank';

export const careerBreakEnded = eventType({
  name: 'CareerBreakEnded',
  streams: ['worker'],
  summary: 'A person came back from a career break: a starter although employment went on.',
  follows: "Children's social work workforce census (DfE): RoleStartDate",
  effectiveOn: firstDayBack,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2025-09-01', data: { employmentId: 'E-77' } },
        { subject: 'worker/SW-1044', effectiveOn: '2025-03-03', data: { employmentId: 'E-79' } },
      ],
    },
  ],
});
