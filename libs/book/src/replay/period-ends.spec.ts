import { addDays } from '@daybook/events';
import fc from 'fast-check';
import { intervals } from '../series-dates';
import { periodEnd, periodEnds } from './period-ends';

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));
const every = fc.constantFrom(...intervals);

describe('the end of a period', () => {
  it.each([
    ['day', '2024-02-28', '2024-02-28'],
    ['week', '2024-09-30', '2024-10-06'],
    ['week', '2024-10-06', '2024-10-06'],
    ['month', '2024-02-01', '2024-02-29'],
    ['month', '2024-12-31', '2024-12-31'],
    ['quarter', '2024-01-01', '2024-03-31'],
    ['quarter', '2024-11-15', '2024-12-31'],
    ['year', '2024-09-30', '2024-09-30'],
    ['year', '2024-10-01', '2025-09-30'],
  ] as const)('of a %s that %s lies in is %s', (interval, date, end) => {
    expect(periodEnd(date, interval)).toBe(end);
  });

  it('is the same for every day of the period, and the next day begins another', () => {
    fc.assert(
      fc.property(day, every, (date, interval) => {
        const end = periodEnd(date, interval);
        expect(end >= date).toBe(true);
        expect(periodEnd(end, interval)).toBe(end);
        expect(periodEnd(addDays(end, 1), interval) > end).toBe(true);
      }),
    );
  });
});

describe('the ends of periods', () => {
  it('go from the first that is touched to the last, none left out', () => {
    expect(periodEnds('2023-12-15', '2024-03-01', 'month')).toEqual([
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
    ]);
    expect(periodEnds('2024-03-01', '2024-03-31', 'month')).toEqual(['2024-03-31']);
  });

  it('are refused where they are more than a series may have', () => {
    expect(() => periodEnds('1990-01-01', '2000-01-01', 'day')).toThrow(/2000 periods/);
  });
});
