import { z } from 'zod';

import { eventType, lastDayInclusive } from '../../event-type';
import { freeText, id } from '../../fields';
import { ends } from '../../rank';

export const secondedOut = eventType({
  name: 'SecondedOut',
  streams: ['worker'],
  summary: 'A person was lent to another organisation: a leaver although employment goes on.',
  follows: "Children's social work workforce census (DfE): RoleEndDate",
  effectiveOn: lastDayInclusive,
  rank: ends,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
        host: freeText('P1').optional(),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-05-31',
          data: { employmentId: 'E-77', host: 'University of Birmingham' },
        },
        { subject: 'worker/SW-1043', effectiveOn: '2024-04-30', data: { employmentId: 'E-78' } },
      ],
    },
  ],
});
