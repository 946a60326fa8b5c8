import { recordDrawn } from '../prove/record';
import { findingLinesOf, linesOf } from '../prove/rows';

describe('a project team', () => {
  it('is engaged, grows, and ends on a last day, inclusive', () => {
    const entries = recordDrawn(`
      2024-01-08  project team PT1 engaged  8 heads  7.5 FTE  covers vacancy  agency Reed  until 2024-12-31
      2024-03-01  project team PT1 changes to  9 heads
      2024-04-01  project team PT1 changes to  8.5 FTE
      2024-06-28  project team PT1 ends`);
    expect(linesOf(entries, 'project-team')).toEqual(['2024-01-08..2024-06-29']);
    expect(linesOf(entries, 'project-team-terms')).toEqual([
      '2024-01-08..2024-03-01 8 7.5 Reed coversVacancy 2024-12-31',
      '2024-03-01..2024-04-01 9 7.5 Reed coversVacancy 2024-12-31',
      '2024-04-01..2024-06-28 9 8.5 Reed coversVacancy 2024-12-31',
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('covers no vacancy unless it says so', () => {
    const entries = recordDrawn('2024-01-08  project team PT1 engaged  8 heads  7.5 FTE');
    expect(linesOf(entries, 'project-team-terms')).toEqual(['2024-01-08.. 8 7.5']);
  });

  it('remarks on what does not fit', () => {
    const entries = recordDrawn(`
      2024-01-01  project team PT1 ends
      2024-01-02  project team PT1 changes to  9 heads
      2024-01-08  project team PT1 engaged  8 heads  7.5 FTE
      2024-01-09  project team PT1 engaged  8 heads  7.5 FTE
      2024-06-28  project team PT1 ends
      2024-06-29  project team PT1 ends`);
    expect(findingLinesOf(entries)).toEqual([
      'change-outside-employment 2024-01-02..2024-01-03',
      'leaving-without-start 2024-01-01..2024-01-02',
      'left-twice 2024-06-29..2024-06-30',
      'started-twice 2024-01-09..2024-01-10',
    ]);
  });
});
