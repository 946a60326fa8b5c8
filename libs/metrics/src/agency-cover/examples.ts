import { answersOn, type Example } from '../example';

const CENSUS = { asOf: '2024-09-30' };

/** Which agency covers vacancies, and which does not. */
export const agencyCoverExamples: readonly Example[] = [
  {
    name: 'A15 agency that covers maternity covers no vacancy',
    timeline: `
      2020-01-06  SW1..SW90 start                1.0 FTE
      2020-01-06  posts P1..P10 established      1.0 FTE
      2024-01-08  AG1..AG8 begin assignments     1.0 FTE  covers vacancy
      2024-01-08  AG9..AG10 begin assignments    1.0 FTE  covers no vacancy`,
    answers: answersOn(CENSUS, {
      'WF.AGENCYCOVER': '8/10 = 80.0',
      'WF.VACANCYCOVER': '8/10 = 80.0',
      'WF.AGENCY.FTE': '10/100 = 10.0',
    }),
  },
  {
    name: 'what a project team’s named members do not make up covers by the team’s own word',
    timeline: `
      2024-02-01  project team PT1 is engaged    4 heads  4 FTE  covers vacancy
      2024-02-01  AG1 begins an assignment       1.0 FTE  covers no vacancy  project team PT1
      2024-02-01  AG2 begins an assignment       covers vacancy
      2024-06-03  AG1's assignment changes to    covers vacancy`,
    answers: [
      {
        asOf: '2024-06-02',
        metric: 'WF.AGENCYCOVER',
        expected: '3/4 = 75.0',
        leftOut: ['worker/AG2 fte-unknown'],
      },
      ...answersOn(CENSUS, { 'WF.AGENCYCOVER': '4/4 = 100.0', 'WF.VACANCYCOVER': 'x' }),
    ],
  },
  {
    name: 'no agency to cover anything',
    timeline: `
      2024-01-08  AG1 begins an assignment       1.0 FTE  covers vacancy
      2024-08-30  AG1's assignment ends`,
    answers: answersOn(CENSUS, { 'WF.AGENCYCOVER': '0/0 = z' }),
  },
];
