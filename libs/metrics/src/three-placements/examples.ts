import { linesOfEpisodes } from '@daybook/events/drawn';
import type { Example, ExampleAnswer } from '../example';
import { yearEpisodes } from './year-episodes';

type Row = keyof typeof yearEpisodes;

const CENSUS = { asOf: '2025-03-31', metric: 'CH.PLACE3.Y1' };
const [stable, unstable, out] = ['0/1 = 0', '1/1 = 100', '0/0 = z'];

function timelineOf(row: Row): string {
  return linesOfEpisodes(row, yearEpisodes[row].join(';'));
}

/** A row of metrics.md §4.5 by itself: its situation, and what is answered of the one child. */
function example(row: Row, situation: string, ...answers: readonly Partial<ExampleAnswer>[]): Example {
  return {
    name: `${row} ${situation}`,
    timeline: timelineOf(row),
    answers: answers.map((answer) => ({ ...CENSUS, expected: out, ...answer })),
  };
}

const rows: readonly Example[] = [
  example('P1', 'one placement all year', { expected: stable }),
  example('P2', 'open and two moves', { expected: unstable }),
  example('P3', 'two changes of legal status', { expected: stable, naive: '100' }),
  example('P4', 'two changes with the same carer', { expected: stable, naive: '100' }),
  example('P5', 'two stays in hospital', { expected: stable, naive: '100' }),
  example('P6', 'adopted by the current carers', { expected: stable }),
  example('P7', 'one move, then placed for adoption', { expected: unstable }),
  example('P8', 'two periods of care', { expected: unstable }),
  example('P9', 'there and back again', { expected: unstable }),
  example('P10', 'short breaks only', { expected: out, leftOut: ['child/P10 under-v3-v4'] }),
  example(
    'P11',
    'a move on 1 April',
    { expected: stable },
    { expected: unstable, definition: '1;firstDay=closed' },
  ),
  example('P12', 'left on 10 March after four', { expected: out }),
  example('P13', 'came into care in the year', { expected: unstable }),
  example('P14', 'a long episode, then two moves', { expected: unstable }),
  example(
    'P15',
    'ceased on 31 March',
    { expected: out },
    { expected: unstable, definition: '1;censusInstant=start-of-day' },
  ),
  {
    name: 'P1 to P15 together',
    timeline: (Object.keys(yearEpisodes) as Row[]).map(timelineOf).join('\n'),
    answers: [
      {
        ...CENSUS,
        expected: '6/12 = 50',
        leftOut: ['child/P10 under-v3-v4'],
      },
      { ...CENSUS, expected: '7/12 = 58', definition: '1;firstDay=closed' },
      { ...CENSUS, expected: '7/13 = 54', definition: '1;censusInstant=start-of-day' },
      { asOf: '2025-03-31', metric: 'CH.CLA', expected: '12' },
      { asOf: '2025-03-31', metric: 'CH.MOVES.ROLL12', expected: '1' },
    ],
  },
];

const start = '2023-05-01  child C1 starts to be looked after  C2  U6 at A';
const twice = `${start}
      2024-06-10  child C1 moves to  U6 at B`;

const more: readonly Example[] = [
  {
    name: 'P16 a placement that begins and ends on one date',
    timeline: `${twice}
      2024-08-01  child C1 moves to  R1 at D
      2024-08-01  child C1 moves to  U6 at B  same carer`,
    answers: [{ ...CENSUS, expected: stable, naive: '100' }],
  },
  {
    name: 'P17 missing for five days in one placement',
    timeline: `${twice}
      2024-08-01  child C1 goes missing
      2024-08-06  child C1 is found`,
    answers: [{ ...CENSUS, expected: stable, naive: '100' }],
  },
  {
    name: 'P18 an open placement that is recoded from H5 to K3',
    timeline: `
      2022-05-01  child C1 starts to be looked after  C2  H5
      2023-04-01  child C1 is recoded to  K3  2023 codes
      2023-08-01  child C1 moves to       U6`,
    answers: [{ ...CENSUS, asOf: '2024-03-31', expected: stable, naive: '100' }],
  },
  {
    name: "P19 a carers' holiday after which the child does not return",
    timeline: `${twice}
      2024-08-01  child C1 stays for a time in  T3
      2024-08-15  child C1 returns
      2025-04-10  (learned) child C1's temporary placement never happened
      2025-04-10  (learned) child C1's return never happened
      2024-08-01  (recorded 2025-04-10) child C1 moves to  U6 at T`,
    answers: [
      { ...CENSUS, asAt: '2025-03-31', expected: stable },
      { ...CENSUS, expected: unstable },
    ],
  },
  {
    name: 'P20 a duplicate placement that is retracted',
    timeline: `${twice}
      2024-06-12  child C1 moves to  U6 at B
      2025-04-10  (learned) child C1's move of 2024-06-12 was entered twice`,
    answers: [
      { ...CENSUS, asAt: '2025-03-31', expected: unstable },
      { ...CENSUS, expected: stable },
    ],
  },
  {
    name: 'two years, of children looked after throughout them',
    timeline: `
      2023-04-01  child C1 starts to be looked after  C2  U6
      2023-09-01  child C1 moves to  K2
      2024-09-01  child C1 moves to  U6
      2023-04-02  child C2 starts to be looked after  C2  U6
      2021-04-02  child C3 starts to be looked after  C2  U6
      2023-12-01  child C3 comes under  V3
      2023-12-15  child C3 comes under  C2
      2021-04-02  child C4 starts to be looked after  C2  U6
      2024-01-02  child C4 ceases to be looked after  E8
      2024-01-02  child C4 starts to be looked after  C2  U6
      2021-04-02  child C5 starts to be looked after  C2  U6`,
    answers: [
      {
        asOf: '2025-03-31',
        metric: 'CH.PLACE3.Y2',
        expected: '1/2 = 50',
        leftOut: ['child/C2 too-short', 'child/C3 too-short', 'child/C4 too-short'],
      },
      {
        asOf: '2025-03-31',
        metric: 'CH.PLACE3.Y2',
        definition: '1;respite=continues',
        expected: '1/3 = 33',
        leftOut: ['child/C2 too-short', 'child/C4 too-short'],
      },
      { ...CENSUS, expected: '0/5 = 0' },
    ],
  },
  {
    name: 'a carer known by id counts before what is asserted',
    timeline: `
      2023-05-01  child C1 starts to be looked after  C2  U6 with F1
      2024-06-01  child C1 moves to  U4 with F1
      2024-08-01  child C1 moves to  U6 with F2  same carer
      2024-10-01  child C1 moves to  U6 with F2`,
    answers: [
      { ...CENSUS, expected: stable, naive: '100' },
      { ...CENSUS, asOf: '2022-03-31', expected: '0/0 = z' },
    ],
  },
  {
    name: 'nobody was ever looked after',
    timeline: '2024-01-01  child C1 allocated  to SW1',
    answers: [
      { ...CENSUS, expected: 'x' },
      { asOf: '2025-03-31', metric: 'CH.PLACE3.Y2', expected: 'x' },
    ],
  },
];

/** What shares of children with three or more placements answer, by the rows of metrics.md §4.5. */
export const threePlacementsExamples: readonly Example[] = [...rows, ...more];
