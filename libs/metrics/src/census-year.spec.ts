import { addDays, addMonths, daysBetween } from '@daybook/events';
import fc from 'fast-check';
import { censusYearTo, twelveMonthsTo } from './census-year';

const day = fc.integer({ min: 0, max: 100_000 }).map((n) => addDays('1900-01-01', n));

describe('windows', () => {
  it('ends the census year on 30 September and begins the next on 1 October', () => {
    expect(censusYearTo('2024-09-30')).toEqual({ from: '2023-10-01', to: '2024-09-30', complete: true });
    expect(censusYearTo('2024-10-01')).toEqual({ from: '2024-10-01', to: '2024-10-01', complete: false });
  });

  it('is a year to date before 30 September', () => {
    expect(censusYearTo('2024-09-29')).toEqual({ from: '2023-10-01', to: '2024-09-29', complete: false });
    expect(censusYearTo('2024-01-01')).toEqual({ from: '2023-10-01', to: '2024-01-01', complete: false });
    expect(censusYearTo('2023-12-31')).toEqual({ from: '2023-10-01', to: '2023-12-31', complete: false });
  });

  it.each([
    ['2024-09-30', '2023-10-01'],
    ['2024-02-28', '2023-03-01'],
    ['2024-02-29', '2023-03-01'],
    ['2024-03-01', '2023-03-02'],
    ['2025-02-28', '2024-03-01'],
    ['2025-03-31', '2024-04-01'],
  ])('takes for the twelve months to %s the days from %s', (to, from) => {
    expect(twelveMonthsTo(to)).toEqual({ from, to, complete: true });
  });

  it('takes into the twelve months exactly the days S ≤ D with S + 12 months > D', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 380 }), (asOf, back) => {
        const candidate = addDays(asOf, -back);
        const { from, to } = twelveMonthsTo(asOf);
        expect(candidate >= from && candidate <= to).toBe(addMonths(candidate, 12) > asOf);
      }),
    );
  });

  it('begins every census year on a 1 October at most 366 days before', () => {
    fc.assert(
      fc.property(day, (asOf) => {
        const { from, to, complete } = censusYearTo(asOf);
        expect(to).toBe(asOf);
        expect(from.slice(4)).toBe('-10-01');
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(from, to)).toBeLessThan(366);
        expect(complete).toBe(addDays(asOf, 1).endsWith('-10-01'));
      }),
    );
  });
});
