import { recordDrawn } from '../prove/record';
import { findingLinesOf, linesOf } from '../prove/rows';

describe('a missing child', () => {
  it('is missing until found, whether looked after or not', () => {
    const entries = recordDrawn(`
      2024-09-10  child C1 goes missing
      2024-09-12  child C1 is found
      2024-09-12  child C1 goes missing  away-without-authorisation
      2024-09-13  child C1 goes missing`);
    expect(linesOf(entries, 'missing')).toEqual([
      '2024-09-10..2024-09-12 missing',
      '2024-09-12.. away-without-authorisation',
    ]);
    expect(findingLinesOf(entries)).toEqual(['started-twice 2024-09-13..2024-09-14']);
  });

  it('who is found on the day was not missing for a night', () => {
    const entries = recordDrawn(`
      2024-09-10  child C1 is found
      2024-09-10  child C1 goes missing`);
    expect(linesOf(entries, 'missing')).toEqual([]);
    expect(findingLinesOf(entries)).toEqual([]);
  });
});
