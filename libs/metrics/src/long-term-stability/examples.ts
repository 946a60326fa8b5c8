import { linesOfEpisodes } from '@daybook/events/drawn';
import type { Example, ExampleAnswer } from '../example';
import { stabilityEpisodes } from './stability-episodes';

type Row = keyof typeof stabilityEpisodes;

const CENSUS = { asOf: '2025-03-31', metric: 'CH.LTSTAB' };
const [moved, stable, out] = ['0/1 = 0', '1/1 = 100', '0/0 = z'];

function timelineOf(row: Row): string {
  const { born, episodes } = stabilityEpisodes[row];
  return [`${born}  child ${row} is registered  born ${born}`, linesOfEpisodes(row, episodes.join(';'))].join(
    '\n',
  );
}

function answer(expected: string, more: Partial<ExampleAnswer> = {}): ExampleAnswer {
  return { ...CENSUS, expected, ...more };
}

/** A row of metrics.md §4.6 by itself: its situation, and what is answered of the one child. */
function example(row: Row, situation: string, ...answers: readonly ExampleAnswer[]): Example {
  return { name: `${row} ${situation}`, timeline: timelineOf(row), answers };
}

/** The answers of the four methods of counting time, in the order of the table in metrics.md §4.6. */
function byMethod(...expected: readonly string[]): readonly ExampleAnswer[] {
  const methods = ['day-included', 'on-or-before', 'days-after', 'days-inclusive'];
  return expected.map((each, i) => answer(each, { definition: `1;anniversary=${methods[i]}` }));
}

const rows: readonly Example[] = [
  example('S1', 'one carer since 2021', answer(stable)),
  example('S2', 'another carer in January 2024', answer(moved)),
  example('S3', 'the same carer in another house', answer(stable)),
  example('S4', 'the same carer, said again', answer(stable)),
  example('S5', 'another legal status', answer(stable)),
  example('S6', 'three weeks in hospital', answer(stable)),
  example('S7', 'sixteen on the day', answer(out, { leftOut: ['child/S7 too-old'] })),
  example('S8', 'sixteen the day after', answer(stable)),
  example('S9', 'looked after too short a time', answer(out, { leftOut: ['child/S9 too-short'] })),
  example(
    'S10',
    'looked after since 1 October 2022',
    answer(stable),
    ...byMethod(stable, out, stable, stable),
  ),
  example(
    'S11',
    'looked after since 2 October 2022',
    answer(out, { leftOut: ['child/S11 too-short'] }),
    ...byMethod(out, out, out, stable),
  ),
  example('S12', 'placed on 1 April 2023', answer(stable), ...byMethod(stable, moved, moved, stable)),
  example('S13', 'placed on 2 April 2023', answer(moved), ...byMethod(moved, moved, moved, moved)),
  example('S14', 'for adoption after a long placement', answer(stable)),
  example('S15', 'for adoption after a short one', answer(moved)),
  example('S16', 'five days at home in between', answer(out, { leftOut: ['child/S16 too-short'] })),
  example('S17', 'placed with parents', answer(stable)),
  example('S18', 'short breaks only', answer(out, { leftOut: ['child/S18 under-v3-v4'] })),
  {
    name: 'S1 to S18 together',
    timeline: (Object.keys(stabilityEpisodes) as Row[]).map(timelineOf).join('\n'),
    answers: [answer('10/13 = 77')],
  },
];

const placed = (born: string): string => `
      2021-06-01  child C1 is registered  born ${born}
      2021-06-01  child C1 starts to be looked after  C2  U4`;

const more: readonly Example[] = [
  {
    name: 'S19 respite for a fortnight in a long placement',
    timeline: `${placed('2014-05-05')}
      2024-08-01  child C1 comes under  V3
      2024-08-15  child C1 comes under  C2`,
    answers: [
      answer(out, { leftOut: ['child/C1 too-short'] }),
      answer(stable, { definition: '1;respite=continues' }),
    ],
  },
  {
    name: 'S20 born on 3 April 2009, who is fifteen by the calendar',
    timeline: placed('2009-04-03'),
    answers: [answer(stable)],
  },
  {
    name: 'S21 born on 29 February 2008, who is sixteen on that day of 2024',
    timeline: placed('2008-02-29'),
    answers: [
      answer(stable, { asOf: '2024-02-28', expected: stable }),
      answer(out, { asOf: '2024-02-29', leftOut: ['child/C1 too-old'] }),
    ],
  },
  {
    name: 'S21 born on 29 February 2084, who is sixteen on 1 March 2100, no leap year',
    timeline: `
      2097-06-01  child C1 is registered  born 2084-02-29
      2097-06-01  child C1 starts to be looked after  C2  U4`,
    answers: [
      answer(stable, { asOf: '2100-02-28' }),
      answer(out, { asOf: '2100-03-01', leftOut: ['child/C1 too-old'] }),
    ],
  },
  {
    name: 'a child whose date of birth is not known',
    timeline: '2021-06-01  child C1 starts to be looked after  C2  U4',
    answers: [answer(out, { leftOut: ['child/C1 erased'] })],
  },
  {
    name: 'a placement that is recoded to one for adoption',
    timeline: `${placed('2019-05-05')}
      2024-12-01  child C1 moves to       U6
      2025-02-01  child C1 is recoded to  A6  2024 codes`,
    answers: [answer(moved, { asOf: '2025-01-31' }), answer(stable)],
  },
  {
    name: 'nobody was ever looked after long',
    timeline: '2021-06-01  child C1 is registered  born 2014-05-05',
    answers: [answer('x')],
  },
];

/** What long-term stability answers, by the rows of metrics.md §4.6. */
export const longTermStabilityExamples: readonly Example[] = [...rows, ...more];
