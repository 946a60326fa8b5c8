import { z } from 'zod';

import { eventType, lastDayInclusive } from '../../event-type';
import { id } from '../../fields';
import { ends } from '../../rank';

export const projectTeamEnded = eventType({
  name: 'ProjectTeamEnded',
  streams: ['team'],
  summary: "An agency team's engagement ended.",
  follows: 'Agency child and family social workers: statutory guidance (DfE, 2024): project teams',
  effectiveOn: lastDayInclusive,
  rank: ends,
  schemas: [
    {
      data: z.strictObject({
        projectTeamId: id('P1'),
      }),
      examples: [
        { subject: 'team/duty', effectiveOn: '2024-12-20', data: { projectTeamId: 'PT-1' } },
        { subject: 'team/court', effectiveOn: '2025-01-31', data: { projectTeamId: 'PT-2' } },
      ],
    },
  ],
});
