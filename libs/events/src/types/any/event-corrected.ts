import { z } from 'zod';

import { correctionReasons } from '../../codes';
import { atLeastOneOf, noLongText } from '../../data-rules';
import { eventType, everyStream, noDay } from '../../event-type';
import { civilDate, eventKey, fieldNotes, freeText, oneOf } from '../../fields';
import { rest } from '../../rank';

/**
 * The top-level fields that change, `null` taking an optional one away. What may stand here depends on the
 * event that is corrected, which need not be known yet: it is looked at when the correction is fitted
 * (events.md §5).
 */
const changedFields = z
  .record(z.string(), z.unknown())
  .register(fieldNotes, { class: 'P4', memberwise: true, expects: 'an object of the fields that change' });

export const eventCorrected = eventType({
  name: 'EventCorrected',
  streams: everyStream,
  summary: 'From now on an event was always otherwise.',
  follows: 'Daybook: events.md §4.6',
  effectiveOn: noDay,
  rank: rest,
  amendment: 'correction',
  schemas: [
    {
      data: z.strictObject({
        corrects: eventKey(),
        reason: oneOf('P1', correctionReasons),
        note: freeText('P4').optional(),
        effectiveOn: civilDate('P1').optional(),
        data: changedFields.optional(),
      }),
      rules: [atLeastOneOf('effectiveOn', 'data'), noLongText],
      examples: [
        {
          subject: 'worker/SW-1042',
          time: '2024-10-11T09:00:00Z',
          data: {
            corrects: { source: 'urn:daybook:examples', id: 'SocialWorkerLeft-1-1' },
            reason: 'late-information',
            effectiveOn: '2024-10-03',
          },
        },
        {
          subject: 'worker/SW-1042',
          data: {
            corrects: { source: 'urn:daybook:examples', id: 'WorkerRegistered-1-1' },
            reason: 'source-system-corrected',
            note: 'Name changed on marriage',
            data: { name: 'Amara Lewis', sex: null },
          },
        },
        {
          subject: 'team/duty',
          data: {
            corrects: { source: 'urn:daybook:examples', id: 'ProjectTeamEngaged-1-1' },
            reason: 'entered-in-error',
            effectiveOn: '2024-06-10',
            data: { headcount: 5, fte: '4.5' },
          },
        },
      ],
    },
  ],
});
