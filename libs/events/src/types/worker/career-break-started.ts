import { z } from 'zod';

import { eventType, lastDayInclusive } from '../../event-type';
import { id } from '../../fields';
import { ends } from '../../rank';

export const careerBreakStarted = eventType({
  name: 'CareerBreakStarted',
  streams: ['worker'],
  summary: 'A person went on an unpaid career break: a leaver although employment goes on.',
  follows: "Children's social work workforce census (DfE): LeaverDestination 6, career break",
  effectiveOn: lastDayInclusive,
  rank: ends,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-08-30', data: { employmentId: 'E-77' } },
        { subject: 'worker/SW-1044', effectiveOn: '2024-02-29', data: { employmentId: 'E-79' } },
      ],
    },
  ],
});
