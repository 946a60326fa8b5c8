import { z } from 'zod';

import type { JsonObject } from '../../event';
import { eventType } from '../../event-type';
import { pattern, workingDays } from '../../fields';
import { changes } from '../../rank';

const monthPattern = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

const firstOfMonth = ({ month }: JsonObject): string | null =>
  typeof month === 'string' && monthPattern.test(month) ? `${month}-01` : null;

export const sicknessDaysRecorded = eventType({
  name: 'SicknessDaysRecorded',
  streams: ['worker'],
  summary: 'The working days that a person lost to sickness in one month.',
  follows: "Children's social work workforce census (DfE): WorkingDaysLost",
  effectiveOn: { convention: 'day', words: 'the first of that month', saidIn: firstOfMonth },
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        month: pattern('P2', {
          matches: monthPattern,
          expects: 'a month such as 2024-09, from 1900 to 2199',
        }),
        workingDays: workingDays(),
      }),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-09-01', data: { month: '2024-09', workingDays: 3 } },
        {
          subject: 'worker/SW-1043',
          effectiveOn: '2024-02-01',
          data: { month: '2024-02', workingDays: '10.5' },
        },
      ],
    },
  ],
});
