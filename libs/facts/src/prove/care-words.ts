import type { JsonObject } from '@daybook/events';
import fc from 'fast-check';

const legalStatus = fc.constantFrom('C1', 'C2', 'L1', 'V3', 'V4');
const placement = fc.record(
  {
    type: fc.constantFrom('U6', 'K2', 'A5', 'A6'),
    carerId: fc.constantFrom('F1', 'F2'),
    postcode: fc.constantFrom('B70', 'B71'),
  },
  { requiredKeys: ['type'] },
);

/** What may be said of a child's care, on the days of a life: types, and the data of each. */
export const careWords: readonly (readonly [type: string, data: fc.Arbitrary<JsonObject>])[] = [
  ['StartedToBeLookedAfter', fc.record({ legalStatus, placement })],
  [
    'PlacementChanged',
    fc.record({ placement, sameCarer: fc.boolean(), legalStatus }, { requiredKeys: ['placement'] }),
  ],
  ['LegalStatusChanged', fc.record({ legalStatus })],
  [
    'PlacementRecoded',
    fc.record({ placementType: fc.constantFrom('A6', 'K3'), codeSetYear: fc.constant(2024) }),
  ],
  ['CeasedToBeLookedAfter', fc.record({ reason: fc.constantFrom('E4A', 'E8') })],
  ['TemporaryPlacementStarted', fc.record({ type: fc.constantFrom('T1', 'T4') })],
  ['TemporaryPlacementEnded', fc.constant({})],
  ['WentMissing', fc.record({ kind: fc.constant('missing') })],
  ['FoundFromMissing', fc.constant({})],
  ['LookedAfterReviewHeld', fc.constant({ participation: 'PN1' })],
  ['ChildRegistered', fc.record({ dateOfBirth: fc.constantFrom('2014-05-05', '2012-02-29') })],
  ['ChildrenMerged', fc.record({ into: fc.constantFrom('C-1', 'C-2') })],
];
