import { z } from 'zod';

import { retractionReasons } from '../../codes';
import { eventType, everyStream, noDay } from '../../event-type';
import { eventKey, oneOf } from '../../fields';
import { rest } from '../../rank';

export const eventRetracted = eventType({
  name: 'EventRetracted',
  streams: everyStream,
  summary: 'From now on an event never happened.',
  follows: 'Daybook: events.md §4.6',
  effectiveOn: noDay,
  rank: rest,
  amendment: 'retraction',
  schemas: [
    {
      data: z.strictObject({
        retracts: eventKey(),
        reason: oneOf('P1', retractionReasons),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          data: {
            retracts: { source: 'urn:daybook:examples', id: 'SocialWorkerLeft-1-1' },
            reason: 'rescinded',
          },
        },
        {
          subject: 'authority',
          data: {
            retracts: { source: 'urn:daybook:examples', id: 'FigureQualified-1-1' },
            reason: 'entered-in-error',
          },
        },
      ],
    },
  ],
});
