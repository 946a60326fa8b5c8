import { addDays, addMonths } from '@daybook/events';

/** Bands of age in whole years, as metrics.md §2.1 spells them. */
export const ageBands = ['<20', '20-29', '30-39', '40-49', '50-59', '60+'] as const;

/** Bands of time in service in years. */
export const serviceBands = ['<2', '2-<5', '5-<10', '10-<20', '20-<30', '30+'] as const;

const ageEdges = [20, 30, 40, 50, 60];
const serviceEdges = [2, 5, 10, 20, 30];

/** A person's age on a day in whole years, reached on the birthday, or else on 1 March. */
export function ageOn(day: string, dateOfBirth: string): number {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** The band of a person's age on a day. */
export function ageBandOn(day: string, dateOfBirth: string): string {
  const age = ageOn(day, dateOfBirth);
  return ageBands[ageEdges.filter((edge) => edge <= age).length] as string;
}

/**
 * The band of the time since a first day, at the end of a day: N years have been served when N years after
 * the first day is not later than the day after (metrics.md §2.2).
 */
export function serviceBandAtEndOf(day: string, firstDay: string): string {
  const served = serviceEdges.filter((years) => addMonths(firstDay, 12 * years) <= addDays(day, 1));
  return serviceBands[served.length] as string;
}
