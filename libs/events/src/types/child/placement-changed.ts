import { z } from 'zod';

import { legalStatuses, placementChangeReasons } from '../../care-codes';
import { eventType } from '../../event-type';
import { flag, id, oneOf } from '../../fields';
import { placement } from '../../placement';
import { placementChanged as placementChangedRank } from '../../rank';

export const placementChanged = eventType({
  name: 'PlacementChanged',
  streams: ['child'],
  summary: 'A looked-after child is placed elsewhere, or with the same carer otherwise.',
  follows: 'Children looked after return, SSDA903 (DfE): Episodes, RNE P, T, B, U',
  effectiveOn: { convention: 'first-day', words: 'first day in the new placement' },
  rank: placementChangedRank,
  schemas: [
    {
      data: z.strictObject({
        placement: placement(),
        reason: oneOf('P4', placementChangeReasons).optional(),
        sameCarer: flag('P2').optional(),
        legalStatus: oneOf('P2', legalStatuses).optional(),
        homePostcode: id('P4').optional(),
      }),
      examples: [
        {
          subject: 'child/C-1',
          effectiveOn: '2024-06-10',
          data: { placement: { type: 'K2', provider: 'PR4' }, reason: 'CREQB', legalStatus: 'C2' },
        },
        {
          subject: 'child/C-2',
          effectiveOn: '2024-07-01',
          data: { placement: { type: 'U6', postcode: 'B70 8AB' }, sameCarer: true, homePostcode: 'B69 3DC' },
        },
      ],
    },
  ],
});
