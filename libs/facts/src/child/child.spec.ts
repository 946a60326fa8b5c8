import { recordDrawn } from '../prove/record';
import { linesOf } from '../prove/rows';

describe('personal data of a child', () => {
  it('are as last said, on all dates', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 is registered  born 2014-05-05  sex 1
      2023-06-01  child C1 is registered  born 2014-05-06`);
    expect(linesOf(entries, 'child')).toEqual(['1900-01-01.. 2014-05-06 1']);
  });
});
