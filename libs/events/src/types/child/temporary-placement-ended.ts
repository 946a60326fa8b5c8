import { z } from 'zod';

import { eventType } from '../../event-type';
import { temporaryEnded } from '../../rank';

export const temporaryPlacementEnded = eventType({
  name: 'TemporaryPlacementEnded',
  streams: ['child'],
  summary: 'A temporary placement is over: the child is back.',
  follows: 'Children looked after return, SSDA903 (DfE): Episodes, PLACE T0 to T4',
  effectiveOn: { convention: 'day', words: 'first day back' },
  rank: temporaryEnded,
  schemas: [
    {
      data: z.strictObject({}),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2024-08-20', data: {} },
        { subject: 'child/C-2', effectiveOn: '2024-08-12', data: {} },
      ],
    },
  ],
});
