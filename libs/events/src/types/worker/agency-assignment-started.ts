import { z } from 'zod';

import { roles } from '../../codes';
import type { JsonObject } from '../../event';
import { eventType, firstDay } from '../../event-type';
import { civilDate, fieldNotes, flag, freeText, fte, id, oneOf, wholeNumber } from '../../fields';
import { starts } from '../../rank';

/** Agency portals quote social workers by the hour and managers by the day. */
const rate = z
  .strictObject({ amountPence: wholeNumber('P1', 0), per: oneOf('P1', ['hour', 'day']) })
  .register(fieldNotes, { class: 'P1', expects: 'an object {amountPence, per}' });

/** What both shapes have, in the order of events.md §4.1. */
const assignment = {
  assignmentId: id('P2'),
  agency: freeText('P1').optional(),
  fte: fte().optional(),
  role: oneOf('P1', roles),
  team: id('P1').optional(),
  coversVacancy: flag('P1'),
  projectTeam: id('P1').optional(),
  plannedEndOn: civilDate('P1').optional(),
};

/** An hourly rate was the only one that schema 1 could say. */
function withRate(data: JsonObject): JsonObject {
  const { hourlyRatePence, ...kept } = data;
  return hourlyRatePence === undefined
    ? data
    : { ...kept, rate: { amountPence: hourlyRatePence, per: 'hour' } };
}

export const agencyAssignmentStarted = eventType({
  name: 'AgencyAssignmentStarted',
  streams: ['worker'],
  summary: 'An agency worker took up an assignment.',
  follows: 'Agency child and family social workers: statutory guidance (DfE, 2024); census: AgencyWorker',
  effectiveOn: firstDay,
  rank: starts,
  schemas: [
    {
      data: z.strictObject({ ...assignment, hourlyRatePence: wholeNumber('P1', 0).optional() }),
      upcast: withRate,
      examples: [
        {
          subject: 'worker/AG-7',
          effectiveOn: '2024-05-07',
          data: {
            assignmentId: 'A-3',
            agency: 'Northfield Social Work',
            fte: 1,
            role: 'case-holder',
            team: 'Duty',
            coversVacancy: true,
            plannedEndOn: '2024-11-01',
            hourlyRatePence: 3850,
          },
        },
        {
          subject: 'worker/AG-8',
          effectiveOn: '2024-06-03',
          data: { assignmentId: 'A-4', role: 'case-holder', coversVacancy: false, projectTeam: 'PT-1' },
        },
      ],
    },
    {
      data: z.strictObject({ ...assignment, rate: rate.optional() }),
      examples: [
        {
          subject: 'worker/AG-9',
          effectiveOn: '2025-01-06',
          data: {
            assignmentId: 'A-5',
            agency: 'Northfield Social Work',
            fte: '0.8',
            role: 'middle-manager',
            coversVacancy: true,
            plannedEndOn: '2025-06-27',
            rate: { amountPence: 42000, per: 'day' },
          },
        },
        {
          subject: 'worker/AG-10',
          effectiveOn: '2025-01-13',
          data: {
            assignmentId: 'A-6',
            role: 'case-holder',
            team: 'Court',
            coversVacancy: false,
            rate: { amountPence: 3900, per: 'hour' },
          },
        },
      ],
    },
  ],
});
