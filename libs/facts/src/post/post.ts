import {
  begin,
  endBefore,
  endOf,
  hasDays,
  isOpen,
  noEngagements,
  periodFrom,
  revise,
  withChanges,
} from '../engagement/engagement';
import type { Engagements, Period, Word } from '../engagement/engagement';
import { marksOf, segmentsOf, wholeOf } from '../engagement/segment';
import type { Fact, PostTermsValue } from '../fact';
import { fteIn, textIn } from '../field';
import { beforeAllDays, inPlaces, withClaim } from '../half-open/by-day';
import type { ByDay } from '../half-open/by-day';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** A post in the structure: the same post may be established again after it was deleted. */
type Post = Engagements<Period<PostTermsValue>>;
export type Posts = ByDay<Post>;

/** What each event does to a post (events.md §4.2). */
const evolutions: Readonly<Record<string, (state: Post, claim: Claim) => Post>> = {
  PostEstablished: (state, claim) => begin(state, wordOf(claim), periodFrom(claim, termsOf(claim))),
  PostFteChanged: (state, claim) => changed(state, claim, { fteMillionths: fteIn(claim.data) ?? 0 }),
  PostFrozen: (state, claim) => changed(state, claim, { frozen: true }),
  PostUnfrozen: (state, claim) => changed(state, claim, { frozen: false }),
  PostDeleted: (state, claim) => endBefore(state, wordOf(claim)),
};

/** The event types that may change a post. */
export const postTypes: readonly string[] = Object.keys(evolutions);

/** Before the first event. */
export const noPosts: Posts = beforeAllDays(noEngagements('The post'));

/** The post after the next event in fold order. */
export function evolvePosts(state: Posts, claim: Claim): Posts {
  return claim.type in evolutions ? withClaim(state, claim, dayOfPost) : state;
}

/** `post` and `post-terms`. */
export function postFacts({ evening }: Posts, subject: Subject): readonly Fact[] {
  return [...evening.byKey.values()]
    .flat()
    .filter(hasDays)
    .flatMap((period) => [
      ...factsOf(subject, { what: 'post', key: '' }, [wholeOf(period, {})]),
      ...factsOf(
        subject,
        { what: 'post-terms', key: '' },
        segmentsOf(period, marksOf(period), endOf(period)),
      ),
    ]);
}

/** What did not fit. */
export function postRemarks({ evening }: Posts): readonly Remark[] {
  return evening.remarks;
}

/** A deletion comes before a new establishment of its date where the post was there when the day began. */
function dayOfPost(morning: Post, today: readonly Claim[]): Post {
  const open = morning.byKey.get('')?.at(-1);
  const wasThere = open !== undefined && isOpen(open);
  const starts = today.some(({ type }) => type === 'PostEstablished');
  const placeOf = ({ type, rank }: Claim): number =>
    type === 'PostDeleted' && wasThere && starts ? 0 : rank;
  return inPlaces(today, placeOf).reduce(
    (state, claim) => evolutions[claim.type]?.(state, claim) ?? state,
    morning,
  );
}

function changed(state: Post, claim: Claim, changes: Partial<PostTermsValue>): Post {
  return revise(state, wordOf(claim), (open) => withChanges(open, claim, changes as PostTermsValue));
}

function wordOf(claim: Claim): Word {
  return { key: '', claim };
}

function termsOf({ data }: Claim): PostTermsValue {
  return {
    fteMillionths: fteIn(data) ?? 0,
    frozen: false,
    team: textIn(data, 'team'),
    role: textIn(data, 'role'),
  };
}
