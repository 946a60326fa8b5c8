import { answersOn, type Example } from '../example';

/** Who has left, and who has not. */
export const leaversExamples: readonly Example[] = [
  {
    name: 'leavers of a census year, by the FTE of their last day',
    timeline: `
      2020-01-06  SW1..SW6 start   1.0 FTE
      2020-01-06  SW7 starts
      2023-09-30  SW1 leaves       resignation
      2023-10-01  SW2 leaves       resignation
      2024-05-01  SW3 changes to   0.4 FTE
      2024-08-31  SW3 leaves       retired
      2024-09-30  SW4 leaves       deceased
      2024-06-30  SW7 leaves       resignation
      2024-10-01  SW5 leaves       resignation`,
    answers: [
      ...answersOn({ asOf: '2023-09-30' }, { 'WF.LEAVERS.HC': '1', 'WF.LEAVERS.FTE': '1 = 1.0' }),
      ...answersOn({ asOf: '2024-09-29' }, { 'WF.LEAVERS.HC': '3' }),
      { asOf: '2024-09-30', metric: 'WF.LEAVERS.HC', expected: '4', leftOut: [] },
      {
        asOf: '2024-09-30',
        metric: 'WF.LEAVERS.FTE',
        expected: '2.4',
        naive: '3.0',
        leftOut: ['worker/SW7 fte-unknown'],
      },
      ...answersOn({ asOf: '2024-10-01' }, { 'WF.LEAVERS.HC': '1' }),
    ],
  },
  {
    name: 'who ends on a day and begins again on the next has not left',
    timeline: `
      2020-01-06  SW1 starts  1.0 FTE  as E1
      2024-06-30  SW1 leaves  resignation  as E1
      2024-07-01  (recorded 2024-07-10) SW1 starts  1.0 FTE  as E2`,
    answers: [
      ...answersOn({ asOf: '2024-06-30', asAt: '2024-07-09' }, { 'WF.LEAVERS.HC': '1' }),
      ...answersOn({ asOf: '2024-06-30', asAt: '2024-07-10' }, { 'WF.LEAVERS.HC': '0' }),
      ...answersOn({ asOf: '2024-09-30' }, { 'WF.LEAVERS.HC': '0', 'WF.STARTERS.HC': '0' }),
    ],
  },
  {
    name: 'a role change out of the census roles is a leaving, with the FTE just before',
    timeline: `
      2020-01-06  SW1..SW5 start  1.0 FTE
      2024-04-01  SW5 becomes     not-social-worker
      2024-04-01  SW5 changes to  0.5 FTE`,
    answers: answersOn({ asOf: '2024-09-30' }, { 'WF.LEAVERS.HC': '1', 'WF.LEAVERS.FTE': '1 = 1.0' }),
  },
  {
    name: 'two posts that end on one day are one leaver with both FTEs',
    timeline: `
      2020-01-06  SW1 starts  0.6 FTE  as E1
      2020-01-06  SW1 starts  0.4 FTE  as E2
      2024-05-31  SW1 leaves  resignation  as E1
      2024-05-31  SW1 leaves  resignation  as E2`,
    answers: answersOn({ asOf: '2024-09-30' }, { 'WF.LEAVERS.HC': '1', 'WF.LEAVERS.FTE': '1 = 1.0' }),
  },
];
