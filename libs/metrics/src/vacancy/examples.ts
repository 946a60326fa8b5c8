import { answersOn, type Example } from '../example';

const CENSUS = { asOf: '2024-09-30' };

/** Ninety in post and ten vacant posts. */
const ninetyAndTen = `
      2020-01-06  SW1..SW90 start                1.0 FTE
      2020-01-06  posts P91..P100 established    1.0 FTE`;

const postByPost: readonly Example[] = [
  {
    name: 'V3 ninety in post, ten vacant',
    timeline: ninetyAndTen,
    answers: [
      ...answersOn(CENSUS, { 'WF.VACANCY': '10/100 = 10.0', 'WF.VACANCYCOVER': '0/10 = 0.0' }),
      ...answersOn(CENSUS, { 'WF.AGENCYCOVER': 'x' }),
    ],
  },
  {
    name: 'V4 a vacant post of 1.0 filled at 0.6',
    timeline: `${ninetyAndTen}
      2024-06-03  SW91 starts                    0.6 FTE  post P91`,
    answers: answersOn(CENSUS, { 'WF.VACANCY': '9.4/100 = 9.4', 'WF.INPOST.FTE': '90.6' }),
  },
  {
    name: 'V5 eight of ten vacancies covered by agency',
    timeline: `${ninetyAndTen}
      2024-01-08  AG1..AG8 begin assignments     1.0 FTE  covers vacancy`,
    answers: answersOn(CENSUS, {
      'WF.VACANCY': '10/100 = 10.0',
      'WF.VACANCYCOVER': '8/10 = 80.0',
      'WF.AGENCYCOVER': '8/8 = 100.0',
    }),
  },
  {
    name: 'V6 three of the ten are not being recruited to',
    timeline: `${ninetyAndTen}
      2024-04-01  posts P91..P93 are frozen`,
    answers: [{ ...CENSUS, metric: 'WF.VACANCY', expected: '10/100 = 10.0', naive: '7.2' }],
  },
  {
    name: 'V7 a post-holder on maternity is no vacancy, one on a career break is',
    timeline: `
      2020-01-06  SW1..SW8 start                 1.0 FTE
      2020-01-06  posts P9..P10 established      1.0 FTE
      2020-01-06  SW9 starts                     1.0 FTE  post P9
      2020-01-06  SW10 starts                    1.0 FTE  post P10
      2024-03-04  SW9 begins maternity
      2024-06-28  SW10 begins a career break
      2025-01-06  SW10 returns from a career break`,
    answers: [
      ...answersOn({ asOf: '2024-06-27' }, { 'WF.VACANCY': '0/10 = 0.0' }),
      ...answersOn({ asOf: '2024-06-28' }, { 'WF.VACANCY': '1/10 = 10.0' }),
      ...answersOn({ asOf: '2025-01-05' }, { 'WF.VACANCY': '1/10 = 10.0' }),
      ...answersOn({ asOf: '2025-01-06' }, { 'WF.VACANCY': '0/10 = 0.0' }),
    ],
  },
  {
    name: 'V8 one vacant post deleted on 1 September',
    timeline: `${ninetyAndTen}
      2024-09-01  post P100 is deleted`,
    answers: [
      ...answersOn({ asOf: '2024-08-31' }, { 'WF.VACANCY': '10/100 = 10.0' }),
      ...answersOn(CENSUS, { 'WF.VACANCY': '9/99 = 9.1' }),
      ...answersOn(
        { asOf: '2024-09-01', definition: '1;censusInstant=start-of-day' },
        { 'WF.VACANCY': '10/100 = 10.0' },
      ),
    ],
  },
  {
    name: 'V9 an offer accepted, to start on 14 October',
    timeline: `${ninetyAndTen}
      2024-10-14  (recorded 2024-09-16) SW91 starts  1.0 FTE  post P91`,
    answers: [
      ...answersOn(CENSUS, { 'WF.VACANCY': '10/100 = 10.0' }),
      ...answersOn({ asOf: '2024-10-14' }, { 'WF.VACANCY': '9/100 = 9.0' }),
    ],
  },
  {
    name: 'V10 two vacant in one team, another over-filled by four',
    timeline: `
      2020-01-06  SW1..SW97 start                1.0 FTE  team C
      2020-01-06  posts P1..P2 established       1.0 FTE  team A
      2020-01-06  post P3 is established         1.0 FTE  team B
      2020-01-06  SW98..SW102 start              1.0 FTE  team B  post P3`,
    answers: [
      { ...CENSUS, metric: 'WF.VACANCY', expected: '2/104 = 1.9', naive: '0.0' },
      ...answersOn({ ...CENSUS, team: 'A' }, { 'WF.VACANCY': '2/2 = 100.0' }),
      ...answersOn({ ...CENSUS, team: 'B' }, { 'WF.VACANCY': '0/5 = 0.0' }),
      ...answersOn({ ...CENSUS, team: 'D' }, { 'WF.VACANCY': '0/0 = z' }),
    ],
  },
  {
    name: 'V11 a post that is frozen but still in the structure is vacant',
    timeline: `
      2020-01-06  SW1..SW9 start                 1.0 FTE
      2020-01-06  post P10 is established        1.0 FTE
      2024-04-01  post P10 is frozen`,
    answers: answersOn(CENSUS, { 'WF.VACANCY': '1/10 = 10.0' }),
  },
  {
    name: 'V12 no posts and no workers any more',
    timeline: `
      2020-01-06  SW1 starts                     1.0 FTE  post P1
      2020-01-06  posts P1..P2 established       1.0 FTE
      2024-03-31  SW1 leaves                     compulsory-redundancy
      2024-04-01  posts P1..P2 are deleted`,
    answers: answersOn(CENSUS, { 'WF.VACANCY': '0/0 = z', 'WF.VACANCYCOVER': '0/0 = z' }),
  },
  {
    name: 'V14 a post established on 1 September, recorded on 20 October',
    timeline: `${ninetyAndTen}
      2024-09-01  (recorded 2024-10-20) post P101 is established  1.0 FTE`,
    answers: [
      ...answersOn({ ...CENSUS, asAt: '2024-09-30' }, { 'WF.VACANCY': '10/100 = 10.0' }),
      ...answersOn({ ...CENSUS, asAt: '2024-10-31' }, { 'WF.VACANCY': '11/101 = 10.9' }),
    ],
  },
];

