import { z } from 'zod';

import { legalStatuses } from '../../care-codes';
import { eventType } from '../../event-type';
import { oneOf } from '../../fields';
import { legalStatusChanged as legalStatusChangedRank } from '../../rank';

export const legalStatusChanged = eventType({
  name: 'LegalStatusChanged',
  streams: ['child'],
  summary: 'A looked-after child is looked after under another legal status.',
  follows: 'Children looked after return, SSDA903 (DfE): Episodes, RNE L',
  effectiveOn: { convention: 'first-day', words: 'first day' },
  rank: legalStatusChangedRank,
  schemas: [
    {
      data: z.strictObject({
        legalStatus: oneOf('P2', legalStatuses),
      }),
      examples: [
        { subject: 'child/C-1', effectiveOn: '2024-07-01', data: { legalStatus: 'C2' } },
        { subject: 'child/C-2', effectiveOn: '2024-12-01', data: { legalStatus: 'E1' } },
      ],
    },
  ],
});
