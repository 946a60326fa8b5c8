import { hasDays } from '../engagement/engagement';
import type { Segment } from '../engagement/segment';
import { wholeOf } from '../engagement/segment';
import type { Fact, FactKind } from '../fact';
import { textIn } from '../field';
import type { Remark } from '../remark';
import { legalStatusTooLong } from '../rule/legal-status-too-long';
import { sameCarerContradicted } from '../rule/same-carer-contradicted';
import { temporaryPlacementNotReturned } from '../rule/temporary-placement-not-returned';
import { temporaryPlacementTooLong } from '../rule/temporary-placement-too-long';
import { factsOf } from '../subject';
import type { Subject } from '../subject';
import type { Care, CarePeriod, Cares } from './care';
import { legalStatusesOf, legalStatusSegments, lookedAfterSegments } from './looked-after';
import { placementSegments, staysOf, staySegments } from './placement';
import type { CareValue } from './care-values';

/**
 * `care`, `legal-status`, `looked-after`, `placement`, `stay` and `temporary-placement`: half-open, so that
 * `from ≤ D < to` is in force at the end of D.
 */
export function careFacts({ evening }: Cares, subject: Subject): readonly Fact[] {
  const facts = (what: FactKind, segments: readonly Segment[]): readonly Fact[] =>
    factsOf(subject, { what, key: '' }, segments);
  return [
    ...periodsOf(evening).flatMap((period) => [
      ...facts('care', [wholeOf(period, careValueOf(period))]),
      ...facts('legal-status', legalStatusSegments(period)),
      ...facts('looked-after', lookedAfterSegments(period)),
      ...facts('placement', placementSegments(period)),
      ...facts('stay', staySegments(period)),
    ]),
    ...staysForATime(evening).flatMap((period) =>
      facts('temporary-placement', [wholeOf(period, period.steps[0]?.terms ?? {})]),
    ),
  ];
}

/** What did not fit, what two claims disagree on, and what lasts too long. */
export function careRemarks({ evening }: Cares): readonly Remark[] {
  const periods = periodsOf(evening);
  const moves = periods.flatMap((period) =>
    staysOf(period)
      .slice(1)
      .map(({ placements }) => placements[0].claim),
  );
  return [
    ...evening.periods.remarks,
    ...evening.temporary.remarks,
    ...evening.remarks,
    ...periods.flatMap(({ placements }) => sameCarerContradicted(placements)),
    ...periods.flatMap((period) => legalStatusTooLong(legalStatusesOf(period))),
    ...staysForATime(evening).flatMap((stay) => [
      ...temporaryPlacementNotReturned(stay, moves),
      ...temporaryPlacementTooLong(stay),
    ]),
  ];
}

function periodsOf({ periods }: Care): readonly CarePeriod[] {
  return (periods.byKey.get('') ?? []).filter(hasDays);
}

function staysForATime({ temporary }: Care) {
  return (temporary.byKey.get('') ?? []).filter(hasDays);
}

function careValueOf({ startedBy, endedBy }: CarePeriod): CareValue {
  return {
    need: textIn(startedBy.data, 'need'),
    reason: endedBy === null ? null : textIn(endedBy.data, 'reason'),
  };
}
