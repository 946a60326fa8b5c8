import { z } from 'zod';

import { registrationStatuses } from '../../codes';
import { eventType } from '../../event-type';
import { oneOf } from '../../fields';
import { rest } from '../../rank';

export const registrationChanged = eventType({
  name: 'RegistrationChanged',
  streams: ['worker'],
  summary: "A person's registration as a social worker was granted, lapsed or was removed; no count changes.",
  follows: "Social Work England's register of social workers",
  effectiveOn: { convention: 'day', words: 'day' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({
        status: oneOf('P3', registrationStatuses),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-12-01', data: { status: 'lapsed' } },
        { subject: 'worker/SW-1043', effectiveOn: '2023-09-11', data: { status: 'granted' } },
      ],
    },
  ],
});
