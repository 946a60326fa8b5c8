import type { CivilDate } from '@daybook/events';

/** A year of the return, 1 April to 31 March. */
export interface ReturnYear {
  readonly from: CivilDate;
  readonly lastDay: CivilDate;
}

const APRIL = '04';

/** The year that a day is in. */
export function returnYearOf(day: CivilDate): ReturnYear {
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) < APRIL ? 1 : 0);
  return { from: `${year}-04-01`, lastDay: `${year + 1}-03-31` };
}
