import { addDays, addMonths } from '@daybook/events';
import type { Window } from './metric';

/** The workforce census is taken on 30 September and looks back on the year from 1 October. */
const CENSUS_DAY = '09-30';
const FIRST_DAY = '10-01';

/**
 * The census year, 1 October to 30 September, that contains a day, from its first day to that day; before
 * 30 September it is a year to date (metrics.md §1 rule 5).
 */
export function censusYearTo(day: string): Window {
  const year = Number(day.slice(0, 4));
  const monthAndDay = day.slice(5);
  const firstYear = monthAndDay >= FIRST_DAY ? year : year - 1;
  return {
    from: `${String(firstYear).padStart(4, '0')}-${FIRST_DAY}`,
    to: day,
    complete: monthAndDay === CENSUS_DAY,
  };
}

/**
 * The twelve months to a day D: the days S ≤ D with S + 12 months > D (metrics.md §2.1). Always complete.
 * After 29 February they begin on 1 March, and so do those to 28 February of a year that follows a leap year.
 */
export function twelveMonthsTo(day: string): Window {
  let from = addDays(addMonths(day, -12), 1);
  while (addMonths(from, 12) <= day) from = addDays(from, 1);
  return { from, to: day, complete: true };
}
