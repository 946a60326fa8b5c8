import { z } from 'zod';

import { fteAtMostHeadcount } from '../../data-rules';
import { eventType, firstDay } from '../../event-type';
import { civilDate, flag, freeText, id, teamFte, wholeNumber } from '../../fields';
import { starts } from '../../rank';

export const projectTeamEngaged = eventType({
  name: 'ProjectTeamEngaged',
  streams: ['team'],
  summary: 'An agency team was engaged as a group.',
  follows: 'Agency child and family social workers: statutory guidance (DfE, 2024): project teams',
  effectiveOn: firstDay,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({
        projectTeamId: id('P1'),
        agency: freeText('P1').optional(),
        headcount: wholeNumber('P1', 1),
        fte: teamFte(),
        coversVacancy: flag('P1').optional(),
        plannedEndOn: civilDate('P1').optional(),
      }),
      rules: [fteAtMostHeadcount],
      examples: [
        {
          subject: 'team/duty',
          effectiveOn: '2024-06-03',
          data: {
            projectTeamId: 'PT-1',
            agency: 'Northfield Social Work',
            headcount: 6,
            fte: 5.5,
            coversVacancy: true,
            plannedEndOn: '2024-12-20',
          },
        },
        {
          subject: 'team/court',
          effectiveOn: '2024-09-02',
          data: { projectTeamId: 'PT-2', headcount: 3, fte: '3' },
        },
      ],
    },
  ],
});
