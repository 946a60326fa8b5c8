import { z } from 'zod';

import { destinations, leavingReasons } from '../../codes';
import { eventType, lastDayInclusive } from '../../event-type';
import { id, oneOf } from '../../fields';
import { ends } from '../../rank';

export const socialWorkerLeft = eventType({
  name: 'SocialWorkerLeft',
  streams: ['worker'],
  summary: 'An employment with the authority or its trust ended.',
  follows: "Children's social work workforce census (DfE): RoleEndDate, ReasonLeave, LeaverDestination",
  effectiveOn: lastDayInclusive,
  rank: ends,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
        reason: oneOf('P4', leavingReasons).optional(),
        destination: oneOf('P2', destinations).optional(),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-09-30',
          time: '2024-10-04T16:40:00+01:00',
          data: { employmentId: 'E-77', reason: 'resignation', destination: 'agency' },
        },
        { subject: 'worker/SW-1044', effectiveOn: '2024-06-28', data: { employmentId: 'E-79' } },
      ],
    },
  ],
});
