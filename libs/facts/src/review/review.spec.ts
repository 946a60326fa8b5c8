import { recordDrawn } from '../prove/record';
import { linesOf } from '../prove/rows';

describe('a review', () => {
  it('is held on a day, as last told of that day', () => {
    const entries = recordDrawn(`
      2024-09-10  child C1 is reviewed  PN1
      2024-09-10  child C1 is reviewed  PN2
      2025-03-01  child C1 is reviewed`);
    expect(linesOf(entries, 'review')).toEqual(['2024-09-10..2024-09-11 PN2', '2025-03-01..2025-03-02']);
  });
});
