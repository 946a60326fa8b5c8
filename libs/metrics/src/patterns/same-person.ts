import type { Example } from '../example';
import { known } from './row';

const C24 = '2024-09-30';

const ten = { inPost: '10', starters: '0', leavers: '0', turnover: '0/10 = 0.0', agency: '0/10 = 0.0' };
const tenFull = { ...ten, inPostFte: '10 = 10.0', turnoverFte: '0/10 = 0.0' };

/** Patterns 11, 12, 14 to 16, 18, 22 and 23 of events.md §8: much changes, and nobody comes or goes. */
export const samePerson: readonly Example[] = [
  {
    name: 'pattern 11, concurrent posts of 0.6 and 0.4',
    timeline: `
      2020-01-06  SW1..SW9 start  1.0 FTE
      2020-01-06  SW10 starts     0.6 FTE  as E1
      2024-01-08  SW10 starts     0.4 FTE  as E2
      2024-07-31  SW10 leaves     resignation  as E1`,
    answers: [
      ...known('2024-01-07', C24, { ...ten, inPostFte: '9.6', agencyFte: '0/9.6 = 0.0' }),
      ...known('2024-01-08', C24, { ...tenFull, startersFte: '0 = 0.0' }),
      ...known('2024-07-31', C24, {
        ...ten,
        inPostFte: '9.4',
        leaversFte: '0 = 0.0',
        turnoverFte: '0/9.4 = 0.0',
      }),
    ],
  },
  {
    name: 'pattern 12, an FTE changed in the middle of the year',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2024-02-01  SW10 changes to  0.6 FTE`,
    answers: [
      ...known('2024-01-31', C24, tenFull),
      ...known('2024-02-01', C24, {
        ...ten,
        inPostFte: '9.6',
        leaversFte: '0 = 0.0',
        turnoverFte: '0/9.6 = 0.0',
      }),
      ...known('2024-02-01', '2024-01-31', tenFull),
    ],
  },
  {
    name: 'pattern 14, newly qualified to qualified',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE  case-holder  asye
      2024-09-02  SW10 becomes     senior-practitioner`,
    answers: [...known('2024-09-01', C24, tenFull), ...known('2024-09-02', C24, tenFull)],
  },
  {
    name: 'pattern 15, acting up and back',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE
      2024-02-01  SW10 becomes     first-line-manager
      2024-08-01  SW10 becomes     case-holder`,
    answers: [
      ...known('2024-01-31', C24, tenFull),
      ...known('2024-02-01', C24, tenFull),
      ...known('2024-08-01', C24, tenFull),
    ],
  },
  {
    name: 'pattern 16, the whole service transferred to a trust',
    timeline: `
      2020-01-06  SW1..SW10 start  1.0 FTE  employer Council
      2024-04-01  Trust takes over SW1..SW10`,
    answers: [...known('2024-03-31', C24, tenFull), ...known('2024-04-01', C24, tenFull)],
  },
  {
    name: 'pattern 18, a change of name',
    timeline: `
      2020-01-06  SW1..SW10 start     1.0 FTE
      2020-01-06  SW10 is registered  SWE number SW1000010  named "A Maiden"
      2024-05-20  SW10 is registered  SWE number SW1000010  named "A Married"`,
    answers: [...known('2024-05-19', C24, tenFull), ...known('2024-05-20', C24, tenFull)],
  },
  {
    name: 'pattern 22, a suspension is in post',
    timeline: `
      2020-01-06  SW1..SW10 start        1.0 FTE
      2024-06-10  SW10 begins suspension
      2024-11-29  SW10 ends suspension`,
    answers: [
      ...known('2024-06-09', C24, tenFull),
      ...known('2024-06-10', C24, tenFull),
      ...known('2024-11-29', C24, tenFull),
    ],
  },
  {
    name: 'pattern 23, a lapsed registration changes no count',
    timeline: `
      2020-01-06  SW1..SW10 start            1.0 FTE
      2023-12-01  SW10's registration is     lapsed
      2024-11-29  SW10's registration is     granted`,
    answers: [
      ...known('2023-11-30', C24, tenFull),
      ...known('2023-12-01', C24, tenFull),
      ...known('2024-11-29', C24, tenFull),
    ],
  },
];
