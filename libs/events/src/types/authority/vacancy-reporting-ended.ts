import { z } from 'zod';

import { eventType } from '../../event-type';
import { rest } from '../../rank';

export const vacancyReportingEnded = eventType({
  name: 'VacancyReportingEnded',
  streams: ['authority'],
  summary: 'Vacancies are no longer reported as a level: posts say them from now on.',
  follows: 'Daybook: events.md §4.2',
  effectiveOn: { convention: 'day', words: 'first day on which no report is in force' },
  rank: rest,
  schemas: [
    {
      data: z.strictObject({}),
      examples: [
        { subject: 'authority', effectiveOn: '2024-10-01', data: {} },
        { subject: 'authority', effectiveOn: '2025-10-01', data: {} },
      ],
    },
  ],
});
