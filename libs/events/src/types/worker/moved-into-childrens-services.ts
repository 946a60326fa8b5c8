import { z } from 'zod';

import { eventType, firstDay } from '../../event-type';
import { id } from '../../fields';
import { starts } from '../../rank';

export const movedIntoChildrensServices = eventType({
  name: 'MovedIntoChildrensServices',
  streams: ['worker'],
  summary: 'A person came from another service of the authority: a starter although employment went on.',
  follows: "Children's social work workforce census (DfE): RoleStartDate, StartOrigin",
  effectiveOn: firstDay,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-11-04', data: { employmentId: 'E-77' } },
        { subject: 'worker/SW-1044', effectiveOn: '2024-05-01', data: { employmentId: 'E-79' } },
      ],
    },
  ],
});
