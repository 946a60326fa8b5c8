import { positionsBehind } from '../because';
import type { Period } from '../engagement/engagement';
import type { Claim } from '../order';
import { remarkOnDay } from '../remark';
import type { Remark } from '../remark';

/** Something is said of the placement or the legal status of a child who is not looked after: ignored. */
export function placementWithoutCare(claim: Claim): Remark {
  const day = claim.effectiveOn;
  return remarkOnDay(day, {
    rule: 'placement-without-care',
    because: positionsBehind([claim]),
    message: `${claim.type} on ${day} does not fit: the child is not looked after on that day.`,
  });
}

/** Care ends that never started or has ended before: ignored. */
export function careEndedTwice(claim: Claim, before: Period | undefined): Remark {
  const day = claim.effectiveOn;
  const ending = before?.endedBy ?? null;
  return remarkOnDay(day, {
    rule: 'care-ended-twice',
    because: positionsBehind(ending === null ? [claim] : [ending, claim]),
    message:
      ending === null
        ? `Care ends on ${day} without having started.`
        : `Care ends on ${day} although it had ended on ${ending.effectiveOn}.`,
  });
}
