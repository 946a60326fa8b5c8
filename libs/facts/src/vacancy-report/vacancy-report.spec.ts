import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, linesOf } from '../prove/rows';

describe('what an authority reports of its vacancies', () => {
  it('holds until the next report, and the last until reporting ends', () => {
    const entries = recordDrawn(`
      2023-09-30  vacancies reported  9.4 FTE vacant  7 FTE covered by agency  8 heads covering
      2024-09-30  vacancies reported  12 FTE vacant
      2024-11-01  vacancy reporting ends`);
    expect(linesOf(entries, 'vacancy-report')).toEqual([
      '2023-09-30..2024-09-30 9.4 7 8',
      '2024-09-30..2024-11-01 12',
    ]);
    expect(idsBehind(entries, 'vacancy-report')).toEqual([
      ['authority-1', 'authority-2'],
      ['authority-2', 'authority-3'],
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('is of two reports of one day the last, and none where reporting ends on the day of the first', () => {
    const entries = recordDrawn(`
      2023-09-30  vacancies reported  1 FTE vacant
      2023-09-30  vacancies reported  2 FTE vacant
      2024-09-30  vacancy reporting ends
      2024-10-31  vacancies reported  3 FTE vacant
      2024-10-31  vacancy reporting ends`);
    expect(linesOf(entries, 'vacancy-report')).toEqual(['2023-09-30..2024-09-30 2']);
    expect(idsBehind(entries, 'vacancy-report')).toEqual([['authority-2', 'authority-3']]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('goes on where a report in force ends on the day of the next', () => {
    const entries = recordDrawn(`
      2023-09-30  vacancies reported  1 FTE vacant
      2024-09-30  vacancies reported  2 FTE vacant
      2024-09-30  vacancy reporting ends`);
    expect(linesOf(entries, 'vacancy-report')).toEqual(['2023-09-30..2024-09-30 1', '2024-09-30.. 2']);
    expect(idsBehind(entries, 'vacancy-report')).toEqual([['authority-1', 'authority-3'], ['authority-2']]);
  });

  it('keeps a nought apart from what is left out', () => {
    const entries = recordDrawn('2023-09-30  vacancies reported  0 FTE vacant');
    expect(linesOf(entries, 'vacancy-report')).toEqual(['2023-09-30.. 0']);
  });

  it('remarks on an end where nothing is reported', () => {
    const entries = recordDrawn(`
      2023-01-31  vacancy reporting ends
      2023-09-30  vacancies reported  1 FTE vacant
      2024-01-31  vacancy reporting ends
      2024-02-01  vacancy reporting ends`);
    expect(findingLinesOf(entries)).toEqual([
      'leaving-without-start 2023-01-31..2023-02-01',
      'left-twice 2024-02-01..2024-02-02',
    ]);
  });
});
