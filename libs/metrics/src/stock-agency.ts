import { isCountedRole } from '@daybook/events';
import type { AssignmentTermsValue, Fact, ProjectTeamTermsValue } from '@daybook/facts';
import { holdsAtEndOf } from './census-instant';
import { ONE, type Need } from './metric';
import { ofCount, ofMillionths, sumOf } from './quantity';
import { type Measure, type Part, Tally } from './tally';

/** The facts that agency social workers at the end of a day are counted from. */
export function needsAgencyAt(day: string): readonly Need[] {
  const days = { first: day, last: day };
  return [
    { what: 'assignment-terms', days },
    { what: 'project-team-terms', days },
  ];
}

/**
 * Agency social workers at the end of a day (metrics.md §2.1): assignments in a counted role, each for
 * itself, and project teams for what their named members do not account for, never below zero.
 */
export function agencyAt(facts: readonly Fact[], day: string, measure: Measure): Part {
  const tally = new Tally(measure);
  const named = new Map<string, bigint>();
  for (const fact of facts) {
    if (fact.what !== 'assignment-terms' || !holdsAtEndOf(fact, day)) continue;
    const terms = fact.value as AssignmentTermsValue;
    if (terms.projectTeam !== null) {
      named.set(terms.projectTeam, (named.get(terms.projectTeam) ?? 0n) + sizeOf(terms, measure));
    }
    if (isCountedRole(terms.role)) tally.count(fact, terms);
    else tally.leaveOut(fact, 'role-not-counted');
  }
  for (const fact of projectTeamsAt(facts, day)) {
    const size = projectTeamSize(fact, measure);
    const members = named.get(fact.key) ?? 0n;
    const accountedFor = members < size ? members : size;
    // Members of one id that two streams engage account for the first of them, then for what is left.
    named.set(fact.key, members - accountedFor);
    tally.add(fact, size - accountedFor);
  }
  return tally;
}

/**
 * Agency FTE that covers vacancies at the end of a day, of what {@link agencyAt} counts: assignments that say
 * so, and of project teams, by their own word, what their named members do not account for.
 */
export function agencyCoveringAt(facts: readonly Fact[], day: string): Part {
  const { counted, leftOut } = agencyAt(facts, day, 'fte');
  const covering = counted.filter(({ fact }) => coversVacancy(fact));
  return {
    total: sumOf(covering.map(({ amount }) => amount)),
    counted: covering,
    leftOut: leftOut.filter(({ fact }) => coversVacancy(fact)),
  };
}

function coversVacancy({ value }: Fact): boolean {
  return (value as AssignmentTermsValue | ProjectTeamTermsValue).coversVacancy;
}

function projectTeamsAt(facts: readonly Fact[], day: string): readonly Fact[] {
  return facts
    .filter((fact) => fact.what === 'project-team-terms' && holdsAtEndOf(fact, day))
    .sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0));
}

/** An unknown FTE of a member accounts for none of the team's. */
function sizeOf(terms: AssignmentTermsValue, measure: Measure): bigint {
  return measure === 'headcount' ? ONE : ofMillionths(terms.fteMillionths ?? 0);
}

function projectTeamSize(fact: Fact, measure: Measure): bigint {
  const { headcount, fteMillionths } = fact.value as ProjectTeamTermsValue;
  return measure === 'headcount' ? ofCount(headcount) : ofMillionths(fteMillionths);
}
