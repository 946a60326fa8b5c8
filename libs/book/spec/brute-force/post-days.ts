import type { Terms } from './employment-days';
import { bySubject, daysTold, endsAround, type Today } from './half-open-days';
import { millionthsOf } from './happenings';
import type { StandingClaim } from './standing-claims';

const types = ['PostEstablished', 'PostFteChanged', 'PostDeleted'];

interface Post {
  readonly fte: number;
  readonly role: string | null;
}

/** The FTE of each post at the end of a day less that of whom it is filled by, never below zero. */
export function vacantInPosts(
  claims: readonly StandingClaim[],
  day: number,
  inForce: readonly Terms[],
): number {
  let vacant = 0;
  for (const [subject, own] of bySubject(claims, types)) {
    const post = postAtEndOf(own, day);
    if (post === null || post.role === 'not-social-worker') continue;
    const filling = inForce.filter((terms) => terms.post === subject).map(({ fte }) => fte);
    // Of an employment of unknown FTE it is taken that it fills what is left.
    vacant += Math.max(
      0,
      filling.reduce<number>((left, fte) => left - (fte ?? Infinity), post.fte),
    );
  }
  return vacant;
}

function postAtEndOf(claims: readonly StandingClaim[], until: number): Post | null {
  let post: Post | null = null;
  for (const [day, today] of daysTold(claims)) if (day <= until) post = postAfter(post, today);
  return post;
}

function postAfter(before: Post | null, today: Today): Post | null {
  let post = before;
  const deleted = () => {
    if (today.some(({ type }) => type === 'PostDeleted')) post = null;
  };
  endsAround(before !== null, deleted, () => {
    for (const { type, data } of today) {
      const role = typeof data['role'] === 'string' ? data['role'] : null;
      if (type === 'PostEstablished') post ??= { fte: millionthsOf(data) ?? 0, role };
    }
    for (const { type, data } of today) {
      if (type === 'PostFteChanged' && post !== null) post = { ...post, fte: millionthsOf(data) ?? 0 };
    }
  });
  return post;
}
