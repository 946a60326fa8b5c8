import { isCountedRole } from '@daybook/events';
import type { EmploymentTermsValue, Fact, InPostValue } from '@daybook/facts';
import { holdsAtEndOf, stockDay } from './census-instant';
import type { Need, Question } from './metric';
import { ofMillionths } from './quantity';
import { type Measure, type Part, Tally } from './tally';

/** The facts that a stock in post at the end of a day is counted from, and those that it leaves out. */
export function needsInPostAt(day: string): readonly Need[] {
  const days = { first: day, last: day };
  return [
    { what: 'in-post', days },
    { what: 'employment-terms', days },
  ];
}

/**
 * Social workers in post at the end of a day (metrics.md §2.1). An employment of somebody who is not in post
 * is left out: `not-in-post` while away, `role-not-counted` in a role outside the census.
 */
export function inPostAt(facts: readonly Fact[], day: string, measure: Measure): Part {
  const tally = new Tally(measure);
  const inPost = new Set<string>();
  for (const fact of facts) {
    if (fact.what !== 'in-post' || !holdsAtEndOf(fact, day)) continue;
    inPost.add(fact.subject);
    tally.count(fact, fact.value as InPostValue);
  }
  for (const fact of facts) {
    if (fact.what !== 'employment-terms' || !holdsAtEndOf(fact, day) || inPost.has(fact.subject)) continue;
    const terms = fact.value as EmploymentTermsValue;
    tally.leaveOut(fact, isCountedRole(terms.role) ? 'not-in-post' : 'role-not-counted');
  }
  return tally;
}

/**
 * Whether somebody who holds two posts is counted once, or each post for itself (metrics.md §5, Q4). By post,
 * giving one up is a leaving, and so is the end of one that another follows.
 */
export const twoPosts = ['person', 'post'] as const;

/** Social workers in post at the instant of the question, by person or by post. */
export function stockInPost(facts: readonly Fact[], question: Question, measure: Measure): Part {
  const day = stockDay(question);
  return question.switches['twoPosts'] === 'post'
    ? postsHeldAt(facts, day, measure)
    : inPostAt(facts, day, measure);
}

function postsHeldAt(facts: readonly Fact[], day: string, measure: Measure): Part {
  const tally = new Tally(measure);
  for (const fact of facts) {
    if (fact.what !== 'employment-terms' || !holdsAtEndOf(fact, day)) continue;
    const terms = fact.value as EmploymentTermsValue;
    if (!isCountedRole(terms.role)) tally.leaveOut(fact, 'role-not-counted');
    else if (terms.away !== null) tally.leaveOut(fact, 'not-in-post');
    else tally.count(fact, terms);
  }
  return tally;
}

/**
 * The mean FTE in post at the ends of two days, exactly: a fact counts half for each of the two at which it
 * holds, so that what was counted adds up to the mean.
 */
export function meanFteInPost(facts: readonly Fact[], days: readonly [string, string]): Part {
  const tally = new Tally('fte');
  for (const fact of facts) {
    if (fact.what !== 'in-post') continue;
    const times = days.filter((day) => holdsAtEndOf(fact, day)).length;
    if (times === 0) continue;
    const { fteMillionths, fteUnknown } = fact.value as InPostValue;
    tally.add(fact, (ofMillionths(fteMillionths) * BigInt(times)) / 2n);
    if (fteUnknown) tally.leaveOut(fact, 'fte-unknown');
  }
  const closing = inPostAt(facts, days[1], 'fte');
  for (const { fact, reason } of closing.leftOut) {
    if (fact.what === 'employment-terms') tally.leaveOut(fact, reason);
  }
  return tally;
}
