import { z } from 'zod';

import { eventType } from '../../event-type';
import { freeText, id } from '../../fields';
import { changes } from '../../rank';

export const employmentTransferred = eventType({
  name: 'EmploymentTransferred',
  streams: ['worker'],
  summary: 'An employment passed to another employer with its whole service: no leaver, no starter.',
  follows: 'Transfer of Undertakings (Protection of Employment) Regulations 2006',
  effectiveOn: { convention: 'first-day', words: 'first day with the new employer' },
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
        employer: freeText('P1'),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2018-04-01',
          data: { employmentId: 'E-77', employer: "Sandwell Children's Trust" },
        },
        {
          subject: 'worker/SW-1043',
          effectiveOn: '2025-04-01',
          data: { employmentId: 'E-78', employer: 'Sandwell Metropolitan Borough Council' },
        },
      ],
    },
  ],
});
