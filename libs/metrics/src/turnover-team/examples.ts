import { answersOn, type Example } from '../example';

const CENSUS = { asOf: '2024-09-30' };
const duty = { ...CENSUS, team: 'Duty' };
const court = { ...CENSUS, team: 'Court' };

/** A move to another team counts as leaving the team. */
export const turnoverOfTeamExamples: readonly Example[] = [
  {
    name: 'a move between teams is a leaver of the team and of nobody else',
    timeline: `
      2020-01-06  SW1..SW10 start                   1.0 FTE  team Duty
      2020-01-06  SW11..SW15 start                  1.0 FTE  team Court
      2024-02-01  SW1 joins                         team Court
      2024-03-29  SW2 leaves                        resignation
      2024-05-01  SW3 changes to                    0.5 FTE`,
    answers: [
      ...answersOn(duty, { 'WF.TURNOVER.TEAM': '2/7.5 = 26.7', 'WF.TURNOVER.FTE': '1/7.5 = 13.3' }),
      ...answersOn(court, { 'WF.TURNOVER.TEAM': '0/6 = 0.0' }),
      ...answersOn(CENSUS, { 'WF.TURNOVER.TEAM': '1/13.5 = 7.4' }),
    ],
  },
  {
    name: 'on the day of the move, with the FTE before it, and not if joined within the year',
    timeline: `
      2020-01-06  SW1..SW4 start                    1.0 FTE  team Duty
      2020-01-06  SW5 starts                        0.8 FTE  team Duty
      2023-10-01  SW1 joins                         team Court
      2024-05-01  SW1 joins                         team Duty
      2024-09-30  SW5 joins                         team Court
      2024-09-30  SW5 changes to                    0.6 FTE`,
    answers: [
      // SW1 left Duty on 1 October, and joined and left Court within the year.
      ...answersOn({ ...duty, asOf: '2024-09-29' }, { 'WF.TURNOVER.TEAM': '1/4.8 = 20.8' }),
      ...answersOn(duty, { 'WF.TURNOVER.TEAM': '1.8/4 = 45.0' }),
      {
        ...court,
        metric: 'WF.TURNOVER.TEAM',
        expected: '0/0.6 = 0.0',
        leftOut: ['worker/SW1 started-and-left-in-window'],
      },
    ],
  },
  {
    name: 'who leaves the service leaves the team with the FTE of the last day',
    timeline: `
      2020-01-06  SW1..SW4 start                    1.0 FTE  team Duty
      2024-06-03  SW4 changes to                    0.4 FTE
      2024-09-30  SW4 leaves                        retired`,
    answers: [
      ...answersOn(duty, { 'WF.TURNOVER.TEAM': '0.4/3 = 13.3' }),
      ...answersOn({ ...duty, asOf: '2024-10-01' }, { 'WF.TURNOVER.TEAM': '0/3 = 0.0' }),
    ],
  },
];
