import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, linesOf } from '../prove/rows';

describe('an absence', () => {
  it('lasts from its first day to its last, inclusive, and leaves the worker in post', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-02-05  SW1 begins maternity  expected until 2024-11-01
      2024-06-03  SW1 begins sickness  absence S2
      2024-10-31  SW1 ends maternity`);
    expect(linesOf(entries, 'absence')).toEqual([
      'S2 2024-06-03.. sickness',
      'maternity 2024-02-05..2024-11-01 maternity 2024-11-01',
    ]);
    expect(idsBehind(entries, 'absence')).toEqual([['SW1-3'], ['SW1-2', 'SW1-4']]);
    expect(linesOf(entries, 'in-post')).toEqual(['2023-10-02.. 1 case-holder']);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('may be of one day, and begin again after it ended', () => {
    const entries = recordDrawn(`
      2024-02-05  SW1 ends sickness
      2024-02-05  SW1 begins sickness
      2024-03-05  SW1 begins sickness`);
    expect(linesOf(entries, 'absence')).toEqual(['2024-02-05..2024-02-06 sickness', '2024-03-05.. sickness']);
  });

  it('remarks on what does not fit', () => {
    const entries = recordDrawn(`
      2024-01-05  SW1 ends sickness
      2024-02-05  SW1 begins sickness
      2024-02-06  SW1 begins sickness
      2024-02-09  SW1 ends sickness
      2024-02-10  SW1 ends sickness`);
    expect(findingLinesOf(entries)).toEqual([
      'leaving-without-start 2024-01-05..2024-01-06',
      'left-twice 2024-02-10..2024-02-11',
      'started-twice 2024-02-06..2024-02-07',
    ]);
  });
});
