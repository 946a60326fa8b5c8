import type { JsonObject } from '@daybook/events';
import fc from 'fast-check';
import type { ClaimShape } from './claim-shapes';

const nothing = fc.constant({});
const fte = fc.constantFrom<number | string>(0.5, '0.333333', 1);
const team = fc.constantFrom('Duty', 'Court');
/** Workers of the histories, and one of whom nothing else is ever told. */
const workerId = fc.constantFrom('W1', 'W2', 'W3', 'W9');

const established = fc.record(
  { fte, team, role: fc.constantFrom('case-holder', 'senior-practitioner', 'not-social-worker') },
  { requiredKeys: ['fte'] },
);
const vacancies = fc
  .record(
    {
      fteVacant: fc.constantFrom<number | string>(0, 1.5, '12.25'),
      fteAgencyCovering: fc.constantFrom<number | string>(0, '0.5', 2),
      headcountAgencyCovering: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: [] },
  )
  .filter((data) => Object.keys(data).length > 0);
const allocated = fc.record(
  { workerId, as: fc.constantFrom('lead', 'lead', 'co'), team },
  { requiredKeys: ['workerId', 'as'] },
);

function shape(
  [stream, type]: readonly [ClaimShape['stream'], string],
  weight: number,
  data: fc.Arbitrary<unknown>,
): ClaimShape {
  return { type, weight, stream, data: data as fc.Arbitrary<JsonObject> };
}

/** What metrics join with careers: posts, cases, what is reported of both, sickness, and merges. */
export const joinedShapes: readonly ClaimShape[] = [
  shape(['post', 'PostEstablished'], 6, established),
  shape(['post', 'PostFteChanged'], 2, fc.record({ fte })),
  shape(['post', 'PostFrozen'], 1, nothing),
  shape(['post', 'PostUnfrozen'], 2, nothing),
  shape(['post', 'PostDeleted'], 2, nothing),
  shape(['authority', 'VacanciesReported'], 2, vacancies),
  shape(['authority', 'VacancyReportingEnded'], 2, nothing),
  shape(['child', 'CaseAllocated'], 18, allocated),
  shape(['child', 'CaseUnallocated'], 3, nothing),
  shape(['child', 'CoworkingEnded'], 1, fc.record({ workerId })),
  shape(['child', 'CaseClosed'], 3, fc.record({ reason: fc.constantFrom('completed', 'other') })),
  shape(['worker', 'CaseloadReported'], 4, fc.record({ cases: fc.integer({ min: 0, max: 25 }) })),
  shape(['worker', 'CaseloadReportingEnded'], 2, nothing),
  {
    ...shape(
      ['worker', 'SicknessDaysRecorded'],
      4,
      fc.record({ workingDays: fc.constantFrom<number | string>(0, 3, '4.5') }),
    ),
    monthly: true,
  },
  shape(['worker', 'WorkersMerged'], 3, fc.record({ into: fc.constantFrom('W1', 'W2', 'W3', 'W9') })),
];
