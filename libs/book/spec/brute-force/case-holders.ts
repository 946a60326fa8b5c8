import type { Case } from './case-days';
import type { Workforce } from './workforce-days';

/** A person in post or on an assignment with FTE and with cases. */
export interface CaseHolder {
  readonly cases: number;
  readonly fte: number;
  /** Whether in the first, assessed and supported year. */
  readonly asye: boolean;
}

/** Everybody who holds cases at the end of a day: as reported, or else the open cases that they lead. */
export function caseHoldersAt(
  { people, agency, reported, personOf }: Workforce,
  day: number,
  cases: readonly Case[],
): readonly CaseHolder[] {
  const leads = cases.map(({ lead }) => (lead === null ? null : personOf(lead)));
  const inPost = new Map(people.map(({ person, stock }) => [person, stock.get(day) ?? []]));
  const persons = new Set([...inPost.keys(), ...agency.persons.keys()]);
  return [...persons]
    .map((person) => {
      const employments = inPost.get(person) ?? [];
      const assigned = agency.persons.get(person)?.atEnd.get(day) ?? 0;
      const led = leads.filter((lead) => lead === person).length;
      return {
        cases: reported.get(person)?.get(day) ?? led,
        fte: employments.reduce((sum, { fte }) => sum + (fte ?? 0), assigned),
        asye: employments.some(({ practiceLevel }) => practiceLevel === 'asye'),
      };
    })
    .filter(({ cases: held, fte }) => held > 0 && fte > 0);
}

/** Open cases without a lead who is in post or on an assignment in a counted role at the end of a day. */
export function unallocatedAt(
  { people, agency, personOf }: Workforce,
  day: number,
  cases: readonly Case[],
): number {
  const isEngaged = (person: string): boolean =>
    agency.persons.get(person)?.atEnd.has(day) === true ||
    people.some((each) => each.person === person && each.stock.has(day));
  return cases.filter(({ lead }) => lead === null || !isEngaged(personOf(lead))).length;
}

/** The cases and the FTE of the ⌈p·n⌉-th of n case holders by cases per 1.0 FTE; null of none. */
export function nearestRankOf(
  holders: readonly CaseHolder[],
  percent: number,
): { readonly cases: number; readonly fte: number } | null {
  const sorted = [...holders].sort((a, b) => a.cases * b.fte - b.cases * a.fte);
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? null;
}
