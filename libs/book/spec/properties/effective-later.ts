import { addDays, type DaybookEvent, dayNumber, type JsonObject } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import { claimsOfPersons } from '../brute-force/merged-persons';
import { type StandingClaim, standingClaims } from '../brute-force/standing-claims';

const ofSomebodyElse = (type: string, data: JsonObject, subject = 'worker/W0'): DaybookEvent => ({
  specversion: '1.0',
  id: `somebody-else-${type}`,
  source: 'urn:hr:test',
  type,
  subject,
  authority: '990',
  effectiveon: '2020-01-01',
  data,
});

const ofChild = (type: string, data: JsonObject): DaybookEvent => ofSomebodyElse(type, data, 'child/C0');

/**
 * Somebody of whom every history may tell without a change: in post long before any question, with one event
 * of each kind on which it depends whether a metric answers `x` (metrics.md §2.6).
 */
export const somebodyElse: readonly DaybookEvent[] = [
  ofSomebodyElse('SocialWorkerStarted', { employmentId: 'E1', role: 'case-holder', fte: 1 }),
  ofSomebodyElse('AgencyAssignmentStarted', {
    assignmentId: 'A1',
    role: 'case-holder',
    coversVacancy: true,
    fte: 0.5,
  }),
  ofSomebodyElse('SicknessDaysRecorded', { month: '2020-01', workingDays: 2 }),
  ofSomebodyElse('CaseloadReported', { cases: 12 }),
  ofSomebodyElse('PostEstablished', { fte: 1 }, 'post/P-0'),
  ofChild('CaseAllocated', { workerId: 'W0', as: 'lead' }),
  ofChild('StartedToBeLookedAfter', { legalStatus: 'C2', placement: { type: 'U6' } }),
  ofSomebodyElse('PopulationEstimated', { aged0to17: 1, midYear: 2000, release: 'ONS' }, 'authority'),
];

/** Who somebody is was always so. */
const registrations = ['WorkerRegistered', 'ChildRegistered'];

/** The first day on which a claim has a say: how many children there are holds from its mid-year on. */
function firstDayOf({ type, day, data }: StandingClaim): number {
  if (registrations.includes(type)) return -Infinity;
  return type === 'PopulationEstimated' ? dayNumber(`${String(data['midYear'])}-06-30`) : day;
}

/** What may put a person in post who was not, or on an assignment: what a report of cases ends with. */
const beginnings = [
  'SocialWorkerStarted',
  'AgencyAssignmentStarted',
  'MovedIntoChildrensServices',
  'SecondmentEnded',
  'CareerBreakEnded',
  'RoleChanged',
];

/**
 * A history without the claims that take effect after a day, wherever corrections put them. The exceptions of
 * metrics.md §1 rule 9 stay: merges and registrations, and what happens on the next day to a person with whom
 * something begins on it, who then has not left.
 */
export function eventsUpTo(day: string, history: History): History {
  const nextDay = dayNumber(addDays(day, 1));
  const claims = byAuthority(standingClaims(history)).flatMap(claimsOfPersons);
  const onNextDay = claims.filter((claim) => claim.day === nextDay);
  const personOf = ({ authority, subject }: StandingClaim) => `${authority} ${subject}`;
  const beginning = onNextDay.filter(({ type }) => beginnings.includes(type)).map(personOf);
  const later = claims.filter(
    (claim) =>
      firstDayOf(claim) > nextDay || (firstDayOf(claim) === nextDay && !beginning.includes(personOf(claim))),
  );
  const without = new Set(later.map(({ event }) => event));
  return history.filter((event) => !without.has(event));
}

function byAuthority(claims: readonly StandingClaim[]): readonly (readonly StandingClaim[])[] {
  const authorities = new Set(claims.map(({ authority }) => authority));
  return [...authorities].map((authority) => claims.filter((claim) => claim.authority === authority));
}
