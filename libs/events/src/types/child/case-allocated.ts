import { z } from 'zod';

import { allocationKinds, socialWorkerReasons } from '../../codes';
import { eventType } from '../../event-type';
import { id, oneOf, subjectId } from '../../fields';
import { allocated } from '../../rank';

export const caseAllocated = eventType({
  name: 'CaseAllocated',
  streams: ['child'],
  summary: 'A case was given to a named worker, to lead or to work along.',
  follows: "Children's social work workforce census (DfE): Cases30; SSDA903: SWEpisodes",
  effectiveOn: { convention: 'first-day', words: 'first day held' },
  rank: allocated,
  schemas: [
    {
      data: z.strictObject({
        workerId: subjectId('P2'),
        as: oneOf('P1', allocationKinds),
        team: id('P1').optional(),
        reason: oneOf('P4', socialWorkerReasons).optional(),
      }),
      examples: [
        {
          subject: 'child/C-1',
          effectiveOn: '2024-04-02',
          data: { workerId: 'SW-1042', as: 'lead', team: 'Duty', reason: 'FCONTA' },
        },
        { subject: 'child/C-1', effectiveOn: '2024-05-01', data: { workerId: 'SW-1043', as: 'co' } },
      ],
    },
  ],
});
