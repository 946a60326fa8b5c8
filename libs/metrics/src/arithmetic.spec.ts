import { metricById } from './all';
import { twelveMonthsEndingWithMonthOf, workingDaysIn } from './calendar-months';
import { readExpected } from './example';
import type { Metric } from './metric';
import { present } from './present';

/**
 * Rows of metrics.md §4 that give published inputs. Headcounts are exact; published FTE has one decimal
 * place, so the true input lies within half a tenth of it, and the rate within what that allows (§1 rule 8).
 */
const rows = [
  { row: 'T1 England 2025', metric: 'WF.TURNOVER.FTE', expected: '4276.3/36186.3 = 11.8' },
  { row: 'T2 Sandwell 2022', metric: 'WF.TURNOVER.FTE', expected: '56.6/202.5 = 28.0' },
  { row: 'T2 Sandwell 2022', metric: 'WF.TURNOVER.HC', expected: '59/213 = 27.7' },
  { row: 'T3 Sandwell 2025', metric: 'WF.TURNOVER.FTE', expected: '30/269.9 = 11.1' },
  { row: 'T3 Sandwell 2025', metric: 'WF.TURNOVER.HC', expected: '33/281 = 11.7' },
  { row: 'T3 by mean stock', metric: 'WF.TURNOVER.AVGSTOCK', expected: '30/255.6 = 11.7' },
  { row: 'T18 Rochdale 2022', metric: 'WF.TURNOVER.HC', expected: '46/160 = 28.8' },
  { row: 'A1 Sandwell 2025', metric: 'WF.AGENCY.FTE', expected: '29.6/299.5 = 9.9' },
  { row: 'A2 England 2025', metric: 'WF.AGENCY.FTE', expected: '5415.9/41602.2 = 13.0' },
  { row: 'A3 Sandwell 2018', metric: 'WF.AGENCY.FTE', expected: '96/309.6 = 31.0' },
  { row: 'A2 England 2025', metric: 'WF.AGENCYCOVER', expected: '4390.8/5415.9 = 81.1' },
  { row: 'A3 Sandwell 2018', metric: 'WF.AGENCY.HC', expected: '96/322 = 29.8' },
  { row: 'V1 Sandwell 2025', metric: 'WF.VACANCY', expected: '25.8/295.7 = 8.7' },
  { row: 'V1 Sandwell 2025', metric: 'WF.VACANCYCOVER', expected: '25.8/25.8 = 100.0' },
  { row: 'V2 England 2025', metric: 'WF.VACANCY', expected: '5965.4/42151.7 = 14.2' },
  { row: 'V2 England 2025', metric: 'WF.VACANCYCOVER', expected: '4390.8/5965.4 = 73.6' },
  { row: 'V13 Sandwell 2017', metric: 'WF.VACANCYCOVER', expected: '36.6/36.6 = 100.0' },
  { row: 'C15 Sandwell 2020', metric: 'WF.CASELOAD', expected: '3253/161.6 = 20.1' },
  { row: 'C15 Sandwell 2021', metric: 'WF.CASELOAD', expected: '2206/138.2 = 16.0' },
  { row: 'C15 Sandwell 2025', metric: 'WF.CASELOAD', expected: '2505/164.5 = 15.2' },
  { row: 'C16 England 2025', metric: 'WF.CASELOAD', expected: '321661/21105.4 = 15.2' },
  // Days lost over in post FTE × 253 working days, 254 where the twelve months have a 29 February.
  { row: 'Absence Sandwell 2025', metric: 'WF.ABSENCE', expected: '3342/68284.7 = 4.9' },
  { row: 'Absence Sandwell 2022', metric: 'WF.ABSENCE', expected: '5419/51232.5 = 10.6' },
  { row: 'Absence Sandwell 2020', metric: 'WF.ABSENCE', expected: '2663/54381.4 = 4.9' },
  // Children: counts are exact, and rates have no decimal place.
  { row: 'Sandwell 2025', metric: 'CH.PLACE3.Y1', expected: '76/816 = 9' },
  { row: 'Sandwell 2024', metric: 'CH.PLACE3.Y1', expected: '81/808 = 10' },
  { row: 'Sandwell 2024, as first published', metric: 'CH.PLACE3.Y1', expected: '76/812 = 9' },
  { row: 'Sandwell 2022', metric: 'CH.PLACE3.Y1', expected: '62/840 = 7' },
  { row: 'Sandwell 2021', metric: 'CH.PLACE3.Y2', expected: '123/693 = 18' },
  { row: 'Sandwell 2022', metric: 'CH.PLACE3.Y2', expected: '111/714 = 16' },
  { row: 'Sandwell 2023', metric: 'CH.PLACE3.Y2', expected: '125/665 = 19' },
  { row: 'Sandwell 2024', metric: 'CH.PLACE3.Y2', expected: '128/655 = 20' },
  { row: 'Sandwell 2025', metric: 'CH.PLACE3.Y2', expected: '134/604 = 22' },
  { row: 'Sandwell 2021', metric: 'CH.LTSTAB', expected: '289/410 = 70' },
  { row: 'Sandwell 2022', metric: 'CH.LTSTAB', expected: '327/450 = 73' },
  { row: 'Sandwell 2023', metric: 'CH.LTSTAB', expected: '296/433 = 68' },
  { row: 'Sandwell 2024', metric: 'CH.LTSTAB', expected: '266/406 = 66' },
  { row: 'Sandwell 2025', metric: 'CH.LTSTAB', expected: '240/380 = 63' },
  { row: 'Sandwell 2024', metric: 'CH.SW3', expected: '118/812 = 15' },
] as const;

