import { dateOfDayNumber, dayNumber } from '@daybook/events';

const WEEK = 7;
const WEDNESDAY = 3;
/**
 * Source systems close what they send for a return this many days before it, so that the last feed is in
 * time.
 */
const CLOSING_DAYS = 8;

/** One census year, 1 October to 30 September, and when its return was made. Days are day numbers. */
export interface CensusYear {
  readonly year: number;
  readonly opens: number;
  readonly closes: number;
  /** Whether the record begins with this year, so that there was no return before. */
  readonly first: boolean;
  /** The day of the return, in December. */
  readonly returned: number;
  /** The last day on which a source may learn what the return is to know. */
  readonly deadline: number;
  /** The first day on which a source may learn what the return before did not know. */
  readonly lateFrom: number;
  /** The first day on which anything of the year may be learned. */
  readonly from: number;
}

/** The census year that closes on 30 September of `year`; `before` is the year whose return came before. */
export function censusYear(year: number, before: CensusYear | null): CensusYear {
  const opens = dayNumber(`${year - 1}-10-01`);
  const returned = returnDay(year);
  const lateFrom = before === null ? opens : before.returned + CLOSING_DAYS;
  return {
    year,
    opens,
    closes: dayNumber(`${year}-09-30`),
    first: before === null,
    returned,
    deadline: returned - CLOSING_DAYS,
    lateFrom,
    from: before === null ? migrationDay(year) + WEEK : opens - 3 * WEEK,
  };
}

/**
 * The day in September before the first census year on which the staff list of the old system is taken
 * over.
 */
export function migrationDay(firstYear: number): number {
  return dayNumber(`${firstYear - 1}-09-05`);
}

/** The instant of a return: noon. Everything known by then has been recorded before. */
export function returnInstant(year: CensusYear): string {
  return `${dateOfDayNumber(year.returned)}T12:00:00.000Z`;
}

/** The Monday at or before `day`. */
export function mondayBefore(day: number): number {
  return day - ((weekdayOf(day) + WEEK - 1) % WEEK);
}

/** 0 Sunday to 6 Saturday; day number 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % WEEK) + WEEK) % WEEK;
}

function returnDay(year: number): number {
  const tenth = dayNumber(`${year}-12-10`);
  return tenth + ((WEDNESDAY - weekdayOf(tenth) + WEEK) % WEEK);
}
