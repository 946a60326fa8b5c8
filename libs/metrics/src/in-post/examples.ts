import { answersOn, type Example } from '../example';

const DAY = { asOf: '2024-09-30' };

/** What is in post, and what is not. */
export const inPostExamples: readonly Example[] = [
  {
    name: 'the first day is in post, the last day is over at its end',
    timeline: `
      2024-09-02  SW1 starts  1.0 FTE
      2024-09-27  SW1 leaves  resignation`,
    answers: [
      ...answersOn({ asOf: '2024-09-01' }, { 'WF.INPOST.HC': '0' }),
      ...answersOn({ asOf: '2024-09-02' }, { 'WF.INPOST.HC': '1', 'WF.INPOST.FTE': '1 = 1.0' }),
      ...answersOn({ asOf: '2024-09-26' }, { 'WF.INPOST.HC': '1' }),
      ...answersOn({ asOf: '2024-09-27' }, { 'WF.INPOST.HC': '0', 'WF.INPOST.FTE': '0 = 0.0' }),
      ...answersOn(
        { asOf: '2024-09-27', definition: '1;censusInstant=start-of-day' },
        { 'WF.INPOST.HC': '1', 'WF.INPOST.FTE': '1 = 1.0' },
      ),
      ...answersOn(
        { asOf: '2024-09-02', definition: '1;censusInstant=start-of-day' },
        { 'WF.INPOST.HC': '0' },
      ),
    ],
  },
  {
    name: 'a person of unknown FTE is a head without FTE; two posts are one head',
    timeline: `
      2020-01-06  SW1 starts  1.0 FTE
      2020-01-06  SW2 starts
      2020-01-06  SW3 starts  0.6 FTE  as E1
      2020-01-06  SW3 starts  0.4 FTE  as E2
      2020-01-06  SW4 starts  0.5 FTE  as E1
      2020-01-06  SW4 starts  as E2`,
    answers: [
      { ...DAY, metric: 'WF.INPOST.HC', expected: '4', naive: '6', leftOut: [] },
      {
        ...DAY,
        metric: 'WF.INPOST.FTE',
        expected: '2.5',
        leftOut: ['worker/SW2 fte-unknown', 'worker/SW4 fte-unknown'],
      },
    ],
  },
  {
    name: 'who is employed but not counted is left out with the reason, who is in post besides is not',
    timeline: `
      2020-01-06  SW1 starts                 1.0 FTE
      2020-01-06  SW2 starts                 1.0 FTE  not-social-worker
      2020-01-06  SW3 starts                 1.0 FTE
      2020-01-06  SW4 starts                 0.5 FTE  as E1
      2020-01-06  SW4 starts                 0.5 FTE  not-social-worker  as E2
      2024-02-29  SW3 begins a career break`,
    answers: [
      {
        ...DAY,
        metric: 'WF.INPOST.HC',
        expected: '2',
        leftOut: ['worker/SW2 role-not-counted', 'worker/SW3 not-in-post'],
      },
      { ...DAY, metric: 'WF.INPOST.FTE', expected: '1.5' },
    ],
  },
  {
    name: 'agency workers and absences do not change who is in post',
    timeline: `
      2020-01-06  SW1..SW3 start            1.0 FTE
      2024-01-08  AG1 begins an assignment  1.0 FTE
      2024-03-01  SW1 begins maternity
      2024-03-01  SW2 begins sickness
      2024-03-01  SW3 begins suspension`,
    answers: answersOn(DAY, { 'WF.INPOST.HC': '3', 'WF.INPOST.FTE': '3 = 3.0' }),
  },
  {
    name: 'employments that touch: in post at the end of the day between, with what begins',
    timeline: `
      2020-01-06  SW1 starts  1.0 FTE  as E1
      2024-06-30  SW1 leaves  as E1
      2024-07-01  SW1 starts  0.8 FTE  as E2`,
    answers: [
      ...answersOn({ asOf: '2024-06-29' }, { 'WF.INPOST.FTE': '1 = 1.0' }),
      ...answersOn({ asOf: '2024-06-30' }, { 'WF.INPOST.FTE': '0.8', 'WF.INPOST.HC': '1' }),
      ...answersOn(DAY, { 'WF.INPOST.FTE': '0.8', 'WF.STARTERS.HC': '0', 'WF.LEAVERS.HC': '0' }),
    ],
  },
];
