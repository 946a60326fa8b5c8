import { addDays, type JsonObject } from '@daybook/events';
import { daysOfHistories } from '@daybook/metrics/prove';
import fc from 'fast-check';
import type { ScriptedClaim } from './career-scripts';

/** What a script of children is given to work with: two of them, days in order, and who looks after them. */
interface Given {
  readonly one: string;
  readonly other: string;
  readonly day: string;
  readonly gap: number;
  readonly later: number;
  readonly carer: string | null;
}

type Script = (given: Given) => readonly ScriptedClaim[];

const claim = (
  [stream, type]: readonly [string, string],
  effectiveOn: string,
  data: JsonObject = {},
): ScriptedClaim => ({ type, stream, effectiveOn, data });
const placement = (type: string, carer: string | null): JsonObject =>
  carer === null ? { type } : { type, carerId: carer };
const started = (child: string, on: string, data: JsonObject = {}): ScriptedClaim =>
  claim([child, 'StartedToBeLookedAfter'], on, { legalStatus: 'C2', placement: { type: 'U6' }, ...data });
const ceased = (child: string, on: string): ScriptedClaim =>
  claim([child, 'CeasedToBeLookedAfter'], on, { reason: 'E4A' });
const placed = (child: string, on: string, data: JsonObject): ScriptedClaim =>
  claim([child, 'PlacementChanged'], on, data);
const under = (child: string, on: string, legalStatus: string): ScriptedClaim =>
  claim([child, 'LegalStatusChanged'], on, { legalStatus });
const born = (child: string, on: string, dateOfBirth: string): ScriptedClaim =>
  claim([child, 'ChildRegistered'], on, { dateOfBirth });
const allocated = (child: string, on: string, workerId: string): ScriptedClaim =>
  claim([child, 'CaseAllocated'], on, { workerId, as: 'lead' });

/** Days enough for care to have lasted thirty months. */
const LONG = 930;

