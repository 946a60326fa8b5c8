import { answersOn, type Example } from '../example';

/** Days lost of the twelve calendar months that end with D's. */
export const absenceExamples: readonly Example[] = [
  {
    name: 'days lost of twelve calendar months over the working days of the people in post',
    timeline: `
      2020-01-06  SW1..SW2 start                    1.0 FTE
      2023-09-01  SW1 is sick for                   20 days
      2023-10-01  SW1 is sick for                   3 days
      2024-09-01  SW1 is sick for                   4.5 days
      2024-10-01  SW1 is sick for                   2 days`,
    answers: [
      // 2024 has a 29 February.
      ...answersOn({ asOf: '2024-09-30' }, { 'WF.ABSENCE': '7.5/508 = 1.5' }),
      // A month's days are those of the whole month, from its first day on.
      ...answersOn({ asOf: '2024-09-01' }, { 'WF.ABSENCE': '7.5/508 = 1.5' }),
      ...answersOn({ asOf: '2024-08-31' }, { 'WF.ABSENCE': '23/508 = 4.5' }),
      ...answersOn({ asOf: '2024-10-31' }, { 'WF.ABSENCE': '6.5/508 = 1.3' }),
      ...answersOn({ asOf: '2025-02-28' }, { 'WF.ABSENCE': '6.5/506 = 1.3' }),
      ...answersOn({ asOf: '2025-01-31' }, { 'WF.ABSENCE': '6.5/508 = 1.3' }),
    ],
  },
  {
    name: 'everybody with a day in post in the window counts with all their months of it, nobody else',
    timeline: `
      2020-01-06  SW1 starts                        1.0 FTE
      2020-01-06  SW2..SW3 start                    1.0 FTE
      2023-10-01  SW2 is sick for                   3 days
      2024-03-01  SW2 is sick for                   5 days
      2023-12-01  SW3 is sick for                   7 days
      2024-09-01  SW4 is sick for                   1 days
      2023-09-29  SW3 leaves                        resignation
      2023-10-01  SW2 leaves                        resignation
      2024-09-30  SW4 starts                        0.5 FTE`,
    answers: [
      {
        asOf: '2024-09-30',
        metric: 'WF.ABSENCE',
        expected: '9/381 = 2.4',
        leftOut: ['worker/SW3 not-in-post'],
      },
      {
        asOf: '2024-09-29',
        metric: 'WF.ABSENCE',
        expected: '8/254 = 3.1',
        leftOut: ['worker/SW3 not-in-post', 'worker/SW4 not-in-post'],
      },
    ],
  },
  {
    name: 'a later word for a month wins, also when it is that of an alias',
    timeline: `
      2020-01-06  SW1 starts                        1.0 FTE
      2024-09-01  SW1 is sick for                   3 days
      2024-10-07  (learned) SW1's sick days was 5 days instead`,
    answers: [
      ...answersOn({ asOf: '2024-09-30', asAt: '2024-09-30' }, { 'WF.ABSENCE': '3/254 = 1.2' }),
      ...answersOn({ asOf: '2024-09-30' }, { 'WF.ABSENCE': '5/254 = 2.0' }),
    ],
  },
  {
    name: 'a team’s days lost are those of the people in it, or whose last day in post was in it',
    timeline: `
      2020-01-06  SW1..SW2 start                    1.0 FTE  team Duty
      2020-01-06  SW3 starts                        1.0 FTE  team Court
      2023-11-01  SW1..SW3 are sick for             2 days
      2024-03-29  SW2 leaves                        resignation
      2024-06-03  SW1 joins                         team Court`,
    answers: [
      ...answersOn({ asOf: '2024-09-30', team: 'Duty' }, { 'WF.ABSENCE': '2/0 = z' }),
      ...answersOn({ asOf: '2024-09-30', team: 'Court' }, { 'WF.ABSENCE': '4/508 = 0.8' }),
    ],
  },
];
