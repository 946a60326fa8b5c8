import { type AgencyDays, agencyDays } from './agency-days';
import { claimsOfPersons, personsIn } from './merged-persons';
import { everyPersonsDays, type PersonDays } from './person-days';
import { reportedCaseloads } from './reported-caseload-days';
import type { StandingClaim } from './standing-claims';

/** An authority's people, day by day. */
export interface Workforce {
  /** What is claimed, each on the person that its subject is. */
  readonly claims: readonly StandingClaim[];
  readonly personOf: (subject: string) => string;
  readonly people: readonly PersonDays[];
  readonly agency: AgencyDays;
  /** Reported numbers of cases, by person and day. */
  readonly reported: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Lives through every day with all people of one authority. */
export function workforceDays(told: readonly StandingClaim[]): Workforce {
  const claims = claimsOfPersons(told);
  const people = everyPersonsDays(claims);
  const agency = agencyDays(claims);
  const daysOf = new Map(people.map((each) => [each.person, each]));
  const isEngaged = (person: string, day: number): boolean =>
    daysOf.get(person)?.during.has(day) === true || agency.persons.get(person)?.onAny.has(day) === true;
  const isEngagedAtEnd = (person: string, day: number): boolean =>
    daysOf.get(person)?.stock.has(day) === true || agency.persons.get(person)?.onAnyAtEnd.has(day) === true;
  // Engagements that touch, last day and next day, are one; an assignment is one whatever its role.
  const isLastDay = (person: string, day: number): boolean =>
    isEngaged(person, day) && !isEngagedAtEnd(person, day) && !isEngaged(person, day + 1);
  return {
    claims,
    personOf: personsIn(told),
    people,
    agency,
    reported: reportedCaseloads(claims, isLastDay),
  };
}
