/**
 * A civil date of the Gregorian calendar in Europe/London, `YYYY-MM-DD`: compares as text. A record has dates
 * from {@link FIRST_DATE} to {@link LAST_DATE} (events.md §2); arithmetic may step outside of them.
 */
export type CivilDate = string;

/** The last day on which something still holds: how employments and assignments end. */
export type LastDayInclusive = CivilDate & { readonly convention: 'last day, inclusive' };

/** The first day on which something holds no longer: how care, posts, cases and all facts end. */
export type EndsBefore = CivilDate & { readonly convention: 'ends before' };

/** The earliest date that an event may carry. */
export const FIRST_DATE: CivilDate = '1900-01-01';

/** The latest date that an event may carry. */
export const LAST_DATE: CivilDate = '2199-12-31';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const MARCH = 3;
const OCTOBER = 10;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The end of a half-open period whose last day was `last`. */
export function dayAfter(last: LastDayInclusive): EndsBefore {
  return addDays(last, 1) as EndsBefore;
}

/** The last day of a half-open period that ends before `end`. */
export function lastDayBefore(end: EndsBefore): LastDayInclusive {
  return addDays(end, -1) as LastDayInclusive;
}

/** Whether `text` is a date that exists, written `YYYY-MM-DD`, that an event may carry. */
export function isCivilDate(text: string): boolean {
  return isCalendarDate(text) && text >= FIRST_DATE && text <= LAST_DATE;
}

/** Whether `text` is a date that exists in any year from 0000 to 9999, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1) return false;
  return day <= lengthOfMonth(year, month);
}

/** The date `n` days after `date`; before it where `n` is negative. */
export function addDays(date: CivilDate, n: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + n);
}

/**
 * The date `n` months after `date`: the same day of the month, or the last day of a shorter month
 * (metrics.md §2.2).
 */
export function addMonths(date: CivilDate, n: number): CivilDate {
  const months = digitsAt(date, 0, 4) * 12 + digitsAt(date, 5, 2) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return written(year, month, Math.min(digitsAt(date, 8, 2), lengthOfMonth(year, month)));
}

/** Days from `from` to `to`: 1 from a day to the next, negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970-01-01, which is 0. The text must be a date. */
export function dayNumber(date: CivilDate): number {
  return dayNumberOf(digitsAt(date, 0, 4), digitsAt(date, 5, 2), digitsAt(date, 8, 2));
}

/** The date that is `n` days after 1970-01-01. */
export function dateOfDayNumber(n: number): CivilDate {
  // Counted in eras of 400 years that begin on 1 March, so that a leap day is the last day of its year.
  const sinceEra0 = n + 719_468;
  const era = Math.floor(sinceEra0 / 146_097);
  const dayOfEra = sinceEra0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Whether `date` is the last day of its month. */
export function isLastDayOfMonth(date: CivilDate): boolean {
  return digitsAt(date, 8, 2) === lengthOfMonth(digitsAt(date, 0, 4), digitsAt(date, 5, 2));
}

/** The civil date in London at an instant, in milliseconds since 1970-01-01T00:00:00Z. */
export function londonDateOf(epochMs: number): CivilDate {
  const utcDay = Math.floor(epochMs / MS_PER_DAY);
  const year = digitsAt(dateOfDayNumber(utcDay), 0, 4);
  return dateOfDayNumber(Math.floor((epochMs + londonOffsetMs(epochMs, year)) / MS_PER_DAY));
}

/** The first instant after the day `date` in London, in milliseconds since 1970-01-01T00:00:00Z. */
export function endOfLondonDay(date: CivilDate): number {
  const nextDay = dayNumber(date) + 1;
  const midnightUtc = nextDay * MS_PER_DAY;
  const year = digitsAt(dateOfDayNumber(nextDay), 0, 4);
  // Clocks change at 01:00 UTC on a Sunday, never between the two midnights that could begin a day.
  return midnightUtc - londonOffsetMs(midnightUtc - MS_PER_HOUR, year);
}

/**
 * British Summer Time by the rule in force since 1996 (directive 2000/84/EC and the Summer Time Order 2002),
 * applied to every year: what Daybook knows by instants, it learned after that.
 */
function londonOffsetMs(epochMs: number, year: number): number {
  const begins = lastSundayOf(year, MARCH) * MS_PER_DAY + MS_PER_HOUR;
  const ends = lastSundayOf(year, OCTOBER) * MS_PER_DAY + MS_PER_HOUR;
  return epochMs >= begins && epochMs < ends ? MS_PER_HOUR : 0;
}

/** The day number of the last Sunday of a month of 31 days. */
function lastSundayOf(year: number, month: number): number {
  const last = dayNumberOf(year, month, 31);
  return last - ((((last + 4) % 7) + 7) % 7);
}

function dayNumberOf(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return monthLengths[month - 1] as number;
}

/** The number that `count` digits of `text` spell, or −1 where one of them is no digit. */
function digitsAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function written(year: number, month: number, day: number): CivilDate {
  const years = year > 999 ? `${year}` : `${year}`.padStart(4, '0');
  return `${years}${month < 10 ? '-0' : '-'}${month}${day < 10 ? '-0' : '-'}${day}`;
}
