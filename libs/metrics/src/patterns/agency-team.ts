import type { Example } from '../example';
import { known } from './row';

const C24 = '2024-09-30';

const eight = { inPost: '8', starters: '0', leavers: '0', turnover: '0/8 = 0.0' };

/** Pattern 20 of events.md §8: an agency extension; a project team as a group and as named workers. */
export const agencyTeam: readonly Example[] = [
  {
    name: 'pattern 20, an assignment extended past its planned end',
    timeline: `
      2020-01-06  SW1..SW8 start            1.0 FTE
      2024-01-08  AG1..AG2 begin assignments 1.0 FTE  until 2024-06-28
      2024-06-03  AG1's assignment is extended to 2024-12-20
      2024-06-28  AG2's assignment ends
      2024-12-20  AG1's assignment ends`,
    answers: [
      ...known('2024-01-07', C24, { ...eight, agency: '0/8 = 0.0' }),
      // A planned end is no end: until it is ended, an assignment goes on.
      ...known('2024-01-08', C24, { ...eight, agency: '2/10 = 20.0' }),
      ...known('2024-06-03', C24, { ...eight, agency: '2/10 = 20.0' }),
      ...known('2024-06-28', C24, { ...eight, agency: '1/9 = 11.1', agencyFte: '1/9 = 11.1' }),
      ...known('2024-12-20', C24, { ...eight, agency: '1/9 = 11.1' }),
      ...known('2024-12-20', '2024-12-20', { ...eight, agency: '0/8 = 0.0' }),
    ],
  },
  {
    name: 'pattern 20, a project team given as a group and then by name',
    timeline: `
      2020-01-06  SW1..SW8 start               1.0 FTE
      2024-02-05  project team PT1 is engaged  4 heads  3.6 FTE  agency Anywhere
      2024-03-04  AG1..AG3 begin assignments   1.0 FTE  project team PT1
      2024-07-31  AG3's assignment ends
      2024-08-30  project team PT1 ends
      2024-09-13  AG1..AG2's assignment ends`,
    answers: [
      ...known('2024-02-04', C24, { ...eight, agency: '0/8 = 0.0' }),
      ...known('2024-02-05', C24, { ...eight, agency: '4/12 = 33.3', agencyFte: '3.6/11.6 = 31.0' }),
      ...known('2024-03-04', C24, { ...eight, agency: '4/12 = 33.3', agencyFte: '3.6/11.6 = 31.0' }),
      ...known('2024-07-31', C24, { ...eight, agency: '4/12 = 33.3', agencyFte: '3.6/11.6 = 31.0' }),
      ...known('2024-08-30', C24, { ...eight, agency: '2/10 = 20.0', agencyFte: '2/10 = 20.0' }),
      ...known('2024-09-13', C24, { ...eight, agency: '0/8 = 0.0', agencyFte: '0/8 = 0.0' }),
    ],
  },
];
