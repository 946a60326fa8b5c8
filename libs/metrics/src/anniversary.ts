import { addDays, addMonths, daysBetween } from '@daybook/events';

/**
 * When something has lasted a number of months at the end of a day D: its anniversary is D + 1 at the latest,
 * or D; or the days to D, without or with D, are more than that many months have (metrics.md §5, Q10).
 */
export const anniversary = ['day-included', 'on-or-before', 'days-after', 'days-inclusive'] as const;

/** How many days must be passed, of the numbers of months that are asked for. */
const daysIn = { 24: 730, 30: 911 } as const;

/** Whether what began on a day has lasted a number of months at the end of another, by a method. */
export function hasLasted(
  months: keyof typeof daysIn,
  { from, day, method }: { readonly from: string; readonly day: string; readonly method: string | undefined },
): boolean {
  switch (method) {
    case 'on-or-before':
      return addMonths(from, months) <= day;
    case 'days-after':
      return daysBetween(from, day) > daysIn[months];
    case 'days-inclusive':
      return daysBetween(from, day) + 1 > daysIn[months];
    default:
      return addMonths(from, months) <= addDays(day, 1);
  }
}