const occupation: readonly Example[] = [
  {
    name: 'an employment occupies its post whatever the role; of unknown FTE it fills what is left',
    timeline: `
      2020-01-06  SW1..SW9 start                 1.0 FTE
      2020-01-06  posts P1..P3 established       1.0 FTE
      2020-01-06  SW10 starts                    0.4 FTE  post P1  not-social-worker
      2020-01-06  SW11 starts                    0.3 FTE  post P2
      2020-01-06  SW12 starts                    post P2
      2020-01-06  SW13 starts                    0.5 FTE  post P3
      2020-01-06  SW14 starts                    0.3 FTE  post P3
      2024-07-01  post P3 changes to             0.7 FTE`,
    answers: [
      // 0.6 of P1 and 0.2 of P3; in post 9 + 0.3 + 0.5 + 0.3.
      ...answersOn({ asOf: '2024-06-30' }, { 'WF.VACANCY': '0.8/10.9 = 7.3' }),
      ...answersOn(CENSUS, { 'WF.VACANCY': '0.6/10.7 = 5.6' }),
    ],
  },
  {
    name: 'a post for somebody who is no social worker is no vacancy',
    timeline: `
      2020-01-06  SW1..SW9 start                 1.0 FTE
      2020-01-06  post P1 is established         1.0 FTE  not-social-worker
      2020-01-06  post P2 is established         1.0 FTE  case-holder`,
    answers: [
      { ...CENSUS, metric: 'WF.VACANCY', expected: '1/10 = 10.0', leftOut: ['post/P1 role-not-counted'] },
    ],
  },
  {
    name: 'who begins on the next day occupies the new post at the end of the last day in the old one',
    timeline: `
      2020-01-06  SW1..SW8 start                 1.0 FTE
      2020-01-06  posts P1..P2 established       1.0 FTE
      2020-01-06  SW9 starts                     1.0 FTE  as E1  post P1
      2024-06-30  SW9 leaves                     as E1
      2024-07-01  SW9 starts                     0.6 FTE  as E2  post P2`,
    answers: [
      ...answersOn({ asOf: '2024-06-29' }, { 'WF.VACANCY': '1/10 = 10.0' }),
      // P1 whole and 0.4 of P2; in post with the 0.6 that begins.
      ...answersOn({ asOf: '2024-06-30' }, { 'WF.VACANCY': '1.4/10 = 14.0', 'WF.INPOST.FTE': '8.6' }),
      ...answersOn({ asOf: '2024-07-01' }, { 'WF.VACANCY': '1.4/10 = 14.0' }),
    ],
  },
];

