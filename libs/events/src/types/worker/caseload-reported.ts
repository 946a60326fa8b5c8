import { z } from 'zod';

import { eventType } from '../../event-type';
import { wholeNumber } from '../../fields';
import { changes } from '../../rank';

export const caseloadReported = eventType({
  name: 'CaseloadReported',
  streams: ['worker'],
  summary: 'How many cases a worker holds, from a system that can only say how many.',
  follows: "Children's social work workforce census (DfE): Cases30",
  effectiveOn: { convention: 'first-day', words: 'day from which the number holds' },
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        cases: wholeNumber('P1', 0),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-09-30', data: { cases: 17 } },
        { subject: 'worker/SW-1043', effectiveOn: '2024-09-30', data: { cases: 0 } },
      ],
    },
  ],
});
