import { z } from 'zod';

import { eventType } from '../../event-type';
import { fte } from '../../fields';
import { changes } from '../../rank';

export const postFteChanged = eventType({
  name: 'PostFteChanged',
  streams: ['post'],
  summary: 'A post is for other hours than before.',
  follows: "Children's social work workforce census (DfE): NumberOfVacancies, post by post",
  effectiveOn: { convention: 'first-day', words: 'first day of the new FTE' },
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        fte: fte(),
      }),
      examples: [
        { subject: 'post/P-12', effectiveOn: '2024-04-01', data: { fte: 0.8 } },
        { subject: 'post/P-13', effectiveOn: '2024-09-02', data: { fte: '0.5' } },
      ],
    },
  ],
});
