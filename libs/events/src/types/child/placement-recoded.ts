import { z } from 'zod';

import { placementTypes } from '../../care-codes';
import { placementTypeOfItsYear } from '../../data-rules';
import { eventType } from '../../event-type';
import { oneOf, wholeNumber } from '../../fields';
import { recoded } from '../../rank';

export const placementRecoded = eventType({
  name: 'PlacementRecoded',
  streams: ['child'],
  summary: 'The placement that a child is in has another code from a day on: not a move.',
  follows: 'Children looked after return, SSDA903 (DfE): code sets of collection years',
  effectiveOn: { convention: 'first-day', words: 'first day of the new code; not a move' },
  rank: recoded,
  schemas: [
    {
      data: z.strictObject({
        placementType: oneOf('P2', placementTypes),
        codeSetYear: wholeNumber('P1', 0),
      }),
      rules: [placementTypeOfItsYear],
      examples: [
        {
          subject: 'child/C-1',
          effectiveOn: '2023-04-01',
          data: { placementType: 'K3', codeSetYear: 2023 },
        },
        {
          subject: 'child/C-2',
          effectiveOn: '2025-04-01',
          data: { placementType: 'Z12', codeSetYear: 2025 },
        },
      ],
    },
  ],
});
