import type { JsonObject } from '@daybook/events';
import fc from 'fast-check';
import type { ClaimShape } from './claim-shapes';

const legalStatus = fc.constantFrom('C2', 'C2', 'C2', 'C1', 'V3', 'V4');
const placement = fc.record(
  { type: fc.constantFrom('U6', 'U6', 'K2', 'A5', 'A6'), carerId: fc.constantFrom('F1', 'F2', 'F3') },
  { requiredKeys: ['type'] },
);
const workerId = fc.constantFrom('W1', 'W2', 'W3', 'W9');

function ofChild(type: string, weight: number, data: fc.Arbitrary<unknown>): ClaimShape {
  return { type, weight, stream: 'child', data: data as fc.Arbitrary<JsonObject> };
}

/** The start of a child's care, its end, and who the child is. */
export const startedCare = ofChild('StartedToBeLookedAfter', 6, fc.record({ legalStatus, placement }));
export const moved = ofChild(
  'PlacementChanged',
  22,
  fc.record({ placement, sameCarer: fc.boolean(), legalStatus }, { requiredKeys: ['placement'] }),
);
export const registered = ofChild(
  'ChildRegistered',
  3,
  fc.record({ dateOfBirth: fc.constantFrom('2008-02-29', '2008-09-30', '2012-05-05', '2014-05-05') }),
);
export const allocated = ofChild(
  'CaseAllocated',
  14,
  fc.record({ workerId, as: fc.constantFrom('lead', 'lead', 'lead', 'co') }),
);

/** What is told of children's care, and what the metrics of it join with it. */
export const careShapes: readonly ClaimShape[] = [
  startedCare,
  moved,
  registered,
  allocated,
  ofChild('LegalStatusChanged', 4, fc.record({ legalStatus })),
  ofChild(
    'PlacementRecoded',
    2,
    fc.record({ placementType: fc.constantFrom('A6', 'K3'), codeSetYear: fc.constant(2024) }),
  ),
  ofChild('CeasedToBeLookedAfter', 3, fc.record({ reason: fc.constantFrom('E4A', 'E8') })),
  ofChild('TemporaryPlacementStarted', 2, fc.record({ type: fc.constantFrom('T1', 'T4') })),
  ofChild('TemporaryPlacementEnded', 2, fc.constant({})),
  ofChild('WentMissing', 2, fc.record({ kind: fc.constant('missing') })),
  ofChild('FoundFromMissing', 2, fc.constant({})),
  ofChild('LookedAfterReviewHeld', 2, fc.constant({})),
  ofChild('CaseUnallocated', 2, fc.constant({})),
  ofChild('CaseClosed', 2, fc.record({ reason: fc.constant('completed') })),
  ofChild('ChildrenMerged', 2, fc.record({ into: fc.constantFrom('C1', 'C2', 'C3') })),
  {
    type: 'WorkersMerged',
    weight: 2,
    stream: 'worker',
    data: fc.record({ into: fc.constantFrom('W1', 'W2', 'W9') }),
  },
  {
    type: 'PopulationEstimated',
    weight: 3,
    stream: 'authority',
    data: fc.record({
      aged0to17: fc.constantFrom(0, 100, 20_000),
      midYear: fc.constantFrom(2021, 2022, 2023),
      release: fc.constant('ONS'),
    }),
  },
];

/** Days on which care begins, so that by those of the histories it has lasted for years. */
export const earlyDays = ['2020-03-31', '2021-03-31', '2021-04-01', '2022-03-31', '2022-09-30'] as const;

/** What corrections may change of it. */
export const careChanges: readonly JsonObject[] = [
  {},
  { legalStatus: 'V4' },
  { legalStatus: 'C2' },
  { placement: { type: 'A6', carerId: 'F1' } },
  { placement: { type: 'T1' } },
  { sameCarer: true },
  { sameCarer: null },
  { dateOfBirth: '2010-01-01' },
  { workerId: 'W2' },
  { into: 'C3' },
  { aged0to17: 7 },
];
