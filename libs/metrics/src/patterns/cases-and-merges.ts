import type { Example } from '../example';
import { known } from './row';

const C24 = '2024-09-30';

const nine = { inPost: '9', starters: '0', leavers: '0', turnover: '0/9 = 0.0', agency: '0/9 = 0.0' };
const ten = { inPost: '10', starters: '0', leavers: '0', turnover: '0/10 = 0.0', agency: '0/10 = 0.0' };
const agencyOne = { ...nine, agency: '1/10 = 10.0', agencyFte: '1/10 = 10.0' };
const oneLeft = { inPost: '9', starters: '0', leavers: '1', turnover: '1/9 = 11.1', agency: '0/9 = 0.0' };
const oneStarted = { ...ten, starters: '1' };
const elevenOneStarted = {
  inPost: '11',
  starters: '1',
  leavers: '0',
  turnover: '0/11 = 0.0',
  agency: '0/11 = 0.0',
};

/** Patterns 9, 13, 17 and 24 of events.md §8: who holds the cases, and who is one person. */
export const casesAndMerges: readonly Example[] = [
  {
    name: 'pattern 9, agency to permanent at the same desk, keeping the cases',
    timeline: `
      2020-01-06  SW1..SW9 start                    1.0 FTE
      2020-01-06  post P10 is established           1.0 FTE
      2024-01-08  AG1 begins an assignment          1.0 FTE  covers vacancy
      2024-01-15  children C1..C15 allocated to AG1
      2024-06-28  AG1's assignment ends
      2024-07-01  AG1 starts                        1.0 FTE  from agency  post P10`,
    answers: [
      ...known('2024-01-07', C24, { ...nine, vacancy: '1/10 = 10.0', agencyCover: 'x', caseload: 'x' }),
      ...known('2024-01-08', C24, { ...agencyOne, agencyCover: '1/1 = 100.0', caseload: 'x' }),
      ...known('2024-01-15', C24, { ...agencyOne, caseload: '15/1 = 15.0', unallocated: '0' }),
      ...known('2024-06-28', C24, {
        ...nine,
        agencyCover: '0/0 = z',
        caseload: '0/0 = z',
        unallocated: '15',
      }),
      ...known('2024-07-01', C24, { ...oneStarted, caseload: '15/1 = 15.0', unallocated: '0' }),
      ...known('2024-07-01', C24, { ...oneStarted, vacancy: '0/10 = 0.0', agencyCover: '0/0 = z' }),
    ],
  },
  {
    name: 'pattern 13, maternity, the cases reassigned, and agency cover that is not vacancy cover',
    timeline: `
      2020-01-06  SW1..SW9 start                    1.0 FTE
      2020-01-06  post P10 is established           1.0 FTE
      2020-01-06  SW10 starts                       1.0 FTE  post P10
      2024-01-15  children C1..C12 allocated to SW10
      2024-03-04  SW10 begins maternity
      2024-03-11  AG1 begins an assignment          1.0 FTE  covers no vacancy
      2024-03-12  children C1..C12 allocated to AG1`,
    answers: [
      ...known('2024-01-15', C24, { ...ten, vacancy: '0/10 = 0.0', caseload: '12/1 = 12.0' }),
      ...known('2024-03-04', C24, { ...ten, vacancy: '0/10 = 0.0', caseload: '12/1 = 12.0' }),
      ...known('2024-03-11', C24, {
        ...{ ...ten, agency: '1/11 = 9.1', agencyFte: '1/11 = 9.1', agencyCover: '0/1 = 0.0' },
        ...{ vacancy: '0/10 = 0.0', caseload: '12/1 = 12.0', unallocated: '0' },
      }),
      ...known('2024-03-12', C24, { ...ten, agency: '1/11 = 9.1', caseload: '12/1 = 12.0' }),
      ...known('2024-03-12', '2024-03-11', { ...ten, agency: '1/11 = 9.1', caseload: '12/1 = 12.0' }),
    ],
  },
  {
    name: 'pattern 17, duplicate persons merged, then unmerged',
    timeline: `
      2020-01-06  SW1..SW10 start                   1.0 FTE
      2024-01-15  children C1..C8 allocated to SW10
      2024-06-03  DUP10 starts                      1.0 FTE
      2024-06-10  children C9..C12 allocated to DUP10
      2024-07-01  DUP10 is the same person as SW10
      2024-08-01  (learned) DUP10's merge was withdrawn`,
    answers: [
      ...known('2024-06-02', C24, { ...ten, inPostFte: '10 = 10.0', caseload: '8/1 = 8.0' }),
      ...known('2024-06-03', C24, { ...elevenOneStarted, inPostFte: '11 = 11.0', caseload: '8/1 = 8.0' }),
      ...known('2024-06-10', C24, { ...elevenOneStarted, caseload: '12/2 = 6.0', unallocated: '0' }),
      // One person, on all dates: the second start of one employment is none.
      ...known('2024-07-01', C24, { ...ten, inPostFte: '10 = 10.0', caseload: '12/1 = 12.0' }),
      ...known('2024-07-01', '2024-05-31', { ...ten, caseload: '8/1 = 8.0', unallocated: '0' }),
      ...known('2024-08-01', C24, { ...elevenOneStarted, inPostFte: '11 = 11.0', caseload: '12/2 = 6.0' }),
    ],
  },
  {
    name: 'pattern 24, a worker leaves with open cases, reallocated days later with an earlier date',
    timeline: `
      2020-01-06  SW1..SW10 start                   1.0 FTE
      2024-01-15  children C1..C5 allocated to SW10
      2024-01-15  children C6..C16 allocated to SW9
      2024-09-27  SW10 leaves                       resignation
      2024-09-28  (recorded 2024-10-03) children C1..C5 allocated to SW9`,
    answers: [
      ...known('2024-09-26', C24, { ...ten, caseload: '16/2 = 8.0', unallocated: '0' }),
      ...known('2024-09-27', C24, { ...oneLeft, caseload: '11/1 = 11.0', unallocated: '5' }),
      ...known('2024-10-03', C24, { ...oneLeft, caseload: '16/1 = 16.0', unallocated: '0' }),
      // At the end of the last day itself the cases are still in the leaver's name.
      ...known('2024-10-03', '2024-09-27', { ...oneLeft, caseload: '11/1 = 11.0', unallocated: '5' }),
    ],
  },
];