const HALF_A_TENTH = readExpected('0.05').numerator as bigint;

function displayed(metricId: string, numerator: bigint, denominator: bigint): string {
  const reckoning = { numerator, denominator, counted: { numerator: [], denominator: [] }, leftOut: [] };
  return present(metricById(metricId) as Metric, reckoning).display;
}

describe('worked examples of published figures', () => {
  it.each(rows)('$row, $metric: $expected', ({ metric, expected }) => {
    const { numerator, denominator, display } = readExpected(expected);
    expect(displayed(metric, numerator as bigint, denominator as bigint)).toBe(display);
  });

  it('A1 is not agency over permanent: 11.0', () => {
    expect(displayed('WF.AGENCY.FTE', 296n, 2699n)).toBe('11.0');
    expect(displayed('WF.AGENCY.FTE', 296n, 296n + 2699n)).toBe('9.9');
  });

  it('T4 Sandwell 2024: rounded inputs give 9.9, what they may stand for gives the published 10.0', () => {
    const { numerator, denominator } = readExpected('24/241.3') as { numerator: bigint; denominator: bigint };
    expect(displayed('WF.TURNOVER.FTE', numerator, denominator)).toBe('9.9');
    const highest = displayed('WF.TURNOVER.FTE', numerator + HALF_A_TENTH, denominator - HALF_A_TENTH);
    expect(highest).toBe('10.0');
  });

  it('V1 is not vacancies over in post: 9.6', () => {
    expect(displayed('WF.VACANCY', 258n, 2699n)).toBe('9.6');
    expect(displayed('WF.VACANCY', 258n, 258n + 2699n)).toBe('8.7');
  });

  it('A5 Sandwell 2025 cover: rounded inputs give 87.2, what they may stand for gives 87.1', () => {
    const { numerator, denominator } = readExpected('25.8/29.6') as {
      numerator: bigint;
      denominator: bigint;
    };
    expect(displayed('WF.AGENCYCOVER', numerator, denominator)).toBe('87.2');
    const least = displayed('WF.AGENCYCOVER', numerator - HALF_A_TENTH, denominator + HALF_A_TENTH);
    const inside = displayed('WF.AGENCYCOVER', numerator - HALF_A_TENTH / 2n, denominator);
    expect([least, inside]).toEqual(['86.8', '87.1']);
  });

  it('A4 Sandwell 2019: rounded inputs give 36.4, what they may stand for gives the published 36.3', () => {
    const { numerator, denominator } = readExpected('118/324.6') as {
      numerator: bigint;
      denominator: bigint;
    };
    expect(displayed('WF.AGENCY.FTE', numerator, denominator)).toBe('36.4');
    // Agency stands in both: 117.95 of 117.95 + 206.65.
    const inPost = denominator - numerator;
    const least = numerator - HALF_A_TENTH;
    expect(displayed('WF.AGENCY.FTE', least, least + inPost + HALF_A_TENTH)).toBe('36.3');
  });
});

describe('the working days of twelve calendar months', () => {
  it.each([
    ['2020-09-30', 254],
    ['2022-09-30', 253],
    ['2024-02-28', 254],
    ['2025-01-31', 254],
    ['2025-02-01', 253],
    ['2100-09-30', 253],
  ])('to %s are %i', (day, workingDays) => {
    expect(workingDaysIn(twelveMonthsEndingWithMonthOf(day))).toBe(workingDays);
  });

  it('begin with the month after that of a year before, and are complete on their last day', () => {
    expect(twelveMonthsEndingWithMonthOf('2024-09-30')).toEqual({
      from: '2023-10-01',
      to: '2024-09-30',
      complete: true,
    });
    expect(twelveMonthsEndingWithMonthOf('2024-02-28')).toEqual({
      from: '2023-03-01',
      to: '2024-02-29',
      complete: false,
    });
  });
});

describe('the notation of an expected answer', () => {
  it('is a rate, a count, a rounded count or x, and nothing else', () => {
    expect(readExpected('2.1/20.4 = 10.3')).toEqual({
      numerator: 21_000_000n,
      denominator: 204_000_000n,
      display: '10.3',
    });
    expect(readExpected('3')).toEqual({ numerator: 30_000_000n, denominator: null, display: '3' });
    expect(readExpected('25 = 25.0')).toEqual({
      numerator: 250_000_000n,
      denominator: null,
      display: '25.0',
    });
    expect(readExpected('x')).toEqual({ numerator: null, denominator: null, display: 'x' });
    for (const text of ['', 'ten', '1/', '0.12345678', 'z']) expect(() => readExpected(text)).toThrow(text);
  });
});
