import { eventTypes } from '@daybook/events';
import { foldSubject } from '../fold';
import { recordDrawn } from '../prove/record';
import { idsBehind, linesOf } from '../prove/rows';
import { standingTypes } from './stands';

describe('what stands', () => {
  it('is, of each type, the first in the order of folding, on all dates', () => {
    const entries = recordDrawn(`
      2024-01-08  SW1 begins an assignment  1 FTE
      2024-05-01  SW1 starts  1 FTE  as E2
      2023-10-02  (recorded 2024-06-01) SW1 starts  1 FTE
      2024-09-01  SW1 is sick for 3 days`);
    expect(linesOf(entries, 'stands')).toEqual([
      'AgencyAssignmentStarted 1900-01-01..',
      'SicknessDaysRecorded 1900-01-01..',
      'SocialWorkerStarted 1900-01-01..',
    ]);
    expect(idsBehind(entries, 'stands')).toEqual([['SW1-1'], ['SW1-4'], ['SW1-3']]);
  });

  it('is nothing once the only event of a type was retracted', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2023-10-03  (learned) SW1's start never happened`);
    expect(linesOf(entries, 'stands')).toEqual([]);
  });

  it('is an event even where it does not fit the state that it meets', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2023-10-02  SW1 starts  1 FTE`);
    expect(linesOf(entries, 'stands')).toEqual(['1900-01-01..']);
  });

  it.each([
    ['project team PT1 engaged  8 heads  7.5 FTE', 'ProjectTeamEngaged'],
    ['post P1 established  1 FTE', 'PostEstablished'],
    ['vacancies reported  9.4 FTE vacant', 'VacanciesReported'],
    ['child C1 allocated  to SW1', 'CaseAllocated'],
    ['child C1 unallocated', 'CaseUnallocated'],
    ['SW1 reports 18 cases', 'CaseloadReported'],
  ])('is said of whatever a metric needs one of: %s', (line, type) => {
    const { facts } = foldSubject(recordDrawn(`2024-01-08  ${line}`));
    expect(facts.filter(({ what }) => what === 'stands').map(({ key }) => key)).toEqual([type]);
  });

  it('is of types that there are', () => {
    expect(standingTypes.filter((type) => !eventTypes.has(type))).toEqual([]);
  });
});
