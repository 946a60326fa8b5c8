import { FIRST_DATE } from '@daybook/events';
import { ascending } from '../because';
import type { Fact } from '../fact';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** The first standing event of each type of which a metric needs one, by type. */
export type Standing = ReadonlyMap<string, Claim>;

/** Event types of which one standing event, of any date, is enough for an answer (metrics.md §2.6). */
export const standingTypes: readonly string[] = [
  'SocialWorkerStarted',
  'AgencyAssignmentStarted',
  'ProjectTeamEngaged',
  'PostEstablished',
  'VacanciesReported',
  'CaseAllocated',
  'CaseUnallocated',
  'CaseloadReported',
  'SicknessDaysRecorded',
  'StartedToBeLookedAfter',
  'PopulationEstimated',
];

/** Before the first event. */
export const nothingStands: Standing = new Map();

/** What stands after the next event in fold order. */
export function evolveStanding(state: Standing, claim: Claim): Standing {
  const settled = !standingTypes.includes(claim.type) || state.has(claim.type);
  return settled ? state : new Map(state).set(claim.type, claim);
}

/** `stands`, one for each type, on all dates. */
export function standingFacts(state: Standing, subject: Subject): readonly Fact[] {
  return [...state].flatMap(([key, claim]) =>
    factsOf(subject, { what: 'stands', key }, [
      { from: FIRST_DATE, to: null, value: {}, because: ascending(claim.because) },
    ]),
  );
}
