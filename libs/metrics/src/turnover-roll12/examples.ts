import { answersOn, type Example } from '../example';

/** The local rate of twelve months that end on any day. */
export const turnoverOfTwelveMonthsExamples: readonly Example[] = [
  {
    name: 'leavers roll out of the twelve months a year after their last day',
    timeline: `
      2020-01-06  SW1..SW22 start  1.0 FTE
      2024-02-29  SW22 leaves      resignation
      2024-06-14  SW21 leaves      resignation`,
    answers: [
      ...answersOn({ asOf: '2024-02-28' }, { 'WF.TURNOVER.ROLL12': '0/22 = 0.0' }),
      ...answersOn({ asOf: '2024-10-15' }, { 'WF.TURNOVER.ROLL12': '2/20 = 10.0' }),
      { asOf: '2024-10-15', metric: 'WF.TURNOVER.FTE', expected: '0/20 = 0.0' },
      // 29 February + 12 months is 28 February: on that day it is twelve months ago.
      ...answersOn({ asOf: '2025-02-27' }, { 'WF.TURNOVER.ROLL12': '2/20 = 10.0' }),
      ...answersOn({ asOf: '2025-02-28' }, { 'WF.TURNOVER.ROLL12': '1/20 = 5.0' }),
      ...answersOn({ asOf: '2025-06-13' }, { 'WF.TURNOVER.ROLL12': '1/20 = 5.0' }),
      ...answersOn({ asOf: '2025-06-14' }, { 'WF.TURNOVER.ROLL12': '0/20 = 0.0' }),
    ],
  },
  {
    name: 'who started and left within the twelve months is no leaver, who crossed two census years may be',
    timeline: `
      2020-01-06  SW1..SW20 start  1.0 FTE
      2023-12-01  SW21 starts      1.0 FTE
      2024-11-15  SW21 leaves      resignation`,
    answers: [
      {
        asOf: '2024-11-15',
        metric: 'WF.TURNOVER.ROLL12',
        expected: '0/20 = 0.0',
        naive: '5.0',
        leftOut: ['worker/SW21 started-and-left-in-window'],
      },
      { asOf: '2024-12-01', metric: 'WF.TURNOVER.ROLL12', expected: '1/20 = 5.0', leftOut: [] },
      { asOf: '2024-11-15', metric: 'WF.TURNOVER.FTE', expected: '1/20 = 5.0' },
    ],
  },
  {
    name: 'at the start of the day who leaves on it is still in post',
    timeline: `
      2020-01-06  SW1..SW25 start  1.0 FTE
      2024-05-31  SW25 leaves      resignation`,
    answers: [
      ...answersOn({ asOf: '2024-05-31' }, { 'WF.TURNOVER.ROLL12': '1/24 = 4.2' }),
      ...answersOn(
        { asOf: '2024-05-31', definition: '1;censusInstant=start-of-day' },
        { 'WF.TURNOVER.ROLL12': '1/25 = 4.0' },
      ),
    ],
  },
];
