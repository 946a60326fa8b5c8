import { z } from 'zod';

import { eventType } from '../../event-type';
import { rest } from '../../rank';

export const caseloadReportingEnded = eventType({
  name: 'CaseloadReportingEnded',
  streams: ['worker'],
  summary: 'The reported number of cases is no longer in force: allocations say it from now on.',
  follows: 'Daybook: events.md §4.3',
  effectiveOn: { convention: 'day', words: 'first day on which no report is in force' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({}),
      examples: [
        { subject: 'worker/SW-1042', effectiveOn: '2024-10-14', data: {} },
        { subject: 'worker/SW-1043', effectiveOn: '2024-11-04', data: {} },
      ],
    },
  ],
});
