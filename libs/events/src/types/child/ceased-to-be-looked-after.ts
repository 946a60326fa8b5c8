import { z } from 'zod';

import { ceasingReasons } from '../../care-codes';
import { eventType } from '../../event-type';
import { oneOf } from '../../fields';
import { ceased } from '../../rank';

export const ceasedToBeLookedAfter = eventType({
  name: 'CeasedToBeLookedAfter',
  streams: ['child'],
  summary: 'A child is no longer looked after.',
  follows: 'Children looked after return, SSDA903 (DfE): Episodes, REC',
  effectiveOn: { convention: 'day', words: 'first day no longer looked after' },
  rank: ceased,
  schemas: [
    {
      data: z.strictObject({
        reason: oneOf('P4', ceasingReasons),
      }),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2025-02-03', data: { reason: 'E4A' } },
        { subject: 'child/C-2', effectiveOn: '2025-03-31', data: { reason: 'E45' } },
      ],
    },
  ],
});
