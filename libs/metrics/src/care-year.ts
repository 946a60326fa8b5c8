import { addMonths } from '@daybook/events';
import type { Window } from './metric';

/** The return on children looked after is made on 31 March and looks back on the year from 1 April. */
const LAST_DAY = '03-31';
const FIRST_DAY = '04-01';

/**
 * The year of the return, 1 April to 31 March, that contains a day, from its first day to that day; before
 * 31 March it is a year to date (metrics.md §1 rule 5).
 */
export function careYearTo(day: string): Window {
  const year = Number(day.slice(0, 4)) - (day.slice(5) >= FIRST_DAY ? 0 : 1);
  const from = `${String(year).padStart(4, '0')}-${FIRST_DAY}`;
  return { from, to: day, complete: day.endsWith(LAST_DAY) };
}

/** That year to a day and the whole year before it. */
export function twoCareYearsTo(day: string): Window {
  const { from, ...year } = careYearTo(day);
  return { from: addMonths(from, -12), ...year };
}
