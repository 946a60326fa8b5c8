import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayAfter,
  dayNumber,
  daysBetween,
  endOfLondonDay,
  FIRST_DATE,
  isCalendarDate,
  isCivilDate,
  isLastDayOfMonth,
  LAST_DATE,
  lastDayBefore,
  londonDateOf,
  type LastDayInclusive,
} from './civil-date';

const lowest = dayNumber(FIRST_DATE);
const highest = dayNumber(LAST_DATE);
const anyDate = fc.integer({ min: lowest, max: highest }).map(dateOfDayNumber);
const anyLondonDay = fc
  .integer({ min: dayNumber('1996-01-01'), max: dayNumber('2037-12-30') })
  .map(dateOfDayNumber);

describe('civil dates', () => {
  it('knows the dates that exist', () => {
    const dates = ['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '2023-09-30'];
    expect(dates.map(isCivilDate)).toEqual(dates.map(() => true));
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2023-09-31',
    '2023-00-10',
    '2023-13-01',
    '2023-01-00',
    '2023-1-01',
    '20230-01-1',
    '2023/01/01',
    '2023-01-01T',
    ' 2023-01-01',
    '１０２３-01-01',
    '',
    '1899-12-31',
    '2200-01-01',
    '-023-01-01',
    '2023-01-+1',
    '2023-01-1 ',
  ])('refuses %p', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  it('tells a date out of range from one that does not exist', () => {
    expect([
      isCalendarDate('1066-10-14'),
      isCalendarDate('9999-12-31'),
      isCalendarDate('1067-02-29'),
    ]).toEqual([true, true, false]);
  });

  it('agrees with the calendar on which texts of the form are dates', () => {
    const two = fc.integer({ min: 0, max: 39 }).map((n) => `${n}`.padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1890, max: 2210 }), two, two, (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        expect(isCivilDate(text)).toBe(calendarHas(text) && year >= 1900 && year <= 2199);
      }),
    );
  });

  it('steps days, months and years as the calendar does', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -1_200, max: 1_200 }),
        (date, days, months) => {
          const oracle = Temporal.PlainDate.from(date);
          expect(addDays(date, days)).toBe(oracle.add({ days }).toString());
          expect(addMonths(date, months)).toBe(oracle.add({ months }, { overflow: 'constrain' }).toString());
          expect(isLastDayOfMonth(date)).toBe(oracle.day === oracle.daysInMonth);
        },
      ),
    );
  });

  it('keeps the day of the month, or takes the last day of a shorter one', () => {
    expect(addMonths('2021-08-31', 30)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
  });

  it('counts the days between two dates either way', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe(Temporal.PlainDate.from(from).until(to).days);
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(Math.sign(daysBetween(from, to))).toBe(from < to ? 1 : from > to ? -1 : 0);
      }),
    );
  });

  it('numbers the days from the first of January 1970', () => {
    expect([dayNumber('1970-01-01'), dayNumber('1969-12-31'), dayNumber('2000-03-01')]).toEqual([
      0, -1, 11017,
    ]);
    expect([lowest, highest].map(dateOfDayNumber)).toEqual([FIRST_DATE, LAST_DATE]);
  });

  it('turns a last day into the day before which it ends, and back', () => {
    const lastDay = '2024-03-31' as LastDayInclusive;
    expect(dayAfter(lastDay)).toBe('2024-04-01');
    expect(lastDayBefore(dayAfter(lastDay))).toBe(lastDay);
  });
});

describe('days in London', () => {
  it('ends a summer day an hour before midnight UTC', () => {
    expect(new Date(endOfLondonDay('2024-06-30')).toISOString()).toBe('2024-06-30T23:00:00.000Z');
    expect(new Date(endOfLondonDay('2024-12-31')).toISOString()).toBe('2025-01-01T00:00:00.000Z');
  });

  it('ends the days on which the clocks change where London ends them', () => {
    const changes = ['2024-03-30', '2024-03-31', '2024-10-26', '2024-10-27'];
    expect(changes.map((date) => new Date(endOfLondonDay(date)).toISOString())).toEqual([
      '2024-03-31T00:00:00.000Z',
      '2024-03-31T23:00:00.000Z',
      '2024-10-26T23:00:00.000Z',
      '2024-10-28T00:00:00.000Z',
    ]);
  });

  it('agrees with the time zone database on every day from 1996 to 2037', () => {
    fc.assert(
      fc.property(anyLondonDay, (date) => {
        const next = Temporal.PlainDate.from(date).add({ days: 1 });
        expect(endOfLondonDay(date)).toBe(next.toZonedDateTime('Europe/London').epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the time zone database on the date at any instant', () => {
    const min = Temporal.Instant.from('1996-01-01T00:00:00Z').epochMilliseconds;
    const max = Temporal.Instant.from('2037-12-31T23:59:59Z').epochMilliseconds;
    fc.assert(
      fc.property(fc.integer({ min, max }), (ms) => {
        const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London');
        expect(londonDateOf(ms)).toBe(there.toPlainDate().toString());
      }),
      { numRuns: 500 },
    );
  });

  it('begins the next day at the instant that ends one', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(londonDateOf(endOfLondonDay(date) - 1)).toBe(date);
        expect(londonDateOf(endOfLondonDay(date))).toBe(addDays(date, 1));
      }),
    );
  });
});

function calendarHas(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
