import { daysOfHistories } from '@daybook/metrics/prove';
import fc from 'fast-check';
import type { ScriptedClaim } from './career-scripts';

/** Cases, some of nobody known, one number of several workers, stocks as published: what is joined. */
export const joinedAsides: fc.Arbitrary<ScriptedClaim> = fc.oneof(
  {
    arbitrary: fc.record({
      type: fc.constant('WorkerRegistered'),
      stream: fc.constant('worker'),
      effectiveOn: fc.constantFrom(...daysOfHistories),
      data: fc.constant({ sweNumber: 'SW1' }),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('CaseAllocated'),
      stream: fc.constantFrom('child/C1', 'child/C2'),
      effectiveOn: fc.constantFrom(...daysOfHistories),
      data: fc.record({
        workerId: fc.constantFrom('W1', 'W2', 'W3', 'W9'),
        as: fc.constantFrom('lead', 'lead', 'co'),
      }),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('CaseClosed'),
      stream: fc.constantFrom('child/C1', 'child/C2'),
      effectiveOn: fc.constantFrom(...daysOfHistories),
      data: fc.constant({ reason: 'completed' }),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('FigurePublishedByDepartment'),
      stream: fc.constant('authority'),
      effectiveOn: fc.constant('2025-02-27'),
      data: fc.record({
        metric: fc.constantFrom('WF.INPOST.HC', 'WF.TURNOVER.HC'),
        asOf: fc.constantFrom('2022-09-30', '2023-09-30'),
        release: fc.constant('2025'),
        value: fc.integer({ min: 0, max: 2 }),
      }),
    }),
    weight: 1,
  },
);

/** What changes no count, another team, and an authority with workers of the same names. */
export const careerAsides: fc.Arbitrary<ScriptedClaim> = fc.oneof(
  fc.record({
    type: fc.constant('WorkerRegistered'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.record({ sweNumber: fc.constantFrom('SW1', 'SW2'), name: fc.constant('A. N. Other') }),
  }),
  fc.record({
    type: fc.constant('SicknessDaysRecorded'),
    stream: fc.constant('worker'),
    // Whatever the date, it is effective on the first of the month.
    effectiveOn: fc.constantFrom('2023-09-01', '2023-09-01', '2024-02-28'),
    data: fc.record({ month: fc.constant('2023-09'), workingDays: fc.constantFrom(0, 3, '4.5') }),
  }),
  fc.record({
    type: fc.constant('CaseloadReported'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.record({ cases: fc.constantFrom(0, 17, 18) }),
  }),
  fc.record({
    type: fc.constant('CaseloadReportingEnded'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.constant({}),
  }),
  fc.record({
    type: fc.constantFrom('ProjectTeamEngaged', 'ProjectTeamEnded'),
    stream: fc.constant('team/T2'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.constant({ projectTeamId: 'P3' }),
  }),
  fc.record({
    type: fc.constant('SocialWorkerStarted'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.constant({ employmentId: 'E1', role: 'case-holder', fte: 0.5 }),
  }),
);

/** Children under a short break or in care, of whom a script tells too, or another authority. */
export const careAsides: fc.Arbitrary<ScriptedClaim> = fc.oneof(
  fc.record({
    type: fc.constant('StartedToBeLookedAfter'),
    stream: fc.constantFrom('child/C1', 'child/C2'),
    effectiveOn: fc.constantFrom('2022-03-31', ...daysOfHistories),
    data: fc.record({
      legalStatus: fc.constantFrom('C2', 'V4'),
      placement: fc.constantFrom({ type: 'U6' }, { type: 'K2' }, { type: 'U4', carerId: 'F1' }),
    }),
  }),
  fc.record({
    type: fc.constant('ChildRegistered'),
    stream: fc.constantFrom('child/C1', 'child/C2', 'child/C3'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.record({ dateOfBirth: fc.constantFrom('2008-10-01', '2009-03-01', '2015-07-07') }),
  }),
  fc
    .record({
      type: fc.constantFrom('CaseUnallocated', 'CoworkingEnded'),
      stream: fc.constantFrom('child/C1', 'child/C2', 'child/C3'),
      effectiveOn: fc.constantFrom(...daysOfHistories),
      data: fc.constant({}),
    })
    .map((claim) => (claim.type === 'CoworkingEnded' ? { ...claim, data: { workerId: 'W2' } } : claim)),
);
