import { addMonths, dateOfDayNumber, dayNumber } from '@daybook/events';

/** The few years that generated histories and the questions to them lie in. */
export const FIRST_DAY = dayNumber('2021-09-01');
export const LAST_DAY = dayNumber('2025-12-31');

/** Every day, in order. */
export const everyDay: readonly number[] = Array.from(
  { length: LAST_DAY - FIRST_DAY + 1 },
  (_, i) => FIRST_DAY + i,
);

/** The first day of the census year that contains a day: the latest 1 October not after it. */
export function censusYearOf(day: number): number {
  const date = dateOfDayNumber(day);
  const year = Number(date.slice(0, 4)) - (date.slice(5) < '10-01' ? 1 : 0);
  return dayNumber(`${year}-10-01`);
}

/** Whether a day lies in the twelve months to another: S ≤ D and S + 12 months > D. */
export function isInTwelveMonthsTo(asOf: number, day: number): boolean {
  return day <= asOf && dayNumber(addMonths(dateOfDayNumber(day), 12)) > asOf;
}
