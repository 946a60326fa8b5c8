import { z } from 'zod';

import { eventType, lastDayInclusive } from '../../event-type';
import { freeText, id } from '../../fields';
import { ends } from '../../rank';

export const movedOutOfChildrensServices = eventType({
  name: 'MovedOutOfChildrensServices',
  streams: ['worker'],
  summary: 'A person went to another service of the authority: a leaver although employment goes on.',
  follows: "Children's social work workforce census (DfE): ReasonLeave 7, moved to another role",
  effectiveOn: lastDayInclusive,
  rank: ends,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
        otherService: freeText('P1').optional(),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-07-31',
          data: { employmentId: 'E-77', otherService: 'Adult social care' },
        },
        { subject: 'worker/SW-1044', effectiveOn: '2024-03-29', data: { employmentId: 'E-79' } },
      ],
    },
  ],
});
