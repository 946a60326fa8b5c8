import { addDays } from '@daybook/events';
import type { Fact, SpellValue } from '@daybook/facts';
import type { Need, Question, Window } from './metric';
import { type Measure, type Part, Tally } from './tally';

/**
 * What becomes of a person who leaves, returns and is still in post (metrics.md §5, Q3): one leaver and one
 * starter, or, netted, neither.
 */
export const returners = ['counted', 'netted'] as const;

/** The facts that leavers and starters of a window are counted from. */
export function needsSpellsIn(window: Window): readonly Need[] {
  return [{ what: 'spell', days: { first: window.from, last: window.to } }];
}

/** Spells whose last day lies in the window, by the person's FTE in post on that day (metrics.md §2.1). */
export function leaversIn(facts: readonly Fact[], window: Window, asked: FlowAsked): Part {
  const flow = flowOf(facts, window, asked);
  const tally = new Tally(asked.measure);
  for (const fact of flow.leaving) {
    const { end } = fact.value as SpellValue;
    if (flow.netted.has(fact.subject)) tally.leaveOut(fact, 'started-and-left-in-window');
    else if (end !== null) tally.count(fact, end);
  }
  for (const fact of flow.passingThrough) tally.leaveOut(fact, 'started-and-left-in-window');
  return tally;
}

/** Spells whose first day lies in the window, by the person's FTE in post on that day (metrics.md §2.1). */
export function startersIn(facts: readonly Fact[], window: Window, asked: FlowAsked): Part {
  const flow = flowOf(facts, window, asked);
  const tally = new Tally(asked.measure);
  for (const fact of flow.starting) {
    if (flow.netted.has(fact.subject)) tally.leaveOut(fact, 'started-and-left-in-window');
    else tally.count(fact, (fact.value as SpellValue).start);
  }
  for (const fact of flow.passingThrough) tally.leaveOut(fact, 'started-and-left-in-window');
  return tally;
}

/** How a flow is counted. */
export interface FlowAsked {
  readonly measure: Measure;
  readonly switches: Question['switches'];
}

/**
 * The spells that begin or end in a window; those that do both are neither leavers nor starters. `netted` are
 * the persons whose leaving their starting cancels.
 */
interface Flow {
  readonly leaving: readonly Fact[];
  readonly starting: readonly Fact[];
  readonly passingThrough: readonly Fact[];
  readonly netted: ReadonlySet<string>;
}

function flowOf(facts: readonly Fact[], window: Window, asked: FlowAsked): Flow {
  const leaving: Fact[] = [];
  const starting: Fact[] = [];
  const passingThrough: Fact[] = [];
  // A spell ends before the day after its last day.
  const [dayAfterFirst, dayAfterLast] = [addDays(window.from, 1), addDays(window.to, 1)];
  for (const fact of facts) {
    if (fact.what !== 'spell') continue;
    const begins = isBetween(window.from, fact.from, window.to);
    const ends = fact.to !== null && isBetween(dayAfterFirst, fact.to, dayAfterLast);
    if (begins && ends) passingThrough.push(fact);
    else if (begins) starting.push(fact);
    else if (ends) leaving.push(fact);
  }
  const isNetted = asked.switches['returners'] === 'netted';
  const netted = isNetted ? personsInBoth(leaving, starting) : new Set<string>();
  return { leaving, starting, passingThrough, netted };
}

function personsInBoth(leaving: readonly Fact[], starting: readonly Fact[]): ReadonlySet<string> {
  const leavers = new Set(leaving.map((fact) => fact.subject));
  return new Set(starting.map((fact) => fact.subject).filter((person) => leavers.has(person)));
}

function isBetween(first: string, day: string, last: string): boolean {
  return first <= day && day <= last;
}
