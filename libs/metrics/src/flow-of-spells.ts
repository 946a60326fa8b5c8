import { addDays } from '@daybook/events';
import type { Fact, SpellValue } from '@daybook/facts';
import { needsPostsHeldIn, postStretches } from './flow-of-posts';
import type { Need, Question, Window } from './metric';
import { type Extent, type Measure, type Part, Tally } from './tally';

/**
 * What becomes of a person who leaves, returns and is still in post (metrics.md §5, Q3): one leaver and one
 * starter, or, netted, neither.
 */
export const returners = ['counted', 'netted'] as const;

/** A run of days in post: of a person, or of one post for itself. */
export interface Stretch {
  /** The fact that is counted for its beginning, and the one for its end. */
  readonly first: Fact;
  readonly last: Fact;
  /** Its first day, and the day after its last. */
  readonly from: string;
  readonly to: string | null;
  readonly start: Extent;
  readonly end: Extent | null;
}

/** The facts that leavers and starters of a window are counted from. */
export function needsSpellsIn(window: Window, switches: Question['switches']): readonly Need[] {
  const spells: Need = { what: 'spell', days: { first: window.from, last: window.to } };
  return isByPost(switches) ? [spells, ...needsPostsHeldIn(window)] : [spells];
}

/** Spells whose last day lies in the window, by the person's FTE in post on that day (metrics.md §2.1). */
export function leaversIn(facts: readonly Fact[], window: Window, asked: FlowAsked): Part {
  const flow = flowOf(facts, window, asked);
  const tally = new Tally(asked.measure);
  for (const { last, end } of flow.leaving) {
    if (flow.netted.has(last.subject)) tally.leaveOut(last, 'started-and-left-in-window');
    else if (end !== null) tally.count(last, end);
  }
  for (const { last } of flow.passingThrough) tally.leaveOut(last, 'started-and-left-in-window');
  return tally;
}

/** Spells whose first day lies in the window, by the person's FTE in post on that day (metrics.md §2.1). */
export function startersIn(facts: readonly Fact[], window: Window, asked: FlowAsked): Part {
  const flow = flowOf(facts, window, asked);
  const tally = new Tally(asked.measure);
  for (const { first, start } of flow.starting) {
    if (flow.netted.has(first.subject)) tally.leaveOut(first, 'started-and-left-in-window');
    else tally.count(first, start);
  }
  for (const { first } of flow.passingThrough) tally.leaveOut(first, 'started-and-left-in-window');
  return tally;
}

/** How a flow is counted. */
export interface FlowAsked {
  readonly measure: Measure;
  readonly switches: Question['switches'];
}

/**
 * What begins or ends in a window; what does both is neither leaver nor starter. `netted` are the persons
 * whose leaving their starting cancels.
 */
interface Flow {
  readonly leaving: readonly Stretch[];
  readonly starting: readonly Stretch[];
  readonly passingThrough: readonly Stretch[];
  readonly netted: ReadonlySet<string>;
}

function flowOf(facts: readonly Fact[], window: Window, { switches }: FlowAsked): Flow {
  const leaving: Stretch[] = [];
  const starting: Stretch[] = [];
  const passingThrough: Stretch[] = [];
  // A spell ends before the day after its last day.
  const [dayAfterFirst, dayAfterLast] = [addDays(window.from, 1), addDays(window.to, 1)];
  for (const stretch of isByPost(switches) ? postStretches(facts) : spells(facts)) {
    const begins = isBetween(window.from, stretch.from, window.to);
    const ends = stretch.to !== null && isBetween(dayAfterFirst, stretch.to, dayAfterLast);
    if (begins && ends) passingThrough.push(stretch);
    else if (begins) starting.push(stretch);
    else if (ends) leaving.push(stretch);
  }
  const isNetted = switches['returners'] === 'netted';
  const netted = isNetted ? personsInBoth(leaving, starting) : new Set<string>();
  return { leaving, starting, passingThrough, netted };
}

function spells(facts: readonly Fact[]): readonly Stretch[] {
  return facts
    .filter(({ what }) => what === 'spell')
    .map((fact) => {
      const { start, end } = fact.value as SpellValue;
      return { first: fact, last: fact, from: fact.from, to: fact.to, start, end };
    });
}

function isByPost(switches: Question['switches']): boolean {
  return switches['twoPosts'] === 'post';
}

function personsInBoth(leaving: readonly Stretch[], starting: readonly Stretch[]): ReadonlySet<string> {
  const leavers = new Set(leaving.map(({ last }) => last.subject));
  return new Set(starting.map(({ first }) => first.subject).filter((person) => leavers.has(person)));
}

function isBetween(first: string, day: string, last: string): boolean {
  return first <= day && day <= last;
}
