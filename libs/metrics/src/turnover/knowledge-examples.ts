import { answersOn, type Example } from '../example';

const asOf = '2024-09-30';

/** Rows of metrics.md §4.1 in which something is learned later: the answer depends on as-at. */
export const knowledgeExamples: readonly Example[] = [
  {
    name: 'T16 a leaving of 12 September posted on 14 November',
    timeline: `
      2020-01-06  SW1..SW110 start    1.0 FTE
      2024-03-31  SW101..SW110 leave  resignation
      2024-09-12  (recorded 2024-11-14) SW100 leaves  resignation`,
    answers: [
      ...answersOn({ asOf, asAt: '2024-10-31' }, { 'WF.TURNOVER.FTE': '10/100 = 10.0' }),
      ...answersOn({ asOf, asAt: '2024-11-30' }, { 'WF.TURNOVER.FTE': '11/99 = 11.1' }),
      ...answersOn({ asOf }, { 'WF.TURNOVER.FTE': '11/99 = 11.1' }),
    ],
  },
  {
    name: 'T20 a resignation recorded, then withdrawn',
    timeline: `
      2020-01-06  SW1..SW25 start  1.0 FTE
      2024-09-15  (recorded 2024-08-01) SW25 leaves  resignation
      2024-09-20  (learned) SW25's leaving was withdrawn`,
    answers: [
      ...answersOn({ asOf, asAt: '2024-07-31' }, { 'WF.TURNOVER.FTE': '0/25 = 0.0' }),
      ...answersOn({ asOf, asAt: '2024-09-19' }, { 'WF.TURNOVER.FTE': '1/24 = 4.2' }),
      ...answersOn({ asOf, asAt: '2024-09-20' }, { 'WF.TURNOVER.FTE': '0/25 = 0.0', 'WF.LEAVERS.HC': '0' }),
    ],
  },
  {
    name: 'T21 a hire of 1 September rescinded on 5 October',
    timeline: `
      2020-01-06  SW1..SW27 start   1.0 FTE
      2024-03-31  SW26..SW27 leave  resignation
      2024-09-01  SW28 starts       1.0 FTE
      2024-10-05  (learned) SW28's start was withdrawn`,
    answers: [
      ...answersOn({ asOf, asAt: '2024-09-30' }, { 'WF.TURNOVER.FTE': '2/26 = 7.7', 'WF.STARTERS.HC': '1' }),
      {
        asOf,
        metric: 'WF.TURNOVER.FTE',
        expected: '2/25 = 8.0',
        // A rescinded hire is no leaver.
        naive: '12.0',
        leftOut: [],
      },
      ...answersOn({ asOf }, { 'WF.STARTERS.HC': '0', 'WF.LEAVERS.HC': '2' }),
    ],
  },
  {
    name: 'T22 a last day corrected from 28 September to 3 October',
    timeline: `
      2020-01-06  SW1..SW27 start   1.0 FTE
      2024-03-31  SW26..SW27 leave  resignation
      2024-09-28  SW25 leaves       resignation
      2024-10-10  (learned) SW25 left on 2024-10-03 instead`,
    answers: [
      ...answersOn({ asOf, asAt: '2024-10-09' }, { 'WF.TURNOVER.FTE': '3/24 = 12.5' }),
      ...answersOn({ asOf, asAt: '2024-10-10' }, { 'WF.TURNOVER.FTE': '2/25 = 8.0' }),
      ...answersOn({ asOf: '2025-09-30' }, { 'WF.LEAVERS.HC': '1', 'WF.TURNOVER.FTE': '1/24 = 4.2' }),
    ],
  },
];
