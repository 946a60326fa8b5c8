import { dateOfDayNumber, dayNumber, isCalendarDate, isLastDayOfMonth } from './civil-date';

/**
 * A point in time, exact to any number of decimal places: whole seconds since 1970-01-01T00:00:00Z and the
 * digits of the fraction after them, without trailing zeros.
 */
export interface Instant {
  readonly seconds: number;
  readonly fraction: string;
}

const SECONDS_PER_DAY = 86_400;
const MS_PER_DAY = 86_400_000;
const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an RFC 3339 date-time with `Z` or an offset; null where the text is none. A leap second, allowed
 * where one can stand, is the same instant as the second after it.
 */
export function parseInstant(text: string): Instant | null {
  const parts = rfc3339.exec(text);
  if (parts === null) return null;
  const date = parts[1] as string;
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  if (!isCalendarDate(date) || hour > 23 || minute > 59 || second > 60) return null;
  const offset = offsetSeconds(parts[6], parts[7], parts[8]);
  if (offset === null) return null;
  const seconds = dayNumber(date) * SECONDS_PER_DAY + hour * 3_600 + minute * 60 + second - offset;
  if (second === 60 && !endsAMonth(seconds)) return null;
  return { seconds, fraction: (parts[5] ?? '').replace(/0+$/, '') };
}

/** Negative where `a` is earlier than `b`, 0 where they are the same instant, else positive. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.seconds !== b.seconds) return a.seconds - b.seconds;
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}

/** Writes milliseconds since 1970-01-01T00:00:00Z as `YYYY-MM-DDThh:mm:ss.mmmZ`. */
export function instantFromEpochMs(ms: number): string {
  const day = Math.floor(ms / MS_PER_DAY);
  const ofDay = ms - day * MS_PER_DAY;
  const hour = padded(Math.floor(ofDay / 3_600_000), 2);
  const minute = padded(Math.floor(ofDay / 60_000) % 60, 2);
  const second = padded(Math.floor(ofDay / 1_000) % 60, 2);
  return `${dateOfDayNumber(day)}T${hour}:${minute}:${second}.${padded(ofDay % 1_000, 3)}Z`;
}

/**
 * Milliseconds since 1970-01-01T00:00:00Z of an RFC 3339 instant; what is finer than a millisecond is cut off
 * towards the past. Throws a RangeError where the text is no instant.
 */
export function epochMsOf(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new RangeError(`not an RFC 3339 instant: ${JSON.stringify(text)}`);
  return instant.seconds * 1_000 + Number(instant.fraction.slice(0, 3).padEnd(3, '0'));
}

function offsetSeconds(sign?: string, hours?: string, minutes?: string): number | null {
  if (sign === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}

/** Whether an instant is the midnight UTC after the last day of a month: the only place of a leap second. */
function endsAMonth(seconds: number): boolean {
  return seconds % SECONDS_PER_DAY === 0 && isLastDayOfMonth(dateOfDayNumber(seconds / SECONDS_PER_DAY - 1));
}

function padded(value: number, width: number): string {
  return `${value}`.padStart(width, '0');
}
