import { addDays, addMonths, isLastDayOfMonth } from '@daybook/events';
import { badParameter } from './problem';

/** How far apart the dates of a series are. */
export const intervals = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof intervals)[number];

/** Points of a series at most. */
export const MOST_POINTS = 2_000;

const months: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };

/**
 * The dates of a series, counted from the first (interfaces.md §1.3): if that is a month's last day each is
 * its month's last day, otherwise the day is cut to shorter months; `to` is included if it is hit.
 * @throws DaybookProblem `bad-parameter` where `to` lies before `from`, or there are more than 2,000 dates
 */
export function seriesDates({
  from,
  to,
  every,
}: {
  from: string;
  to: string;
  every: Interval;
}): readonly string[] {
  if (to < from) throw badParameter('to', 'to must not lie before from');
  const dates: string[] = [];
  for (let step = 0; ; step++) {
    const date = dateAt({ from, every, step });
    if (date > to) return dates;
    if (dates.length === MOST_POINTS)
      throw badParameter('every', `a series has at most ${MOST_POINTS} dates`);
    dates.push(date);
  }
}

function dateAt({ from, every, step }: { from: string; every: Interval; step: number }): string {
  if (every === 'day' || every === 'week') return addDays(from, step * (every === 'day' ? 1 : 7));
  const date = addMonths(from, step * months[every]);
  return isLastDayOfMonth(from) ? lastDayOfMonth(date) : date;
}

/** The last day of the month that a date lies in. */
export function lastDayOfMonth(date: string): string {
  return addDays(addMonths(`${date.slice(0, 8)}01`, 1), -1);
}
