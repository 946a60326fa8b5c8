import { z } from 'zod';

import { fteAtMostHeadcount } from '../../data-rules';
import { eventType, firstDay } from '../../event-type';
import { id, teamFte, wholeNumber } from '../../fields';
import { changes } from '../../rank';

export const projectTeamChanged = eventType({
  name: 'ProjectTeamChanged',
  streams: ['team'],
  summary: 'An agency team grew, shrank or works other hours.',
  follows: 'Agency child and family social workers: statutory guidance (DfE, 2024): project teams',
  effectiveOn: firstDay,
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        projectTeamId: id('P1'),
        headcount: wholeNumber('P1', 1).optional(),
        fte: teamFte().optional(),
      }),
      rules: [fteAtMostHeadcount],
      examples: [
        {
          subject: 'team/duty',
          effectiveOn: '2024-09-02',
          data: { projectTeamId: 'PT-1', headcount: 4, fte: '3.6' },
        },
        { subject: 'team/court', effectiveOn: '2024-10-07', data: { projectTeamId: 'PT-2', fte: 2.5 } },
      ],
    },
  ],
});
