import { addDays, addMonths, isLastDayOfMonth } from '@daybook/events';
import type { Window } from './metric';

/** Working days of a year in the workforce census; one more where it has a 29 February (metrics.md §2.1). */
const [WORKING_DAYS, WITH_LEAP_DAY] = [253, 254];

/** The twelve calendar months that end with the month of a day. Complete on the month's last day. */
export function twelveMonthsEndingWithMonthOf(day: string): Window {
  const from = addMonths(firstOfMonth(day), -11);
  return { from, to: lastOfMonth(day), complete: isLastDayOfMonth(day) };
}

/** The working days of twelve calendar months. */
export function workingDaysIn({ from, to }: Window): number {
  const februaryFrom = from.slice(5) <= '02-29' ? from : to;
  const lastOfFebruary = lastOfMonth(`${februaryFrom.slice(0, 4)}-02-01`);
  return lastOfFebruary.endsWith('-29') ? WITH_LEAP_DAY : WORKING_DAYS;
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

function lastOfMonth(day: string): string {
  return addDays(addMonths(firstOfMonth(day), 1), -1);
}
