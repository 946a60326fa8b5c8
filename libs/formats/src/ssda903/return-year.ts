import type { CivilDate } from '@daybook/events';

/** A year of the return, 1 April to 31 March. */
export interface ReturnYear {
  readonly from: CivilDate;
  readonly lastDay: CivilDate;
}

const APRIL = '04';

/** The year that ends on the 31 March of a calendar year: 2025 is 1 April 2024 to 31 March 2025. */
export function returnYearEnding(year: number): ReturnYear {
  return { from: `${year - 1}-04-01`, lastDay: `${year}-03-31` };
}

/** The year that a day is in. */
export function returnYearOf(day: CivilDate): ReturnYear {
  return returnYearEnding(Number(day.slice(0, 4)) + (day.slice(5, 7) < APRIL ? 0 : 1));
}
