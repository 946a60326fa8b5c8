import { z } from 'zod';

import { socialWorkerReasons } from '../../codes';
import { eventType } from '../../event-type';
import { oneOf } from '../../fields';
import { unallocated } from '../../rank';

export const caseUnallocated = eventType({
  name: 'CaseUnallocated',
  streams: ['child'],
  summary: 'A case is open without a worker who leads it.',
  follows: "Children's social work workforce census (DfE): cases without a named worker",
  effectiveOn: { convention: 'first-day', words: 'first day without a lead' },
  rank: unallocated,
  schemas: [
    {
      data: z.strictObject({
        reason: oneOf('P4', socialWorkerReasons).optional(),
      }),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2024-06-03', data: { reason: 'LEFTRL' } },
        { subject: 'child/C-2', effectiveOn: '2024-06-03', data: {} },
      ],
    },
  ],
});
