import { answersOn, type Example } from '../example';

/** Who has started, and who has not. */
export const startersExamples: readonly Example[] = [
  {
    name: 'starters of a census year, by the FTE of their first day',
    timeline: `
      2020-01-06  SW1 starts      1.0 FTE
      2023-09-30  SW2 starts      1.0 FTE
      2023-10-01  SW3 starts      0.8 FTE  from newly-qualified
      2024-01-08  SW4 starts      0.6 FTE
      2024-03-01  SW4 changes to  1.0 FTE
      2024-09-30  SW5 starts
      2024-10-01  SW6 starts      1.0 FTE`,
    answers: [
      ...answersOn({ asOf: '2023-09-30' }, { 'WF.STARTERS.HC': '1', 'WF.STARTERS.FTE': '1 = 1.0' }),
      { asOf: '2024-09-30', metric: 'WF.STARTERS.HC', expected: '3', leftOut: [] },
      {
        asOf: '2024-09-30',
        metric: 'WF.STARTERS.FTE',
        expected: '1.4',
        naive: '1.8',
        leftOut: ['worker/SW5 fte-unknown'],
      },
      ...answersOn({ asOf: '2024-10-01' }, { 'WF.STARTERS.HC': '1', 'WF.STARTERS.FTE': '1 = 1.0' }),
    ],
  },
  {
    name: 'netting cancels a leaving by a return, not a stay within the year by the next',
    timeline: `
      2020-01-06  SW1..SW9 start  1.0 FTE
      2023-11-01  SW10 starts     1.0 FTE  as E1
      2024-01-31  SW10 leaves     resignation  as E1
      2024-03-04  SW10 starts     1.0 FTE  as E2`,
    answers: [
      ...answersOn({ asOf: '2024-09-30' }, { 'WF.STARTERS.HC': '1', 'WF.LEAVERS.HC': '0' }),
      ...answersOn(
        { asOf: '2024-09-30', definition: '1;returners=netted' },
        { 'WF.STARTERS.HC': '1', 'WF.STARTERS.FTE': '1 = 1.0', 'WF.LEAVERS.HC': '0' },
      ),
    ],
  },
  {
    name: 'back from adults’ services, and into a counted role: starters without a new employment',
    timeline: `
      2020-01-06  SW1 starts   0.8 FTE
      2022-03-31  SW1 goes to  adults' services
      2024-04-01  SW1 returns to children's services
      2020-01-06  SW2 starts   0.6 FTE  not-social-worker
      2024-05-01  SW2 becomes  case-holder`,
    answers: answersOn({ asOf: '2024-09-30' }, { 'WF.STARTERS.HC': '2', 'WF.STARTERS.FTE': '1.4' }),
  },
];
