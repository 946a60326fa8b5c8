import { compareUtf8 } from '@daybook/events';
import type { CaseTermsValue, Fact, ReportedCaseloadValue } from '@daybook/facts';
import { holdsAtEndOf } from '../census-instant';
import type { Counted, Need } from '../metric';
import { ONE } from '../metric';
import { needsIdentities, whoIs } from '../person';
import { ofCount } from '../quantity';

/**
 * Whether a child that several workers work with is a case of the lead alone, or of each of them (metrics.md
 * §5, Q12).
 */
export const coworking = ['lead-only', 'all'] as const;

/** The facts that say who holds which cases at the end of a day. */
export function needsCasesAt(day: string): readonly Need[] {
  const days = { first: day, last: day };
  return [
    { what: 'case-terms', days },
    { what: 'coworker', days },
    { what: 'reported-caseload', days },
    needsIdentities(day),
  ];
}

/** Whose cases are meant: at the end of a day, by the switches of the definition. */
export interface CasesAsked {
  readonly day: string;
  readonly coworking: string | undefined;
}

/** The cases of each person, each once: those reported, while a report is in force, else those allocated. */
export function casesByPerson(
  facts: readonly Fact[],
  { day, coworking: shared }: CasesAsked,
): ReadonlyMap<string, readonly Counted[]> {
  const held = facts.filter((fact) => holdsAtEndOf(fact, day));
  const reported = new Map<string, Counted>();
  for (const fact of held) {
    if (fact.what !== 'reported-caseload') continue;
    reported.set(fact.subject, { fact, amount: ofCount((fact.value as ReportedCaseloadValue).cases) });
  }
  const cases = new Map<string, readonly Counted[]>();
  for (const [person, allocated] of allocatedTo(held, shared === 'all')) {
    if (!reported.has(person)) cases.set(person, allocated);
  }
  for (const [person, report] of reported) cases.set(person, report.amount === 0n ? [] : [report]);
  return cases;
}

/** Who a case or a report is of: the lead, the co-worker, or the worker reported on. */
export function holderOf(fact: Fact, person: ReturnType<typeof whoIs>): string | null {
  switch (fact.what) {
    case 'case-terms': {
      const { lead } = fact.value as CaseTermsValue;
      return lead === null ? null : person(lead);
    }
    case 'coworker':
      return person(fact.key);
    default:
      return fact.subject;
  }
}

/** Cases by holder; one who leads and works along on the same child holds it once. */
function allocatedTo(held: readonly Fact[], withCoworkers: boolean): ReadonlyMap<string, readonly Counted[]> {
  const person = whoIs(held);
  const children = new Map<string, Map<string, Counted>>();
  const led = held.filter(({ what }) => what === 'case-terms');
  const coworkers = withCoworkers ? held.filter(({ what }) => what === 'coworker') : [];
  // By key, so that of two aliases who work along it is always the same that counts.
  for (const fact of [...led, ...coworkers.sort((a, b) => compareUtf8(a.key, b.key))]) {
    const holder = holderOf(fact, person);
    if (holder === null) continue;
    const ofHolder = children.get(holder) ?? new Map<string, Counted>();
    children.set(holder, ofHolder);
    if (!ofHolder.has(fact.subject)) ofHolder.set(fact.subject, { fact, amount: ONE });
  }
  return new Map([...children].map(([holder, cases]) => [holder, [...cases.values()]]));
}
