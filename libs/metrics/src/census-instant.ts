import { addDays } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import type { Question } from './metric';

/**
 * At which instant of D a stock is taken (metrics.md §5, Q1 and Q2): at its end, when what ends on the day
 * has ended and what begins on it has begun; or at its start, when nothing of the day has happened.
 */
export const censusInstant = ['end-of-day', 'start-of-day'] as const;

/** The day at whose end the stock of a question is taken: the start of a day is the end of the day before. */
export function stockDay(question: Question): string {
  return question.switches['censusInstant'] === 'start-of-day' ? addDays(question.asOf, -1) : question.asOf;
}

/** Whether a fact holds at the end of a day. */
export function holdsAtEndOf(fact: Fact, day: string): boolean {
  return fact.from <= day && (fact.to === null || day < fact.to);
}
