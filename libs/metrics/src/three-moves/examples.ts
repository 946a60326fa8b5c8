import type { Example } from '../example';

const ASKED = { metric: 'CH.MOVES.ROLL12' };

/** How many children moved often in twelve months (metrics.md §2.2). */
export const threeMovesExamples: readonly Example[] = [
  {
    name: 'three placements are two moves, four are three',
    timeline: `
      2024-01-10  child C1 starts to be looked after  C2  U6
      2024-03-01  child C1 moves to  U6
      2024-05-01  child C1 moves to  K2
      2024-07-01  child C1 moves to  R1`,
    answers: [
      { ...ASKED, asOf: '2024-06-30', expected: '0' },
      { ...ASKED, asOf: '2024-07-01', expected: '1' },
      { ...ASKED, asOf: '2025-02-28', expected: '1' },
      { ...ASKED, asOf: '2025-03-01', expected: '0' },
      { ...ASKED, asOf: '2023-12-31', expected: '0' },
    ],
  },
  {
    name: 'the first placement of a period of care is no move, nor is one on a short break',
    timeline: `
      2024-01-10  child C1 starts to be looked after  C2  U6
      2024-03-01  child C1 moves to  U6
      2024-04-01  child C1 ceases to be looked after  E4A
      2024-05-01  child C1 starts to be looked after  C2  U6
      2024-06-01  child C1 moves to  K2
      2024-01-10  child C2 starts to be looked after  V4  U6
      2024-02-01  child C2 moves to  K2
      2024-03-01  child C2 moves to  U6
      2024-04-01  child C2 moves to  K2`,
    answers: [{ ...ASKED, asOf: '2024-12-31', expected: '0' }],
  },
  {
    name: 'a child who moved often counts although care has ended',
    timeline: `
      2024-01-10  child C1 starts to be looked after  C2  U6
      2024-03-01  child C1 moves to  U6
      2024-05-01  child C1 moves to  K2
      2024-07-01  child C1 moves to  R1
      2024-08-01  child C1 ceases to be looked after  E4A`,
    answers: [{ ...ASKED, asOf: '2024-12-31', expected: '1' }],
  },
  {
    name: 'nobody ever moved',
    timeline: '2024-01-10  child C1 is registered  born 2014-05-05',
    answers: [{ ...ASKED, asOf: '2024-12-31', expected: 'x' }],
  },
];
