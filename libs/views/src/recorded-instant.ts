const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;

/**
 * The last whole millisecond not after an instant, written as `recordedAt` is written, so that the two
 * compare as text.
 *
 * @throws RangeError for anything but an RFC 3339 instant with `Z`
 */
export function wholeMillisecond(instant: string): string {
  const [, seconds, fraction = ''] = INSTANT.exec(instant) ?? [];
  if (seconds === undefined)
    throw new RangeError(`${JSON.stringify(instant)} is not an RFC 3339 instant with Z`);
  return `${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}
