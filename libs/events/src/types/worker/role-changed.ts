import { z } from 'zod';

import { practiceLevels, roles } from '../../codes';
import { eventType, firstDay } from '../../event-type';
import { id, oneOf } from '../../fields';
import { changes } from '../../rank';

export const roleChanged = eventType({
  name: 'RoleChanged',
  streams: ['worker'],
  summary: 'A person took another role in one employment; between counted roles nobody leaves or starts.',
  follows: "Children's social work workforce census (DfE): OrgRole, CFKSSstatus",
  effectiveOn: firstDay,
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
        role: oneOf('P1', roles),
        practiceLevel: oneOf('P1', practiceLevels).optional(),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-06-01',
          data: { employmentId: 'E-77', role: 'senior-practitioner' },
        },
        {
          subject: 'worker/SW-1043',
          effectiveOn: '2024-10-02',
          data: { employmentId: 'E-78', role: 'case-holder', practiceLevel: 'frontline' },
        },
      ],
    },
  ],
});
