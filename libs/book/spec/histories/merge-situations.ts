import type { DaybookEvent } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import { claimsOfPersons } from '../brute-force/merged-persons';
import { type StandingClaim, standingClaims } from '../brute-force/standing-claims';
import type { Situations } from './life-coverage';

const isMerge = ({ type }: { readonly type: string }): boolean => type === 'WorkersMerged';
const intoOf = ({ data }: DaybookEvent | StandingClaim): string => `worker/${String(data['into'])}`;
const isOwn = (merge: DaybookEvent | StandingClaim): boolean => intoOf(merge) === merge.subject;

/** The merges that stand, but of nobody into themselves. */
function standingMerges(history: History): readonly StandingClaim[] {
  return standingClaims(history).filter((claim) => isMerge(claim) && !isOwn(claim));
}

/** Two merges that stand, the first into whom the second is about. */
const two =
  (holds: (one: StandingClaim, next: StandingClaim) => boolean) =>
  (history: History): boolean => {
    const merges = standingMerges(history);
    return merges.some((one) =>
      merges.some(
        (next) => next.authority === one.authority && next.subject === intoOf(one) && holds(one, next),
      ),
    );
  };

/** Whether one person of several ids has an employment of which each id tells something. */
function sharesEmployment(history: History): boolean {
  const claims = standingClaims(history).filter(({ authority }) => authority === '990');
  const persons = claimsOfPersons(claims);
  const tellings = claims.map(({ subject, data }, i) => ({
    subject,
    employment: data['employmentId'],
    person: persons[i]?.subject,
  }));
  return tellings.some(
    (one) =>
      one.employment !== undefined &&
      tellings.some(
        (other) =>
          other.person === one.person &&
          other.employment === one.employment &&
          other.subject !== one.subject,
      ),
  );
}

/** Ways in which several ids turn out to be one person. */
export const mergeSituations: Situations = {
  'merge that stands': (history) => standingMerges(history).length > 0,
  'merge that is retracted': (history) =>
    standingClaims(history).filter(isMerge).length < history.filter(isMerge).length,
  'merge that is corrected': (history) => standingClaims(history).some(isRedirected),
  'merge of somebody into themselves': (history) => history.some((event) => isMerge(event) && isOwn(event)),
  'merge into somebody who is merged': two((one, next) => intoOf(next) !== one.subject),
  'two merged into each other': two((one, next) => intoOf(next) === one.subject),
  'merge into somebody of whom nothing is told': (history) =>
    standingMerges(history).some((merge) => !history.some(({ subject }) => subject === intoOf(merge))),
  'one employment told of under two ids of one person': sharesEmployment,
  'merge after what both are told of': (history) =>
    history.some(
      (event, i) =>
        isMerge(event) &&
        [event.subject, intoOf(event)].every((id) =>
          history.slice(0, i).some(({ subject }) => subject === id),
        ),
    ),
};

const isRedirected = (claim: StandingClaim): boolean =>
  isMerge(claim) && claim.data['into'] !== claim.event.data['into'];
