import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, linesOf } from '../prove/rows';

describe('a post', () => {
  it('is established, changes, is frozen and unfrozen, and is gone from the day of its deletion', () => {
    const entries = recordDrawn(`
      2023-10-02  post P1 established  1.0 FTE  case-holder  team Court
      2024-04-01  post P1 changes to  0.6 FTE
      2024-05-01  post P1 is frozen
      2024-06-01  post P1 is unfrozen
      2024-09-01  post P1 is deleted`);
    expect(linesOf(entries, 'post')).toEqual(['2023-10-02..2024-09-01']);
    expect(linesOf(entries, 'post-terms')).toEqual([
      '2023-10-02..2024-04-01 1 Court case-holder',
      '2024-04-01..2024-05-01 0.6 Court case-holder',
      '2024-05-01..2024-06-01 0.6 frozen Court case-holder',
      '2024-06-01..2024-09-01 0.6 Court case-holder',
    ]);
    expect(idsBehind(entries, 'post')).toEqual([['P1-1', 'P1-5']]);
    expect(idsBehind(entries, 'post-terms').at(-1)).toEqual(['P1-1', 'P1-2', 'P1-4', 'P1-5']);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('may be established again after it was deleted, also on the very day', () => {
    const entries = recordDrawn(`
      2023-10-02  post P1 established  1.0 FTE
      2024-04-01  post P1 established  0.5 FTE
      2024-04-01  post P1 is deleted
      2024-06-01  post P1 is deleted
      2024-08-01  post P1 established  0.4 FTE`);
    expect(linesOf(entries, 'post-terms')).toEqual([
      '2023-10-02..2024-04-01 1',
      '2024-04-01..2024-06-01 0.5',
      '2024-08-01.. 0.4',
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('that is deleted on the day on which it is established never was', () => {
    const entries = recordDrawn(`
      2024-04-01  post P1 is deleted
      2024-04-01  post P1 is frozen
      2024-04-01  post P1 established  0.5 FTE`);
    expect(linesOf(entries, 'post')).toEqual([]);
    expect(linesOf(entries, 'post-terms')).toEqual([]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('may change on the day of its deletion, which shows in nothing', () => {
    const entries = recordDrawn(`
      2023-10-02  post P1 established  1.0 FTE
      2024-04-01  post P1 is deleted
      2024-04-01  post P1 changes to  0.5 FTE`);
    expect(linesOf(entries, 'post-terms')).toEqual(['2023-10-02..2024-04-01 1']);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('remarks on what does not fit', () => {
    const entries = recordDrawn(`
      2023-01-01  post P1 is deleted
      2023-02-01  post P1 is frozen
      2023-10-02  post P1 established  1.0 FTE
      2023-11-01  post P1 established  0.5 FTE
      2024-04-01  post P1 is deleted
      2024-04-01  post P1 is deleted
      2024-05-01  post P1 changes to  0.5 FTE`);
    expect(linesOf(entries, 'post-terms')).toEqual(['2023-10-02..2024-04-01 1']);
    expect(findingLinesOf(entries)).toEqual([
      'change-outside-employment 2023-02-01..2023-02-02',
      'change-outside-employment 2024-05-01..2024-05-02',
      'leaving-without-start 2023-01-01..2023-01-02',
      'left-twice 2024-04-01..2024-04-02',
      'started-twice 2023-11-01..2023-11-02',
    ]);
  });
});