const reports: readonly Example[] = [
  {
    name: 'V13 vacancies all covered, while agency is far more than vacancies',
    timeline: `
      2016-01-04  SW1..SW190 start               1.0 FTE
      2017-01-09  AG1..AG101 begin assignments   1.0 FTE
      2017-09-30  vacancies reported             36.6 FTE vacant  36.6 FTE covered by agency`,
    answers: answersOn(
      { asOf: '2017-09-30' },
      {
        'WF.VACANCY': '36.6/226.6 = 16.2',
        'WF.VACANCYCOVER': '36.6/36.6 = 100.0',
        'WF.AGENCYCOVER': '36.6/101 = 36.2',
        'WF.AGENCY.FTE': '101/291 = 34.7',
      },
    ),
  },
  {
    name: 'a report in force is the answer field by field, until the next or until reporting ends',
    timeline: `${ninetyAndTen}
      2024-01-08  AG1..AG8 begin assignments     1.0 FTE  covers vacancy
      2024-03-31  vacancies reported             12.5 FTE vacant
      2024-06-30  vacancies reported             6 FTE covered by agency
      2024-08-31  vacancy reporting ends`,
    answers: [
      ...answersOn({ asOf: '2024-03-30' }, { 'WF.VACANCY': '10/100 = 10.0' }),
      ...answersOn(
        { asOf: '2024-03-31' },
        { 'WF.VACANCY': '12.5/102.5 = 12.2', 'WF.VACANCYCOVER': '8/12.5 = 64.0' },
      ),
      ...answersOn(
        { asOf: '2024-06-30' },
        { 'WF.VACANCY': '10/100 = 10.0', 'WF.VACANCYCOVER': '6/10 = 60.0', 'WF.AGENCYCOVER': '6/8 = 75.0' },
      ),
      ...answersOn({ asOf: '2024-08-31' }, { 'WF.VACANCYCOVER': '8/10 = 80.0' }),
    ],
  },
  {
    name: 'cover is not capped, and reported vacancies are of no team',
    timeline: `
      2020-01-06  SW1..SW9 start                 1.0 FTE  team Duty
      2024-01-08  AG1..AG3 begin assignments     1.0 FTE  team Duty  covers vacancy
      2024-03-31  vacancies reported             1 FTE vacant`,
    answers: [
      ...answersOn(CENSUS, { 'WF.VACANCY': '1/10 = 10.0', 'WF.VACANCYCOVER': '3/1 = 300.0' }),
      ...answersOn({ ...CENSUS, team: 'Duty' }, { 'WF.VACANCY': '0/9 = 0.0', 'WF.VACANCYCOVER': '3/0 = z' }),
    ],
  },
];

/** The vacancy rows of metrics.md §4.3 that are lives, and what events.md §4.2 says of posts and reports. */
export const vacancyExamples: readonly Example[] = [...postByPost, ...occupation, ...reports];
