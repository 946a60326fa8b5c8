import { z } from 'zod';

import { origins, practiceLevels, roles } from '../../codes';
import { eventType, firstDay } from '../../event-type';
import { freeText, fte, id, oneOf } from '../../fields';
import { starts } from '../../rank';

export const socialWorkerStarted = eventType({
  name: 'SocialWorkerStarted',
  streams: ['worker'],
  summary: 'A person took up an employment with the authority or its trust.',
  follows:
    "Children's social work workforce census (DfE): RoleStartDate, StartOrigin, FTE, OrgRole, CFKSSstatus",
  effectiveOn: firstDay,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({
        employmentId: id('P2'),
        fte: fte().optional(),
        role: oneOf('P1', roles),
        team: id('P1').optional(),
        postId: id('P1').optional(),
        origin: oneOf('P2', origins).optional(),
        employer: freeText('P1').optional(),
        practiceLevel: oneOf('P1', practiceLevels).optional(),
      }),
      examples: [
        {
          subject: 'worker/SW-1042',
          effectiveOn: '2024-04-02',
          time: '2024-04-09T08:12:00Z',
          data: {
            employmentId: 'E-77',
            fte: 0.8,
            role: 'case-holder',
            team: 'Duty',
            origin: 'other-authority',
          },
        },
        {
          subject: 'worker/SW-1043',
          effectiveOn: '2023-10-02',
          data: {
            employmentId: 'E-78',
            fte: '0.428571',
            role: 'senior-practitioner',
            team: 'Court',
            postId: 'P-12',
            origin: 'newly-qualified',
            employer: "Sandwell Children's Trust",
            practiceLevel: 'asye',
          },
        },
        {
          subject: 'worker/SW-1044',
          effectiveOn: '2024-01-08',
          data: { employmentId: 'E-79', role: 'qualified-without-cases' },
        },
      ],
    },
  ],
});
