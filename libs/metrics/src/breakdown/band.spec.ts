import { ageBandOn, serviceBandAtEndOf } from './band';

describe('a band of age', () => {
  it.each([
    ['2004-10-01', '<20'],
    ['2004-09-30', '20-29'],
    ['1994-10-01', '20-29'],
    ['1994-09-30', '30-39'],
    ['1984-09-30', '40-49'],
    ['1974-09-30', '50-59'],
    ['1964-10-01', '50-59'],
    ['1964-09-30', '60+'],
    ['1930-01-01', '60+'],
  ])('of somebody born on %s is %s on 30 September 2024', (dateOfBirth, band) => {
    expect(ageBandOn('2024-09-30', dateOfBirth)).toBe(band);
  });

  it('changes on 1 March for somebody born on 29 February, but in leap years', () => {
    expect(ageBandOn('2034-02-28', '2004-02-29')).toBe('20-29');
    expect(ageBandOn('2034-03-01', '2004-02-29')).toBe('30-39');
    expect(ageBandOn('2024-02-29', '2004-02-29')).toBe('20-29');
  });
});

describe('a band of time in service', () => {
  it.each([
    ['2024-09-30', '<2'],
    ['2022-10-02', '<2'],
    ['2022-10-01', '2-<5'],
    ['2019-10-02', '2-<5'],
    ['2019-10-01', '5-<10'],
    ['2014-10-01', '10-<20'],
    ['2004-10-01', '20-<30'],
    ['1994-10-02', '20-<30'],
    ['1994-10-01', '30+'],
  ])('since %s is %s at the end of 30 September 2024', (firstDay, band) => {
    expect(serviceBandAtEndOf('2024-09-30', firstDay)).toBe(band);
  });
});
