import { dayNumber } from '@daybook/events';

/** One year of the return, named by that in which it ends; days are day numbers. */
export interface CareYear {
  readonly year: number;
  /** 1 April. */
  readonly opens: number;
  /** The first day after the first half of the year, 1 October. */
  readonly halfway: number;
  /** The first day after the year, 1 April. */
  readonly closes: number;
}

/** The years whose files are written; of the first nothing is published by which it could be measured. */
export const careYears: readonly CareYear[] = [2020, 2021, 2022, 2023, 2024, 2025].map(careYear);

/** The year of the return that ends on the 31 March of `year`. */
export function careYear(year: number): CareYear {
  return {
    year,
    opens: dayNumber(`${year - 1}-04-01`),
    halfway: dayNumber(`${year - 1}-10-01`),
    closes: dayNumber(`${year}-04-01`),
  };
}
