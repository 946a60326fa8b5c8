import { addDays } from '@daybook/events';
import { ascending } from '../because';
import type { Fact } from '../fact';
import { textIn } from '../field';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** The reviews of a looked-after child: what was said last of each day. */
export type Reviews = ReadonlyMap<string, Claim>;

/** The event types that tell of reviews. */
export const reviewTypes: readonly string[] = ['LookedAfterReviewHeld'];

/** Before the first event. */
export const noReviews: Reviews = new Map();

/** The reviews after the next event in fold order. */
export function evolveReviews(state: Reviews, claim: Claim): Reviews {
  return reviewTypes.includes(claim.type) ? new Map(state).set(claim.effectiveOn, claim) : state;
}

/** `review`, one day each. */
export function reviewFacts(state: Reviews, subject: Subject): readonly Fact[] {
  const segments = [...state].map(([day, { data, because }]) => ({
    from: day,
    to: addDays(day, 1),
    value: { participation: textIn(data, 'participation') },
    because: ascending(because),
  }));
  return factsOf(subject, { what: 'review', key: '' }, segments);
}
