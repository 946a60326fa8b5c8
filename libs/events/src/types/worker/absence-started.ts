import { z } from 'zod';

import { absenceKinds } from '../../codes';
import { eventType, firstDay } from '../../event-type';
import { civilDate, id, oneOf } from '../../fields';
import { starts } from '../../rank';

export const absenceStarted = eventType({
  name: 'AbsenceStarted',
  streams: ['worker'],
  summary: 'A person is away from work but stays in post.',
  follows: "Children's social work workforce census (DfE): Absat30Sept, ReasonAbsence",
  effectiveOn: firstDay,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({
        absenceId: id('P2'),
        kind: oneOf('P4', absenceKinds),
        expectedEndOn: civilDate('P2').optional(),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-09-02',
          data: { absenceId: 'AB-5', kind: 'maternity', expectedEndOn: '2025-06-01' },
        },
        {
          subject: 'worker/SW-1043',
          effectiveOn: '2024-09-16',
          data: { absenceId: 'AB-6', kind: 'suspension' },
        },
      ],
    },
  ],
});
