import { z } from 'zod';

import { eventType, firstDayBack } from '../../event-type';
import { id } from '../../fields';
import { starts } from '../../rank';

export const secondmentEnded = eventType({
  name: 'SecondmentEnded',
  streams: ['worker'],
  summary: 'A person came back from a secondment: a starter although employment went on.',
  follows: "Children's social work workforce census (DfE): RoleStartDate",
  effectiveOn: firstDayBack,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-12-02', data: { employmentId: 'E-77' } },
        { subject: 'worker/SW-1043', effectiveOn: '2024-10-01', data: { employmentId: 'E-78' } },
      ],
    },
  ],
});
