import { recordDrawn } from '../prove/record';
import { idsBehind, linesOf } from '../prove/rows';

describe('a population', () => {
  it('is in force from 30 June of its year until the next, whatever the event says of dates', () => {
    const entries = recordDrawn(`
      2024-07-15  population estimated  84417 aged 0 to 17  2023 mid-year
      2025-07-30  population estimated  84950 aged 0 to 17  2024 mid-year
      2026-07-30  population estimated  84500 aged 0 to 17  2023 mid-year`);
    expect(linesOf(entries, 'population')).toEqual([
      '2023-06-30..2024-06-30 84500 2023 ONS',
      '2024-06-30.. 84950 2024 ONS',
    ]);
    expect(idsBehind(entries, 'population')).toEqual([['authority-2', 'authority-3'], ['authority-2']]);
  });

  it('of a year in which there are no dates says nothing', () => {
    const entries = recordDrawn('2024-07-15  population estimated  84417 aged 0 to 17  23 mid-year');
    expect(linesOf(entries, 'population')).toEqual([]);
  });
});
