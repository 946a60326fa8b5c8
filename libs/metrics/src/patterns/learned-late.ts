import type { Example } from '../example';
import { known } from './row';

const C24 = '2024-09-30';
const C25 = '2025-09-30';

/** Nothing has happened in the year: nine or ten in post, nobody came, nobody went. */
const nine = { inPost: '9', starters: '0', leavers: '0', turnover: '0/9 = 0.0', agency: '0/9 = 0.0' };
const ten = { inPost: '10', starters: '0', leavers: '0', turnover: '0/10 = 0.0', agency: '0/10 = 0.0' };
const oneLeft = { inPost: '9', starters: '0', leavers: '1', turnover: '1/9 = 11.1', agency: '0/9 = 0.0' };
const oneStarted = {
  inPost: '10',
  starters: '1',
  leavers: '0',
  turnover: '0/10 = 0.0',
  agency: '0/10 = 0.0',
};

/** Patterns 1 to 5 of events.md §8: what is keyed late, withdrawn or corrected. */
export const learnedLate: readonly Example[] = [
  {
    name: 'pattern 1, a hire keyed after the census date',
    timeline: `
      2020-01-06  SW1..SW9 start  1.0 FTE
      2024-09-02  (recorded 2024-10-15) SW10 starts  1.0 FTE`,
    answers: [...known('2024-10-14', C24, nine), ...known('2024-10-15', C24, oneStarted)],
  },
  {
    name: 'pattern 2, a leaver keyed after the census date',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2024-09-20  (recorded 2024-10-15) SW10 leaves  resignation`,
    answers: [...known('2024-10-14', C24, ten), ...known('2024-10-15', C24, oneLeft)],
  },
  {
    name: 'pattern 3, a future-dated start withdrawn',
    timeline: `
      2020-01-06  SW1..SW9 start  1.0 FTE
      2024-09-16  (recorded 2024-08-01) SW10 starts  1.0 FTE
      2024-09-10  (learned) SW10's start was withdrawn`,
    answers: [
      ...known('2024-07-31', C24, nine),
      ...known('2024-08-01', C24, oneStarted),
      ...known('2024-08-01', '2024-09-15', nine),
      ...known('2024-09-10', C24, nine),
    ],
  },
  {
    name: 'pattern 4, a resignation withdrawn',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2024-09-13  (recorded 2024-08-01) SW10 leaves  resignation
      2024-09-02  (learned) SW10's leaving was withdrawn`,
    answers: [
      ...known('2024-07-31', C24, ten),
      ...known('2024-08-01', C24, oneLeft),
      ...known('2024-09-02', C24, ten),
    ],
  },
  {
    name: 'pattern 5, a leaving date corrected across 30 September',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2024-09-27  SW10 leaves      resignation
      2024-10-08  (learned) SW10 left on 2024-10-04 instead
      2024-10-09  (learned) SW10's leaving was on 2024-09-30 instead
      2024-10-10  (learned) SW10's correction never happened`,
    answers: [
      ...known('2024-09-26', C24, ten),
      ...known('2024-10-07', C24, oneLeft),
      ...known('2024-10-08', C24, ten),
      ...known('2024-10-08', C25, oneLeft),
      ...known('2024-10-09', C24, oneLeft),
      ...known('2024-10-09', C25, nine),
      ...known('2024-10-10', C24, ten),
      ...known('2024-10-10', C25, oneLeft),
    ],
  },
];
