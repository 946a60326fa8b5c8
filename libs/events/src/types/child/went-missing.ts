import { z } from 'zod';

import { missingKinds } from '../../care-codes';
import { eventType } from '../../event-type';
import { oneOf } from '../../fields';
import { rest } from '../../rank';

export const wentMissing = eventType({
  name: 'WentMissing',
  streams: ['child'],
  summary: 'A child went missing or away without authorisation: never a placement.',
  follows: 'Children looked after return, SSDA903 (DfE): Missing',
  effectiveOn: { convention: 'first-day', words: 'first day missing' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({
        kind: oneOf('P4', missingKinds),
      }),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2024-09-10', data: { kind: 'missing' } },
        { subject: 'child/C-2', effectiveOn: '2024-09-11', data: { kind: 'away-without-authorisation' } },
      ],
    },
  ],
});
