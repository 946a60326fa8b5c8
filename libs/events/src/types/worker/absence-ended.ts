import { z } from 'zod';

import { eventType, lastDayInclusive } from '../../event-type';
import { id } from '../../fields';
import { ends } from '../../rank';

export const absenceEnded = eventType({
  name: 'AbsenceEnded',
  streams: ['worker'],
  summary: "A person's absence from work ended.",
  follows: "Children's social work workforce census (DfE): Absat30Sept",
  effectiveOn: lastDayInclusive,
  rank: ends,
  schemas: [
    {
      data: z.strictObject({
        absenceId: id('P2'),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2025-05-30', data: { absenceId: 'AB-5' } },
        { subject: 'worker/SW-1043', effectiveOn: '2024-09-30', data: { absenceId: 'AB-6' } },
      ],
    },
  ],
});
