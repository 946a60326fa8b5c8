import { z } from 'zod';

import { participations } from '../../care-codes';
import { eventType } from '../../event-type';
import { oneOf } from '../../fields';
import { rest } from '../../rank';

export const lookedAfterReviewHeld = eventType({
  name: 'LookedAfterReviewHeld',
  streams: ['child'],
  summary: "A looked-after child's case was reviewed.",
  follows: 'Children looked after return, SSDA903 (DfE): Reviews',
  effectiveOn: { convention: 'day', words: 'day of the review' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({
        participation: oneOf('P2', participations).optional(),
      }),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2023-05-22', data: { participation: 'PN1' } },
        { subject: 'child/C-2', effectiveOn: '2023-05-29', data: {} },
      ],
    },
  ],
});
