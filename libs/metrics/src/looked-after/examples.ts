import { answersOn, type Example } from '../example';

const inCare = `
      2023-05-01  children C1..C3 start to be looked after  C2  U6
      2023-05-01  child C4 starts to be looked after  V4  U6
      2025-03-31  child C3 ceases to be looked after  E4A`;

/** How many children are looked after (metrics.md §2.2). */
export const lookedAfterExamples: readonly Example[] = [
  {
    name: 'children looked after, not those on short breaks, nor who ceased on the day',
    timeline: inCare,
    answers: [
      {
        metric: 'CH.CLA',
        asOf: '2025-03-31',
        expected: '2',
        leftOut: ['child/C4 under-v3-v4'],
      },
      { metric: 'CH.CLA', asOf: '2025-03-30', expected: '3' },
      { metric: 'CH.CLA', asOf: '2025-03-31', definition: '1;censusInstant=start-of-day', expected: '3' },
      { metric: 'CH.CLA', asOf: '2023-04-30', expected: '0' },
      { metric: 'CH.CLA.RATE', asOf: '2025-03-31', expected: 'x' },
    ],
  },
  {
    name: 'of 10,000 by the latest mid-year estimate that is not after the day',
    timeline: `${inCare}
      2024-07-15  population estimated  410 aged 0 to 17  2023 mid-year
      2025-07-30  population estimated  400 aged 0 to 17  2024 mid-year
      2026-07-30  population estimated  300 aged 0 to 17  2025 mid-year`,
    answers: [
      { metric: 'CH.CLA.RATE', asOf: '2025-03-31', expected: '2/400 = 50', naive: '67' },
      { metric: 'CH.CLA.RATE', asOf: '2024-06-29', expected: '3/410 = 73' },
      { metric: 'CH.CLA.RATE', asOf: '2025-06-30', expected: '2/300 = 67' },
      { metric: 'CH.CLA.RATE', asOf: '2023-06-29', expected: '3/0 = z' },
    ],
  },
  {
    name: 'two children who turn out to be one are one',
    timeline: `
      2023-05-01  child C1 starts to be looked after  C2  U6
      2023-06-01  child C2 starts to be looked after  C2  U6
      2025-05-01  child C2 is the same child  as C1`,
    answers: [
      ...answersOn({ asOf: '2025-03-31', asAt: '2025-04-30' }, { 'CH.CLA': '2' }),
      ...answersOn({ asOf: '2025-03-31' }, { 'CH.CLA': '1' }),
    ],
  },
  {
    name: 'nobody is known to be looked after',
    timeline: '2024-07-15  population estimated  410 aged 0 to 17  2023 mid-year',
    answers: answersOn({ asOf: '2025-03-31' }, { 'CH.CLA': 'x', 'CH.CLA.RATE': 'x' }),
  },
];
