import { compareUtf8, FIRST_DATE } from '@daybook/events';
import type { CaseTermsValue, Fact } from '@daybook/facts';
import { careYearTo } from '../care-year';
import { censusInstant, stockDay } from '../census-instant';
import { careNeeds, lookedAfterAt, needsLookedAfterAt } from '../looked-after-at';
import type { Metric, Question, Reckoning, Window } from '../metric';
import { lookedAfterReturn } from '../official-source';
import { needsIdentities, type WhoIs, whoIs } from '../person';
import { shareOf } from '../share-of-children';

/**
 * Whether a worker who only stood in while another had the case before and after is a worker of the child
 * (metrics.md §4.8, SW3; the Children's Commissioner takes such cover out).
 */
const nestedCover = ['counted', 'removed'] as const;

/** So many social workers in a year are unstable. */
const UNSTABLE = 3;

/** Days on which one person leads a child's case without a gap. */
interface Stint {
  readonly worker: string;
  readonly from: string;
  readonly to: string | null;
  readonly facts: readonly Fact[];
}

/** `CH.SW3`: of children looked after at 31 March, share with three or more social workers in the year. */
export const threeSocialWorkers: Metric = {
  id: 'CH.SW3',
  version: 1,
  switches: { censusInstant, nestedCover },
  question:
    'Which share of children looked after at the day’s end had three or more social workers in the year?',
  follows: lookedAfterReturn,
  unit: 'percent',
  decimals: 0,
  additive: true,
  local: false,
  breakdowns: [],
  needsOneOf: careNeeds,
  needsToo: ['CaseAllocated'],
  window: careYearTo,
  needs: (question) => [
    ...needsLookedAfterAt(stockDay(question)),
    needsIdentities(question.asOf),
    { what: 'case-terms', days: { first: firstDayOfCases(question), last: question.asOf } },
  ],
  answer: withThreeWorkers,
};

/** Whether a stint is nested may be told by one that was over before the year. */
function firstDayOfCases({ asOf, switches }: Question): string {
  return switches['nestedCover'] === 'removed' ? FIRST_DATE : careYearTo(asOf).from;
}

function withThreeWorkers(facts: readonly Fact[], question: Question): Reckoning {
  const window = careYearTo(question.asOf);
  const { runs, leftOut } = lookedAfterAt(facts, stockDay(question));
  const leads = leadsByChild(facts, window);
  const person = whoIs(facts);
  const judged = runs.map((run) => {
    const all = stintsOf(leads.get(run.subject) ?? [], person);
    const stints = (question.switches['nestedCover'] === 'removed' ? withoutNested(all) : all).filter(
      ({ to }) => to === null || window.from < to,
    );
    const workers = new Set(stints.map(({ worker }) => worker));
    return { run, counts: workers.size >= UNSTABLE, by: stints.flatMap((stint) => stint.facts) };
  });
  return shareOf(judged, leftOut);
}

/** Days with a lead that begin before a window is over, by child, in their order. */
function leadsByChild(facts: readonly Fact[], { to: last }: Window): ReadonlyMap<string, readonly Fact[]> {
  const leads = new Map<string, Fact[]>();
  for (const fact of facts) {
    const isLed = fact.what === 'case-terms' && (fact.value as CaseTermsValue).lead !== null;
    if (!isLed || fact.from > last) continue;
    leads.set(fact.subject, [...(leads.get(fact.subject) ?? []), fact]);
  }
  for (const ofChild of leads.values()) ofChild.sort((a, b) => compareUtf8(a.from, b.from));
  return leads;
}

function stintsOf(leads: readonly Fact[], person: WhoIs): readonly Stint[] {
  return joined(
    leads.map((fact) => ({
      worker: person((fact.value as CaseTermsValue).lead ?? ''),
      from: fact.from,
      to: fact.to,
      facts: [fact],
    })),
  );
}

/** Stints of one worker that touch are one. */
function joined(stints: readonly Stint[]): readonly Stint[] {
  const all: Stint[] = [];
  for (const stint of stints) {
    const before = all.at(-1);
    if (before === undefined || before.worker !== stint.worker || before.to !== stint.from) all.push(stint);
    else all[all.length - 1] = { ...before, to: stint.to, facts: [...before.facts, ...stint.facts] };
  }
  return all;
}

/** Takes out what lies between two stints of one other worker and touches both, from the inside out. */
function withoutNested(stints: readonly Stint[]): readonly Stint[] {
  const kept: Stint[] = [];
  for (const stint of stints) {
    const [outer, nested] = [kept.at(-2), kept.at(-1)];
    const isNested = outer?.worker === stint.worker && outer.to === nested?.from && nested.to === stint.from;
    if (!isNested) kept.push(stint);
    else {
      kept.splice(-2, 2, { ...outer, to: stint.to, facts: [...outer.facts, ...stint.facts] });
    }
  }
  return kept;
}
