import { z } from 'zod';

import { legalStatuses, needs } from '../../care-codes';
import { eventType } from '../../event-type';
import { id, oneOf } from '../../fields';
import { placement } from '../../placement';
import { startedCare } from '../../rank';

export const startedToBeLookedAfter = eventType({
  name: 'StartedToBeLookedAfter',
  streams: ['child'],
  summary: 'A child started to be looked after.',
  follows: 'Children looked after return, SSDA903 (DfE): Episodes, RNE S',
  effectiveOn: { convention: 'first-day', words: 'first day' },
  rank: startedCare,
  schemas: [
    {
      data: z.strictObject({
        legalStatus: oneOf('P2', legalStatuses),
        need: oneOf('P4', needs).optional(),
        placement: placement(),
        homePostcode: id('P4').optional(),
      }),
      examples: [
        {
          subject: 'child/C-1',
          effectiveOn: '2023-05-01',
          data: {
            legalStatus: 'C1',
            need: 'N1',
            placement: {
              type: 'U6',
              provider: 'PR1',
              carerId: 'F-17',
              urn: 'SC012345',
              postcode: 'B70 8AA',
              distanceMiles: 4.5,
            },
            homePostcode: 'B69 3DB',
          },
        },
        {
          subject: 'child/C-2',
          effectiveOn: '2023-05-02',
          data: { legalStatus: 'V2', placement: { type: 'K2', distanceMiles: '12.25' } },
        },
      ],
    },
  ],
});
