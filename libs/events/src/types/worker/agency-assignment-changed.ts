import { z } from 'zod';

import { roles } from '../../codes';
import { eventType } from '../../event-type';
import { civilDate, flag, fte, id, oneOf } from '../../fields';
import { changes } from '../../rank';

export const agencyAssignmentChanged = eventType({
  name: 'AgencyAssignmentChanged',
  streams: ['worker'],
  summary: 'The terms of an agency assignment changed; an extension appends and never rewrites.',
  follows: 'Agency child and family social workers: statutory guidance (DfE, 2024)',
  effectiveOn: { convention: 'first-day', words: 'first day of the change' },
  rank: changes,
  schemas: [
    {
      data: z.strictObject({
        assignmentId: id('P2'),
        fte: fte().optional(),
        role: oneOf('P1', roles).optional(),
        coversVacancy: flag('P1').optional(),
        plannedEndOn: civilDate('P1').optional(),
      }),
      examples: [
        {
          subject: 'worker/AG-7',
          effectiveOn: '2024-10-28',
          data: { assignmentId: 'A-3', plannedEndOn: '2025-02-28' },
        },
        {
          subject: 'worker/AG-8',
          effectiveOn: '2024-07-01',
          data: { assignmentId: 'A-4', fte: 0.6, role: 'senior-practitioner', coversVacancy: true },
        },
      ],
    },
  ],
});
