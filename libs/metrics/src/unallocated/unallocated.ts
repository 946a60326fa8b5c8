import type { Fact } from '@daybook/facts';
import { byNamed } from '../breakdown/sorting';
import { addingUp } from '../breakdown/split';
import { casesNeedOneOf } from '../caseload/caseload';
import { holderOf } from '../caseload/cases-held';
import { needsEngagedAt, workforceAt } from '../caseload/engaged';
import { censusInstant, holdsAtEndOf, stockDay } from '../census-instant';
import { countOf } from '../count-and-rate';
import type { Metric } from '../metric';
import { localDefinition } from '../official-source';
import { needsIdentities, whoIs } from '../person';
import { type Part, Tally } from '../tally';
import { narrowable } from '../team-narrowing';

/**
 * `WF.UNALLOCATED`: open cases without a lead who is in post or on an assignment in a counted role. By team,
 * a case goes to the team that it is allocated in. Local.
 */
export const unallocated: Metric = narrowable({
  id: 'WF.UNALLOCATED',
  version: 1,
  switches: { censusInstant },
  question:
    'How many open cases have no lead who is in post or on an agency assignment at the end of the day?',
  follows: localDefinition,
  unit: 'cases',
  decimals: 0,
  additive: true,
  local: true,
  breakdowns: [addingUp(byNamed('team'), null)],
  needsOneOf: casesNeedOneOf,
  window: () => null,
  needs: (question) => {
    const day = stockDay(question);
    const openCases = { what: 'case-terms', days: { first: day, last: day } } as const;
    return [openCases, needsIdentities(day), ...needsEngagedAt(day)];
  },
  answer: (facts, question) => countOf(withoutLeadAt(facts, stockDay(question))),
});

function withoutLeadAt(facts: readonly Fact[], day: string): Part {
  const { engaged } = workforceAt(facts, day);
  const person = whoIs(facts);
  const tally = new Tally('headcount');
  for (const fact of facts) {
    if (fact.what !== 'case-terms' || !holdsAtEndOf(fact, day)) continue;
    const lead = holderOf(fact, person);
    if (lead === null || !engaged.has(lead)) tally.count(fact, { fteMillionths: null });
  }
  return tally;
}
