import { z } from 'zod';

import { sexes } from '../../codes';
import { eventType } from '../../event-type';
import { civilDate, freeText, oneOf, pattern } from '../../fields';
import { registered } from '../../rank';

const sweNumberPattern = /^SW\d{1,10}$/;

export const workerRegistered = eventType({
  name: 'WorkerRegistered',
  streams: ['worker'],
  summary: 'A person became known, with the personal data that the census asks for.',
  follows: "Children's social work workforce census (DfE): SWENo, PersonBirthDate, GenderCurrent",
  effectiveOn: { convention: 'day', words: 'day known' },
  rank: registered,
  schemas: [
    {
      data: z.strictObject({
        sweNumber: pattern('P3', {
          matches: sweNumberPattern,
          expects: 'SW followed by 1 to 10 digits',
        }).optional(),
        dateOfBirth: civilDate('P3').optional(),
        sex: oneOf('P3', sexes).optional(),
        name: freeText('P3').optional(),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-04-02',
          data: { sweNumber: 'SW104200', dateOfBirth: '1986-02-14', sex: '2', name: 'Amara Okafor' },
        },
        { subject: 'worker/SW-1043', effectiveOn: '2023-10-02', data: {} },
      ],
    },
  ],
});
