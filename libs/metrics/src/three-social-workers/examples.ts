import type { Example, ExampleAnswer } from '../example';

const CENSUS = { asOf: '2025-03-31', metric: 'CH.SW3' };
const [stable, unstable] = ['0/1 = 0', '1/1 = 100'];
const cover = { definition: '1;nestedCover=removed' };
const inCare = '2023-05-01  child C1 starts to be looked after  C2  U6';

function example(name: string, lines: string, ...answers: readonly Partial<ExampleAnswer>[]): Example {
  return {
    name,
    timeline: `${inCare}\n${lines}`,
    answers: answers.map((answer) => ({ ...CENSUS, expected: stable, ...answer })),
  };
}

/** What the share of children with three or more social workers answers (metrics.md §4.8). */
export const threeSocialWorkersExamples: readonly Example[] = [
  example(
    'SW1 from one worker to another and back is two',
    `2024-01-10  child C1 allocated  to A
     2024-06-10  child C1 allocated  to B
     2024-09-10  child C1 allocated  to A`,
    { expected: stable, naive: '100' },
  ),
  example(
    'SW2 three workers one after another',
    `2024-01-10  child C1 allocated  to A
     2024-06-10  child C1 allocated  to B
     2024-09-10  child C1 allocated  to C`,
    { expected: unstable },
    { ...cover, expected: unstable },
    { asOf: '2024-08-31', expected: stable },
  ),
  example(
    'SW3 cover for two weeks within the time of one worker counts, unless cover is taken out',
    `2024-01-10  child C1 allocated  to A
     2024-06-10  child C1 allocated  to D
     2024-06-24  child C1 allocated  to A
     2024-09-10  child C1 allocated  to B`,
    { expected: unstable },
    { ...cover, expected: stable },
  ),
  example(
    'SW3 cover that began before the year, and cover of cover',
    `2023-01-10  child C1 allocated  to A
     2024-03-25  child C1 allocated  to D
     2024-03-28  child C1 allocated  to E
     2024-04-04  child C1 allocated  to D
     2024-04-08  child C1 allocated  to A
     2024-09-10  child C1 allocated  to B`,
    { expected: unstable },
    { ...cover, expected: stable },
    { ...cover, asOf: '2024-04-07', expected: stable },
  ),
  example(
    'SW3 what has a gap before or after it is no cover',
    `2024-04-10  child C1 allocated  to A
     2024-06-10  child C1 unallocated
     2024-06-11  child C1 allocated  to D
     2024-06-24  child C1 allocated  to A
     2024-09-10  child C1 allocated  to B`,
    { ...cover, expected: unstable },
  ),
  example(
    'SW4 an agency worker who is made permanent is one',
    `2024-01-08  A begins an assignment  1.0 FTE
     2024-09-30  A's assignment ends
     2024-10-01  A starts  1.0 FTE
     2024-01-10  child C1 allocated  to A  team Duty
     2024-10-01  child C1 allocated  to A  team Court
     2024-11-01  child C1 allocated  to B`,
    { expected: stable, naive: '100' },
  ),
  example(
    'SW5 two ids of one person are two workers before the merge, one after it',
    `2024-01-10  child C1 allocated  to A
     2024-06-10  child C1 allocated  to B
     2024-09-10  child C1 allocated  to A2
     2025-05-01  A2 is the same person  as A`,
    { asAt: '2025-04-30', expected: unstable },
    { expected: stable },
  ),
  {
    name: 'SW6 a worker of the year in which the child was not yet looked after counts',
    timeline: `
      2024-04-10  child C1 allocated  to A
      2024-06-10  child C1 allocated  to B
      2024-09-01  child C1 starts to be looked after  C2  U6
      2024-09-10  child C1 allocated  to C`,
    answers: [{ ...CENSUS, expected: unstable }],
  },
  {
    name: 'SW7 a worker until 1 April is none of the year, and who works along is none',
    timeline: `
      2023-05-01  child C1 starts to be looked after  C2  U6
      2024-01-10  child C1 allocated  to A
      2024-04-01  child C1 allocated  to B
      2024-06-01  child C1 co-worked  by D
      2024-09-10  child C1 allocated  to C
      2023-05-01  child C2 starts to be looked after  V4  U6`,
    answers: [{ ...CENSUS, expected: stable, leftOut: ['child/C2 under-v3-v4'] }],
  },
  {
    name: 'SW8 no case was ever allocated',
    timeline: inCare,
    answers: [{ ...CENSUS, expected: 'x' }],
  },
];
