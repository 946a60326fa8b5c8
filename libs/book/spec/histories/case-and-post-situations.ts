import { type DaybookEvent, type JsonObject } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import { type StandingClaim, standingClaims } from '../brute-force/standing-claims';
import type { Situations } from './life-coverage';

type Claim = Pick<StandingClaim, 'type' | 'subject' | 'day' | 'data'>;

/** Some claims that stand, one of each of the types in turn, of the authority that is asked about. */
const stand =
  (types: readonly [string, string], holds: (one: Claim, other: Claim) => boolean) =>
  (history: History): boolean => {
    const claims = claimsOf(history);
    const others = claims.filter(({ type }) => type === types[1]);
    return claims.some(
      (one) => one.type === types[0] && others.some((other) => one !== other && holds(one, other)),
    );
  };

const claimsOf = (history: History): readonly StandingClaim[] =>
  standingClaims(history).filter(({ authority }) => authority === '990');

const isOneDay = (one: Claim, other: Claim): boolean => one.day === other.day;
const isOneSubject = (one: Claim, other: Claim): boolean => one.subject === other.subject;
const isEarlier = (one: Claim, other: Claim): boolean => one.day < other.day;
const leadOf = ({ data }: Claim): string | null =>
  data['as'] === 'lead' ? `worker/${String(data['workerId'])}` : null;
const fteOf = ({ data }: Claim): number => Number(data['fte'] ?? 0);

/** Whether a case is allocated to a worker who is merged, the one told before and the other after it. */
const allocationOfAlias = (isBefore: boolean) => (history: History) =>
  history.some(
    (merge, i) =>
      merge.type === 'WorkersMerged' &&
      history.some(
        ({ type, data }, j) =>
          type === 'CaseAllocated' &&
          `worker/${String(data['workerId'])}` === merge.subject &&
          j < i === isBefore,
      ),
  );

/** A correction that moves an allocation over a day or from one worker to another. */
const correctedAllocation =
  (changes: (data: JsonObject, allocation: DaybookEvent) => boolean) =>
  (history: History): boolean =>
    history.some(({ type, subject, data }) => {
      const about = data['corrects'] as JsonObject | undefined;
      if (type !== 'EventCorrected') return false;
      const corrected = history.find(({ source, id }) => source === about?.['source'] && id === about['id']);
      return corrected?.type === 'CaseAllocated' && corrected.subject === subject && changes(data, corrected);
    });

/** Posts, cases and reports as they come out of claims, together with the people whom they are about. */
export const caseAndPostSituations: Situations = {
  'a report of vacancies and a post of one day': stand(['VacanciesReported', 'PostEstablished'], isOneDay),
  'a report of vacancies that leaves the vacant FTE to posts': stand(
    ['VacanciesReported', 'PostEstablished'],
    ({ data }) => data['fteVacant'] === undefined,
  ),
  'a report of vacancies ended on the day of the next': stand(
    ['VacanciesReported', 'VacancyReportingEnded'],
    isOneDay,
  ),
  'a post established and deleted on one day': stand(
    ['PostEstablished', 'PostDeleted'],
    (one, other) => isOneSubject(one, other) && isOneDay(one, other),
  ),
  'a post that is over-filled': stand(
    ['PostEstablished', 'SocialWorkerStarted'],
    (post, started) =>
      post.subject === `post/${String(started.data['postId'])}` && fteOf(started) > fteOf(post),
  ),
  'a post filled by somebody of unknown FTE': stand(
    ['PostEstablished', 'SocialWorkerStarted'],
    (post, started) =>
      post.subject === `post/${String(started.data['postId'])}` && started.data['fte'] === undefined,
  ),
  'a worker who leaves with open cases': stand(
    ['CaseAllocated', 'SocialWorkerLeft'],
    (one, other) => leadOf(one) === other.subject && isEarlier(one, other),
  ),
  'a case of somebody of whom nothing is told': (history) =>
    history.some(
      ({ type, data }) =>
        type === 'CaseAllocated' &&
        !history.some(({ subject }) => subject === `worker/${String(data['workerId'])}`),
    ),
  'a case closed and opened again': stand(
    ['CaseClosed', 'CaseAllocated'],
    (one, other) => isOneSubject(one, other) && isEarlier(one, other),
  ),
  'a case closed and opened again on one day': stand(
    ['CaseClosed', 'CaseAllocated'],
    (one, other) => isOneSubject(one, other) && isOneDay(one, other),
  ),
  'a case that loses its lead on the day of an allocation': stand(
    ['CaseUnallocated', 'CaseAllocated'],
    (one, other) => isOneSubject(one, other) && isOneDay(one, other),
  ),
  'a case that goes from one lead to another': stand(
    ['CaseAllocated', 'CaseAllocated'],
    (one, other) => isOneSubject(one, other) && isEarlier(one, other) && leadOf(one) !== leadOf(other),
  ),
  'an allocation to an alias before the merge is told': allocationOfAlias(true),
  'an allocation to an alias after the merge is told': allocationOfAlias(false),
  'a correction that moves an allocation to another day': correctedAllocation(
    (data, { effectiveon = '' }) => data['effectiveOn'] !== undefined && data['effectiveOn'] !== effectiveon,
  ),
  'a correction that moves an allocation to another worker': correctedAllocation(
    (data) => (data['data'] as JsonObject | undefined)?.['workerId'] !== undefined,
  ),
  'a reported caseload before an engagement that ends': (history) =>
    stand(
      ['CaseloadReported', 'SocialWorkerStarted'],
      (one, other) => isOneSubject(one, other) && isEarlier(one, other) && hasLeft(history, other),
    )(history),
  'a reported caseload on a last day': stand(
    ['CaseloadReported', 'SocialWorkerLeft'],
    (one, other) => isOneSubject(one, other) && isOneDay(one, other),
  ),
  'two words on the sickness of one month': stand(
    ['SicknessDaysRecorded', 'SicknessDaysRecorded'],
    (one, other) => isOneSubject(one, other) && one.data['month'] === other.data['month'],
  ),
  'sickness of which another date is told than the first of its month': (history) =>
    history.some(
      ({ type, effectiveon, data }) =>
        type === 'SicknessDaysRecorded' && effectiveon !== `${String(data['month'])}-01`,
    ),
};

function hasLeft(history: History, started: Claim): boolean {
  return claimsOf(history).some(
    (left) => left.type === 'SocialWorkerLeft' && isOneSubject(left, started) && started.day < left.day,
  );
}
