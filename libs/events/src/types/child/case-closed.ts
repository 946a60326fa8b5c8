import { z } from 'zod';

import { closureReasons } from '../../codes';
import { eventType } from '../../event-type';
import { oneOf } from '../../fields';
import { closed } from '../../rank';

export const caseClosed = eventType({
  name: 'CaseClosed',
  streams: ['child'],
  summary: 'A case is no longer open.',
  follows: "Children's social work workforce census (DfE): Cases30",
  effectiveOn: { convention: 'day', words: 'first day no longer open' },
  rank: closed,
  schemas: [
    {
      data: z.strictObject({
        reason: oneOf('P4', closureReasons),
      }),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2024-09-02', data: { reason: 'completed' } },
        { subject: 'child/C-2', effectiveOn: '2024-09-30', data: { reason: 'transferred-out' } },
      ],
    },
  ],
});
