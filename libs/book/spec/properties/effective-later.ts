import { addDays, type DaybookEvent, dayNumber } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import { type StandingClaim, standingClaims } from '../brute-force/standing-claims';

/** Somebody of whom every history may tell without a change: in post long before any question. */
export const somebodyElse: DaybookEvent = {
  specversion: '1.0',
  id: 'somebody-else',
  source: 'urn:hr:test',
  type: 'SocialWorkerStarted',
  subject: 'worker/W0',
  authority: '990',
  effectiveon: '2020-01-01',
  data: { employmentId: 'E1', role: 'case-holder', fte: 1 },
};

/** What may put a person in post who was not. */
const beginnings = [
  'SocialWorkerStarted',
  'MovedIntoChildrensServices',
  'SecondmentEnded',
  'CareerBreakEnded',
  'RoleChanged',
];

/**
 * A history without the claims that take effect after a day, wherever corrections put them. The exception of
 * metrics.md §1 rule 9 stays: what happens on the next day to a person with whom something begins on it, who
 * then has not left.
 */
export function eventsUpTo(day: string, history: History): History {
  const nextDay = dayNumber(addDays(day, 1));
  const claims = standingClaims(history);
  const onNextDay = claims.filter((claim) => claim.day === nextDay);
  const personOf = ({ authority, subject }: StandingClaim) => `${authority} ${subject}`;
  const beginning = onNextDay.filter(({ type }) => beginnings.includes(type)).map(personOf);
  const later = claims.filter(
    (claim) => claim.day > nextDay || (claim.day === nextDay && !beginning.includes(personOf(claim))),
  );
  const without = new Set(later.map(({ event }) => event));
  return history.filter((event) => !without.has(event));
}
