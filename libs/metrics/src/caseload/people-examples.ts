import { answersOn, type Example } from '../example';

const CENSUS = { asOf: '2024-09-30' };

/** Whose cases they are, where that is not plain. */
export const caseloadPeople: readonly Example[] = [
  {
    name: 'A12 an agency reviewing officer and an agency team manager without cases hold none',
    timeline: `
      2020-01-06  SW1..SW8 start                    1.0 FTE
      2024-01-08  AG1 begins an assignment          1.0 FTE  qualified-without-cases
      2024-01-08  AG2 begins an assignment          1.0 FTE  first-line-manager
      2024-01-15  children C1..C16 allocated to SW1`,
    answers: answersOn(CENSUS, { 'WF.CASELOAD': '16/1 = 16.0', 'WF.AGENCY.FTE': '2/10 = 20.0' }),
  },
  {
    name: 'a reported number is the worker’s, whatever is allocated, and as long as the worker is there',
    timeline: `
      2020-01-06  SW1..SW2 start                    1.0 FTE
      2024-01-15  children C1..C4 allocated to SW1
      2024-02-01  SW1 reports                       17 cases
      2024-02-01  SW2 reports                       12 cases
      2024-08-30  SW2 leaves                        resignation
      2024-11-01  SW1 stops reporting cases`,
    answers: [
      ...answersOn({ asOf: '2024-08-29' }, { 'WF.CASELOAD': '29/2 = 14.5', 'WF.UNALLOCATED': '0' }),
      ...answersOn(CENSUS, { 'WF.CASELOAD': '17/1 = 17.0' }),
      ...answersOn({ asOf: '2024-11-01' }, { 'WF.CASELOAD': '4/1 = 4.0' }),
    ],
  },
  {
    name: 'employment and assignments of one holder are added, and the known part of an FTE counts',
    timeline: `
      2020-01-06  SW1 starts                        0.5 FTE  as E1
      2020-01-06  SW1 starts                        as E2
      2024-01-08  SW1 begins an assignment          0.3 FTE
      2024-01-15  children C1..C16 allocated to SW1`,
    answers: [
      { ...CENSUS, metric: 'WF.CASELOAD', expected: '16/0.8 = 20.0', leftOut: ['worker/SW1 fte-unknown'] },
    ],
  },
  {
    name: 'cases of a worker who is away, unknown, or has left are nobody’s',
    timeline: `
      2020-01-06  SW1..SW3 start                    1.0 FTE
      2024-01-15  children C1..C10 allocated to SW1
      2024-01-15  child C11 is allocated to SW2
      2024-01-15  child C12 is allocated to SW3
      2024-01-15  child C13 is allocated to NOBODY
      2024-05-31  SW2 is seconded out
      2024-06-28  SW3 leaves                        resignation`,
    answers: [
      {
        ...CENSUS,
        metric: 'WF.CASELOAD',
        expected: '10/1 = 10.0',
        leftOut: ['child/C11 not-in-post', 'child/C12 not-in-post', 'child/C13 not-in-post'],
      },
      ...answersOn(CENSUS, { 'WF.UNALLOCATED': '3' }),
      ...answersOn({ asOf: '2024-05-30' }, { 'WF.CASELOAD': '12/3 = 4.0', 'WF.UNALLOCATED': '1' }),
    ],
  },
  {
    name: 'percentiles by nearest rank, of ten and of nobody',
    timeline: `
      2020-01-06  SW1..SW9 start                    1.0 FTE
      2020-01-06  SW10 starts                       0.7 FTE
      2024-01-15  SW1 reports  11 cases
      2024-01-15  SW2 reports  12 cases
      2024-01-15  SW3 reports  13 cases
      2024-01-15  SW4 reports  14 cases
      2024-01-15  SW5 reports  15 cases
      2024-01-15  SW6 reports  16 cases
      2024-01-15  SW7 reports  17 cases
      2024-01-15  SW8 reports  18 cases
      2024-01-15  SW9 reports  19 cases
      2024-01-15  SW10 reports  15 cases`,
    answers: [
      ...answersOn(CENSUS, {
        'WF.CASELOAD.MEDIAN': 'of 10: 15.0',
        'WF.CASELOAD.P90': 'of 10: 19.0',
        // 15 cases of 0.7 FTE.
        'WF.CASELOAD.MAX': 'of 10: 21.4',
        'WF.CASELOAD.OVERCAP': '2/10 = 20.0',
      }),
      ...answersOn(
        { asOf: '2024-01-14' },
        { 'WF.CASELOAD.MEDIAN': 'of 0: z', 'WF.CASELOAD.OVERCAP': '0/0 = z', 'WF.CASELOAD': '0/0 = z' },
      ),
    ],
  },
  {
    name: 'one report is enough for an answer, and nothing of cases is none',
    timeline: `
      2020-01-06  SW1 starts                        1.0 FTE
      2024-01-15  SW1 reports                       9 cases`,
    answers: [
      ...answersOn({ asOf: '2024-01-14', asAt: '2024-01-14' }, { 'WF.CASELOAD': 'x', 'WF.UNALLOCATED': 'x' }),
      ...answersOn(CENSUS, { 'WF.CASELOAD': '9/1 = 9.0', 'WF.UNALLOCATED': '0' }),
    ],
  },
  {
    name: 'a team’s caseload is that of the people in it; its unallocated cases are those left in it',
    timeline: `
      2020-01-06  SW1 starts                        1.0 FTE  team Duty
      2020-01-06  SW2 starts                        1.0 FTE  team Court
      2024-01-15  children C1..C8 allocated to SW1  team Duty
      2024-01-15  children C9..C24 allocated to SW2 team Court
      2024-08-01  child C8 is unallocated`,
    answers: [
      ...answersOn(
        { ...CENSUS, team: 'Duty' },
        { 'WF.CASELOAD': '7/1 = 7.0', 'WF.UNALLOCATED': '1', 'WF.CASELOAD.MAX': 'of 1: 7.0' },
      ),
      ...answersOn({ ...CENSUS, team: 'Court' }, { 'WF.CASELOAD': '16/1 = 16.0', 'WF.UNALLOCATED': '0' }),
    ],
  },
];