/** Childhoods in care that chance alone would seldom draw; what chance adds to them may spoil them. */
const scripts: readonly Script[] = [
  // Long in care, and three placements within weeks; the same two foster homes in turn.
  ({ one, day, gap, carer }) => [
    started(one, addDays(day, -LONG), { placement: placement('U6', carer) }),
    placed(one, addDays(day, -gap), { placement: { type: 'K2' } }),
    placed(one, day, { placement: placement('U6', carer) }),
    placed(one, addDays(day, gap), { placement: { type: 'U6' } }),
  ],
  // Home and back on one day, or some days later: another run, another first placement.
  ({ one, day, gap, later, carer }) => [
    started(one, addDays(day, -LONG), { placement: placement('U6', carer) }),
    ceased(one, day),
    started(one, addDays(day, later < 2 ? 0 : gap), { placement: placement('U6', carer) }),
    placed(one, addDays(day, gap + 1), { placement: { type: 'K2' } }),
  ],
  // A short break that becomes care, and one within it.
  ({ one, day, gap, later }) => [
    started(one, addDays(day, -LONG), { legalStatus: 'V4' }),
    under(one, addDays(day, -later), 'C2'),
    under(one, day, 'V3'),
    under(one, addDays(day, gap), 'C2'),
  ],
  // With one carer for years, who then adopts; or who is found to, by another code of the placement.
  ({ one, other, day, gap, later, carer }) => [
    born(one, addDays(day, -LONG), '2014-05-05'),
    started(one, addDays(day, -LONG - later), { placement: placement('U4', carer) }),
    placed(one, addDays(day, -gap), { placement: { type: 'A6' }, legalStatus: 'E1' }),
    born(other, day, '2008-02-29'),
    started(other, addDays(day, -LONG)),
    placed(other, addDays(day, -40), { placement: { type: 'K2' } }),
    claim([other, 'PlacementRecoded'], day, { placementType: 'A6', codeSetYear: 2024 }),
  ],
  // The same carer by name, by assertion, and by an assertion that the names contradict.
  ({ one, day, gap }) => [
    started(one, addDays(day, -LONG), { placement: placement('U6', 'F1') }),
    placed(one, addDays(day, -gap), { placement: placement('U4', 'F1') }),
    placed(one, day, { placement: { type: 'U4' }, sameCarer: true }),
    placed(one, addDays(day, gap), { placement: placement('A5', 'F2'), sameCarer: true }),
  ],
  // Away for a time while the placement goes on, until the care ends underneath; missing over a move.
  ({ one, other, day, gap, later }) => [
    started(one, addDays(day, -later), {}),
    claim([one, 'TemporaryPlacementStarted'], day, { type: 'T1' }),
    ceased(one, addDays(day, gap)),
    started(other, addDays(day, -LONG)),
    claim([other, 'WentMissing'], addDays(day, -1), { kind: 'missing' }),
    placed(other, day, { placement: { type: 'K2' } }),
    claim([other, 'FoundFromMissing'], addDays(day, gap), {}),
    claim([other, 'LookedAfterReviewHeld'], addDays(day, gap), { participation: 'PN1' }),
  ],
  // A child moved on the first day of care, twice on another day, and on the day on which care ends.
  ({ one, day, gap, later }) => [
    started(one, addDays(day, -later)),
    placed(one, addDays(day, -later), { placement: { type: 'K2' } }),
    placed(one, day, { placement: { type: 'U6' } }),
    placed(one, day, { placement: { type: 'R5' } }),
    placed(one, addDays(day, gap), { placement: { type: 'K2' } }),
    ceased(one, addDays(day, gap)),
  ],
  // Three workers in a year, the last of whom turns out to be the first.
  ({ one, day, gap, later }) => [
    started(one, addDays(day, -LONG)),
    allocated(one, addDays(day, -gap), 'W1'),
    allocated(one, day, 'W2'),
    allocated(one, addDays(day, gap), 'W3'),
    ...(later === 0 ? [claim(['worker/W3', 'WorkersMerged'], day, { into: 'W1' })] : []),
  ],
  // One child under two names, in care and moved under both.
  ({ one, other, day, gap, later }) => [
    started(one, addDays(day, -LONG)),
    started(other, addDays(day, -later)),
    placed(one, addDays(day, -gap), { placement: { type: 'K2' } }),
    placed(other, addDays(day, gap), { placement: { type: 'U6' } }),
    allocated(one, day, 'W1'),
    claim([other, 'ChildrenMerged'], day, { into: one.slice('child/'.length) }),
  ],
  // How many children there are, twice over of one year, and of the next.
  ({ one, day, later }) => [
    started(one, addDays(day, -later)),
    claim(['authority', 'PopulationEstimated'], day, { aged0to17: 100, midYear: 2022, release: 'ONS' }),
    claim(['authority', 'PopulationEstimated'], addDays(day, -1), {
      aged0to17: 120,
      midYear: 2022,
      release: 'ONS',
    }),
    claim(['authority', 'PopulationEstimated'], day, { aged0to17: 110, midYear: 2023, release: 'ONS' }),
  ],
];

/** The claims of one of the scripts. */
export const careClaims: fc.Arbitrary<readonly ScriptedClaim[]> = fc
  .record({
    script: fc.constantFrom(...scripts),
    given: fc.record({
      pair: fc.shuffledSubarray(['child/C1', 'child/C2', 'child/C3'], { minLength: 2, maxLength: 2 }),
      day: fc.constantFrom(...daysOfHistories),
      gap: fc.constantFrom(1, 1, 2, 40),
      later: fc.constantFrom(0, 1, 2, 200),
      carer: fc.constantFrom('F1', 'F2', null),
    }),
  })
  .map(({ script, given: { pair, ...given } }) =>
    script({ one: pair[0] ?? 'child/C1', other: pair[1] ?? 'child/C2', ...given }),
  );
