import type { JsonObject } from '@daybook/events';
import { begin, end, noEngagements, periodFrom, revise, withChanges } from '../engagement/engagement';
import type { Engagements, Period } from '../engagement/engagement';
import { onLastDay, segmentsOf, wholeOf } from '../engagement/segment';
import type { EmploymentTermsValue, EmploymentValue, Fact } from '../fact';
import { fteIn, textIn } from '../field';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { factsOf } from '../subject';
import type { Subject } from '../subject';
import { comeBack, goneAway, marksWithAway } from './away';
import type { EmploymentPeriod } from './away';

/** The employments of a worker. */
export type Employments = Engagements<EmploymentPeriod>;

type Evolution = (state: Employments, claim: Claim) => Employments;

/** What each event does to an employment (events.md §4.1). */
const evolutions: Readonly<Record<string, Evolution>> = {
  SocialWorkerStarted: (state, claim) =>
    begin(state, wordOf(claim), { ...periodFrom(claim, termsOf(claim)), aways: [] }),
  SocialWorkerLeft: (state, claim) => end(state, wordOf(claim)),
  FteChanged: (state, claim) => changed(state, claim, { fteMillionths: fteIn(claim.data) }),
  RoleChanged: (state, claim) => changed(state, claim, roleOf(claim)),
  TeamChanged: (state, claim) => changed(state, claim, { team: textIn(claim.data, 'team') }),
  EmploymentTransferred: (state, claim) =>
    changed(state, claim, { employer: textIn(claim.data, 'employer') }),
  MovedOutOfChildrensServices: away('moved-out'),
  MovedIntoChildrensServices: back,
  SecondedOut: away('seconded-out'),
  SecondmentEnded: back,
  CareerBreakStarted: away('career-break'),
  CareerBreakEnded: back,
};

/** The event types that may change employments. */
export const employmentTypes: readonly string[] = Object.keys(evolutions);

/** Before the first event. */
export const noEmployments: Employments = noEngagements('Employment');

/** Employments after the next event in fold order. Changes of an assignment are none of theirs. */
export function evolveEmployments(state: Employments, claim: Claim): Employments {
  const evolution = evolutions[claim.type];
  return evolution === undefined || textIn(claim.data, 'employmentId') === null
    ? state
    : evolution(state, claim);
}

/** `employment`, `employment-terms` and `employment-last-day`. */
export function employmentFacts(state: Employments, subject: Subject): readonly Fact[] {
  return [...state.byKey].flatMap(([key, periods]) =>
    periods.flatMap((period) => {
      const marks = marksWithAway(period);
      return [
        ...factsOf(subject, { what: 'employment', key }, [wholeOf(period, wholeValueOf(period))]),
        ...factsOf(subject, { what: 'employment-terms', key }, segmentsOf(period, marks)),
        ...factsOf(subject, { what: 'employment-last-day', key }, onLastDay(period, marks)),
      ];
    }),
  );
}

/** What did not fit. */
export function employmentRemarks(state: Employments): readonly Remark[] {
  return state.remarks;
}

function changed(state: Employments, claim: Claim, changes: JsonObject): Employments {
  return revise(state, wordOf(claim), (open) => withChanges(open, claim, changes));
}

function away(kind: NonNullable<EmploymentTermsValue['away']>): Evolution {
  return (state, claim) => revise(state, wordOf(claim), (open) => goneAway(open, claim, kind));
}

function back(state: Employments, claim: Claim): Employments {
  return revise(state, wordOf(claim), (open) => comeBack(open, claim));
}

function wordOf(claim: Claim): { key: string; claim: Claim } {
  return { key: textIn(claim.data, 'employmentId') ?? '', claim };
}

function termsOf({ data }: Claim): EmploymentTermsValue {
  return {
    fteMillionths: fteIn(data),
    role: textIn(data, 'role') ?? 'not-social-worker',
    practiceLevel: textIn(data, 'practiceLevel'),
    team: textIn(data, 'team'),
    postId: textIn(data, 'postId'),
    employer: textIn(data, 'employer'),
    away: null,
    lastDayInPost: null,
  };
}

/** A role change that says no practice level keeps the one before (metrics.md §2.1). */
function roleOf({ data }: Claim): JsonObject {
  const role = textIn(data, 'role');
  const practiceLevel = textIn(data, 'practiceLevel');
  return { ...(role === null ? {} : { role }), ...(practiceLevel === null ? {} : { practiceLevel }) };
}

function wholeValueOf({ startedBy, endedBy }: Period): EmploymentValue {
  return {
    origin: textIn(startedBy.data, 'origin'),
    reason: endedBy === null ? null : textIn(endedBy.data, 'reason'),
    destination: endedBy === null ? null : textIn(endedBy.data, 'destination'),
  };
}
