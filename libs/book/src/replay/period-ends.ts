import { addDays, addMonths, dayNumber } from '@daybook/events';
import { badParameter } from '../problem';
import { type Interval, lastDayOfMonth, MOST_POINTS } from '../series-dates';

/** 1970-01-01, day number 0, was a Thursday: Sundays are those whose number leaves 3. */
const SUNDAY = 3;

/**
 * The last day of the period that a day lies in: a week ends on Sunday, a quarter with March, June,
 * September or December, a year on 30 September, as the workforce census has it.
 */
export function periodEnd(date: string, every: Interval): string {
  switch (every) {
    case 'day':
      return date;
    case 'week':
      return addDays(date, modulo(SUNDAY - dayNumber(date), 7));
    case 'month':
      return monthEnd(date, 0);
    case 'quarter':
      return monthEnd(date, modulo(-monthOf(date), 3));
    case 'year':
      return monthEnd(date, modulo(9 - monthOf(date), 12));
  }
}

/**
 * The ends of all periods from the one that `first` lies in to the one that `last` lies in.
 * @throws DaybookProblem `bad-parameter` where there are more than 2,000
 */
export function periodEnds(first: string, last: string, every: Interval): readonly string[] {
  const ends: string[] = [];
  const end = periodEnd(last, every);
  for (let at = periodEnd(first, every); at <= end; at = periodEnd(addDays(at, 1), every)) {
    if (ends.length === MOST_POINTS) {
      throw badParameter('every', `there are more than ${MOST_POINTS} periods: choose longer ones`);
    }
    ends.push(at);
  }
  return ends;
}

function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

/** The last day of the month that is so many months after that of a date. */
function monthEnd(date: string, months: number): string {
  return lastDayOfMonth(addMonths(date, months));
}

function modulo(n: number, by: number): number {
  return ((n % by) + by) % by;
}
