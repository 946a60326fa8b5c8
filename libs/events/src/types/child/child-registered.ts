import { z } from 'zod';

import { sexes } from '../../codes';
import { eventType } from '../../event-type';
import { civilDate, freeText, id, oneOf } from '../../fields';
import { registered } from '../../rank';

export const childRegistered = eventType({
  name: 'ChildRegistered',
  streams: ['child'],
  summary: 'A child became known, with the personal data that the return asks for.',
  follows: 'Children looked after return, SSDA903 (DfE): Header',
  effectiveOn: { convention: 'day', words: 'day known' },
  rank: registered,
  schemas: [
    {
      data: z.strictObject({
        dateOfBirth: civilDate('P3'),
        sex: oneOf('P3', sexes).optional(),
        upn: id('P3').optional(),
        name: freeText('P3').optional(),
      }),
      examples: [
        {
          subject: 'child/C-1',
          effectiveOn: '2023-05-01',
          data: { dateOfBirth: '2014-05-05', sex: '1', upn: 'A123456789012', name: 'Sam Price' },
        },
        { subject: 'child/C-2', effectiveOn: '2023-05-02', data: { dateOfBirth: '2012-02-29' } },
      ],
    },
  ],
});
