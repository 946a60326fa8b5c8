import type { Example } from '../example';
import { known } from './row';

const C22 = '2022-09-30';
const C23 = '2023-09-30';
const C24 = '2024-09-30';
const C25 = '2025-09-30';

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

/** Patterns 6 to 8, 10, 19 and 21 of events.md §8: who goes, and who comes back. */
export const comeAndGone: readonly Example[] = [
  {
    name: 'pattern 6, a rehire with a new payroll number',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2022-06-30  SW10 leaves      resignation
      2023-11-06  SW10 starts      1.0 FTE  as E-900`,
    answers: [
      ...known('2022-06-29', C22, ten),
      ...known('2022-06-30', C22, oneLeft),
      ...known('2022-06-30', C24, nine),
      ...known('2023-11-06', C23, nine),
      ...known('2023-11-06', C24, oneStarted),
    ],
  },
  {
    name: 'pattern 7, a rehire inside the census year',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2024-01-31  SW10 leaves      resignation
      2024-06-03  SW10 starts      1.0 FTE  as E-900`,
    answers: [
      ...known('2024-01-30', C24, ten),
      ...known('2024-01-31', C24, oneLeft),
      ...known('2024-06-03', C24, { ...oneStarted, leavers: '1', turnover: '1/10 = 10.0' }),
    ],
  },
  {
    name: 'pattern 8, a secondment out and back',
    timeline: `
      2020-01-06  SW1..SW10 start         1.0 FTE
      2024-04-30  SW10 is seconded out    to Ofsted
      2025-05-01  SW10 returns from secondment`,
    answers: [
      ...known('2024-04-29', C24, ten),
      ...known('2024-04-30', C24, oneLeft),
      ...known('2024-04-30', C25, nine),
      ...known('2025-05-01', C24, oneLeft),
      ...known('2025-05-01', C25, oneStarted),
    ],
  },
  {
    name: 'pattern 10, permanent to agency in the same authority',
    timeline: `
      2020-01-06  SW1..SW10 start            1.0 FTE
      2024-05-31  SW10 leaves                resignation  to agency
      2024-06-03  SW10 begins an assignment  1.0 FTE  covers vacancy`,
    answers: [
      ...known('2024-05-30', C24, ten),
      ...known('2024-05-31', C24, oneLeft),
      ...known('2024-06-03', C24, { ...oneLeft, agency: '1/10 = 10.0', agencyFte: '1/10 = 10.0' }),
    ],
  },
  {
    name: 'pattern 19, a death in service is a leaver',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2024-03-14  SW10 leaves      deceased`,
    answers: [...known('2024-03-13', C24, ten), ...known('2024-03-14', C24, oneLeft)],
  },
  {
    name: 'pattern 21, an unpaid career break',
    timeline: `
      2020-01-06  SW1..SW10 start              1.0 FTE
      2024-02-29  SW10 begins a career break
      2025-03-03  SW10 returns from a career break`,
    answers: [
      ...known('2024-02-28', C24, ten),
      ...known('2024-02-29', C24, oneLeft),
      ...known('2024-02-29', C25, nine),
      ...known('2025-03-03', C25, oneStarted),
    ],
  },
];
