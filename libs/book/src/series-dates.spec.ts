import { addDays, isLastDayOfMonth } from '@daybook/events';
import fc from 'fast-check';
import { intervals, seriesDates } from './series-dates';

describe('the dates of a series', () => {
  it('are the last days of their months if the first is one', () => {
    expect(seriesDates({ from: '2024-01-31', to: '2024-05-31', every: 'month' })).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
    ]);
    expect(seriesDates({ from: '2023-02-28', to: '2025-02-28', every: 'year' })).toEqual([
      '2023-02-28',
      '2024-02-29',
      '2025-02-28',
    ]);
  });

  it('are cut to shorter months otherwise, each counted from the first', () => {
    expect(seriesDates({ from: '2024-01-30', to: '2024-04-30', every: 'month' })).toEqual([
      '2024-01-30',
      '2024-02-29',
      '2024-03-30',
      '2024-04-30',
    ]);
  });

  it('hold the last day only if it is hit', () => {
    expect(seriesDates({ from: '2024-09-30', to: '2025-09-29', every: 'year' })).toEqual(['2024-09-30']);
    expect(seriesDates({ from: '2024-09-30', to: '2025-09-30', every: 'year' })).toHaveLength(2);
    expect(seriesDates({ from: '2024-09-02', to: '2024-09-16', every: 'week' })).toEqual([
      '2024-09-02',
      '2024-09-09',
      '2024-09-16',
    ]);
  });

  it('are two thousand at most, and never none the wrong way round', () => {
    const from = '2000-01-01';
    expect(seriesDates({ from, to: addDays(from, 1_999), every: 'day' })).toHaveLength(2_000);
    expect(() => seriesDates({ from, to: addDays(from, 2_000), every: 'day' })).toThrow(/2000 dates/);
    expect(() => seriesDates({ from, to: addDays(from, -1), every: 'day' })).toThrow(/before from/);
  });

  it('increase, begin at the first and never pass the last', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays('2018-01-31', n));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 1_500 }),
        fc.constantFrom(...intervals),
        (from, length, every) => {
          const dates = seriesDates({ from, to: addDays(from, length), every });
          expect(dates[0]).toBe(from);
          expect([...dates].sort()).toEqual(dates);
          expect(new Set(dates).size).toBe(dates.length);
          expect(dates.every((date) => date <= addDays(from, length))).toBe(true);
          if (every !== 'day' && every !== 'week' && isLastDayOfMonth(from)) {
            expect(dates.every(isLastDayOfMonth)).toBe(true);
          }
        },
      ),
    );
  });
});
