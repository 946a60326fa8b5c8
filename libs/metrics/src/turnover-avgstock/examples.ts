import { answersOn, type Example } from '../example';

/** The local rate over the mean stock. */
export const turnoverOnMeanStockExamples: readonly Example[] = [
  {
    name: 'the mean of opening and closing stock, where the department divides by the closing stock',
    timeline: `
      2020-01-06  SW1..SW30 start    1.0 FTE
      2024-03-31  SW21..SW30 leave   resignation
      2024-05-01  SW31..SW35 start   0.9 FTE`,
    answers: [
      { asOf: '2024-09-30', metric: 'WF.TURNOVER.AVGSTOCK', expected: '10/27.25 = 36.7', naive: '40.8' },
      { asOf: '2024-09-30', metric: 'WF.TURNOVER.FTE', expected: '10/24.5 = 40.8' },
      // In the year to date the closing stock is that of the day.
      ...answersOn({ asOf: '2024-04-30' }, { 'WF.TURNOVER.AVGSTOCK': '10/25 = 40.0' }),
      // The next year opens with the stock at the end of 30 September.
      ...answersOn({ asOf: '2024-10-01' }, { 'WF.TURNOVER.AVGSTOCK': '0/24.5 = 0.0' }),
    ],
  },
  {
    name: 'the year opens with the stock at the end of the day before it',
    timeline: `
      2020-01-06  SW1..SW21 start  1.0 FTE
      2023-09-30  SW21 leaves      resignation
      2023-10-01  SW22 starts      1.0 FTE
      2023-10-02  SW20 leaves      resignation`,
    answers: answersOn({ asOf: '2024-09-30' }, { 'WF.TURNOVER.AVGSTOCK': '1/20 = 5.0' }),
  },
  {
    name: 'who is employed at the close but not in post is left out with the reason',
    timeline: `
      2020-01-06  SW1..SW11 start  1.0 FTE
      2020-01-06  SW12 starts      1.0 FTE  not-social-worker
      2024-05-31  SW11 goes to     adults' services`,
    answers: [
      {
        asOf: '2024-09-30',
        metric: 'WF.TURNOVER.AVGSTOCK',
        expected: '1/10.5 = 9.5',
        leftOut: ['worker/SW11 not-in-post', 'worker/SW12 role-not-counted'],
      },
    ],
  },
  {
    name: 'half of a millionth of an FTE is kept',
    timeline: `
      2020-01-06  SW1..SW2 start  0.333333 FTE
      2024-03-31  SW2 leaves      resignation
      2024-05-01  SW3 starts      0.666666 FTE
      2024-06-01  SW4 starts`,
    answers: [
      {
        asOf: '2024-09-30',
        metric: 'WF.TURNOVER.AVGSTOCK',
        expected: '0.333333/0.8333325 = 40.0',
        leftOut: ['worker/SW4 fte-unknown'],
      },
    ],
  },
  {
    name: 'at the start of the day who leaves on it is still in the closing stock',
    timeline: `
      2020-01-06  SW1..SW20 start  1.0 FTE
      2024-09-30  SW20 leaves      resignation`,
    answers: [
      ...answersOn({ asOf: '2024-09-30' }, { 'WF.TURNOVER.AVGSTOCK': '1/19.5 = 5.1' }),
      ...answersOn(
        { asOf: '2024-09-30', definition: '1;censusInstant=start-of-day' },
        { 'WF.TURNOVER.AVGSTOCK': '1/20 = 5.0' },
      ),
    ],
  },
];
