import { z } from 'zod';

import { temporaryTypes } from '../../care-codes';
import { eventType } from '../../event-type';
import { distanceMiles, id, oneOf } from '../../fields';
import { temporaryStarted } from '../../rank';

export const temporaryPlacementStarted = eventType({
  name: 'TemporaryPlacementStarted',
  streams: ['child'],
  summary: 'A looked-after child stays elsewhere for a time; the placement goes on underneath.',
  follows: 'Children looked after return, SSDA903 (DfE): Episodes, PLACE T0 to T4',
  effectiveOn: { convention: 'first-day', words: 'first day' },
  rank: temporaryStarted,
  schemas: [
    {
      data: z.strictObject({
        type: oneOf('P4', temporaryTypes),
        postcode: id('P4').optional(),
        urn: id('P4').optional(),
        distanceMiles: distanceMiles().optional(),
      }),
      examples: [
        {
          subject: 'child/C-1',
          effectiveOn: '2024-08-01',
          data: { type: 'T1', postcode: 'B71 4HJ', urn: 'SC054321', distanceMiles: 2 },
        },
        { subject: 'child/C-2', effectiveOn: '2024-08-05', data: { type: 'T3' } },
      ],
    },
  ],
});
