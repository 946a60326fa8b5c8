import { z } from 'zod';

import { eventType } from '../../event-type';
import { reportedFte, wholeNumber } from '../../fields';
import { reported } from '../../rank';

export const vacanciesReported = eventType({
  name: 'VacanciesReported',
  streams: ['authority'],
  summary: 'How many FTE of posts are vacant, and how much agency covers them, where no posts are kept.',
  follows: "Children's social work workforce census (DfE): NumberOfVacancies, NoAgencyFTE, NoAgencyHeadcount",
  effectiveOn: { convention: 'first-day', words: 'day from which the level holds, until the next report' },
  rank: reported,
  schemas: [
    {
      data: z.strictObject({
        fteVacant: reportedFte().optional(),
        fteAgencyCovering: reportedFte().optional(),
        headcountAgencyCovering: wholeNumber('P1', 0).optional(),
      }),
      examples: [
        {
          subject: 'authority',
          effectiveOn: '2024-09-30',
          data: { fteVacant: 39.5, fteAgencyCovering: '30.4', headcountAgencyCovering: 31 },
        },
        { subject: 'authority', effectiveOn: '2025-09-30', data: { fteVacant: 25.8 } },
      ],
    },
  ],
});
