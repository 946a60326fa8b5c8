import { z } from 'zod';

import { roles } from '../../codes';
import { eventType, firstDay } from '../../event-type';
import { fte, id, oneOf } from '../../fields';
import { starts } from '../../rank';

export const postEstablished = eventType({
  name: 'PostEstablished',
  streams: ['post'],
  summary: 'A post came into the structure.',
  follows: "Children's social work workforce census (DfE): NumberOfVacancies, post by post",
  effectiveOn: firstDay,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({
        team: id('P1').optional(),
        fte: fte(),
        role: oneOf('P1', roles).optional(),
      }),
      examples: [
        {
          subject: 'post/P-12',
          effectiveOn: '2023-10-02',
          data: { fte: 1, team: 'Court', role: 'case-holder' },
        },
        { subject: 'post/P-13', effectiveOn: '2024-04-01', data: { fte: '0.6' } },
      ],
    },
  ],
});
