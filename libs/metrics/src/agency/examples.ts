import { answersOn, type Example } from '../example';

const CENSUS = { asOf: '2024-09-30' };

const stocks: readonly Example[] = [
  {
    name: 'A6 an agency worker made permanent on 29 September',
    timeline: `
      2020-01-06  SW1..SW80 start             1.0 FTE
      2024-01-08  AG1..AG20 begin assignments 1.0 FTE  covers vacancy
      2024-09-28  AG20's assignment ends
      2024-09-29  AG20 starts                 1.0 FTE  from agency`,
    answers: [
      ...answersOn({ asOf: '2024-09-27' }, { 'WF.AGENCY.FTE': '20/100 = 20.0' }),
      // In neither stock at the end of the day between: that is meant (metrics.md §2.1).
      ...answersOn({ asOf: '2024-09-28' }, { 'WF.AGENCY.FTE': '19/99 = 19.2' }),
      ...answersOn(CENSUS, {
        'WF.AGENCY.FTE': '19/100 = 19.0',
        'WF.AGENCY.HC': '19/100 = 19.0',
        'WF.STARTERS.HC': '1',
        'WF.LEAVERS.HC': '0',
      }),
    ],
  },
  {
    name: 'A7 one worker on two assignments of 0.5',
    timeline: `
      2020-01-06  SW1..SW9 start           1.0 FTE
      2024-01-08  AG1 begins an assignment 0.5 FTE  assignment A1
      2024-02-01  AG1 begins an assignment 0.5 FTE  assignment A2`,
    answers: answersOn(CENSUS, { 'WF.AGENCY.FTE': '1/10 = 10.0', 'WF.AGENCY.HC': '2/11 = 18.2' }),
  },
  {
    name: 'A8 twenty agency heads, one of unknown FTE',
    timeline: `
      2020-01-06  SW1..SW80 start              1.0 FTE
      2024-01-08  AG1..AG19 begin assignments  1.0 FTE
      2024-01-08  AG20 begins an assignment`,
    answers: [
      { ...CENSUS, metric: 'WF.AGENCY.HC', expected: '20/100 = 20.0', leftOut: [] },
      { ...CENSUS, metric: 'WF.AGENCY.FTE', expected: '19/99 = 19.2', leftOut: ['worker/AG20 fte-unknown'] },
    ],
  },
  {
    name: 'A9 twelve agency workers and a project team of eight',
    timeline: `
      2020-01-06  SW1..SW80 start              1.0 FTE
      2024-01-08  AG1..AG12 begin assignments  1.0 FTE
      2024-02-01  project team PT1 is engaged  8 heads  8 FTE  agency Anywhere`,
    answers: [
      { ...CENSUS, metric: 'WF.AGENCY.FTE', expected: '20/100 = 20.0', naive: '13.0' },
      { ...CENSUS, metric: 'WF.AGENCY.HC', expected: '20/100 = 20.0', naive: '13.0' },
    ],
  },
  {
    name: 'A10 the last day of an assignment is 30 September',
    timeline: `
      2020-01-06  SW1..SW80 start              1.0 FTE
      2024-01-08  AG1..AG20 begin assignments  1.0 FTE
      2024-09-30  AG20's assignment ends`,
    answers: [
      ...answersOn(CENSUS, { 'WF.AGENCY.FTE': '19/99 = 19.2', 'WF.AGENCY.HC': '19/99 = 19.2' }),
      ...answersOn(
        { ...CENSUS, definition: '1;censusInstant=start-of-day' },
        { 'WF.AGENCY.FTE': '20/100 = 20.0', 'WF.AGENCY.HC': '20/100 = 20.0' },
      ),
    ],
  },
  {
    name: 'A11 an assignment that starts on 30 September counts',
    timeline: `
      2020-01-06  SW1..SW80 start              1.0 FTE
      2024-01-08  AG1..AG19 begin assignments  1.0 FTE
      2024-09-30  AG20 begins an assignment    1.0 FTE`,
    answers: answersOn(CENSUS, { 'WF.AGENCY.FTE': '20/100 = 20.0', 'WF.AGENCY.HC': '20/100 = 20.0' }),
  },
  {
    name: 'A16 no agency at all is a true zero',
    timeline: `
      2020-01-06  SW1..SW80 start  1.0 FTE`,
    answers: answersOn(CENSUS, { 'WF.AGENCY.FTE': '0/80 = 0.0', 'WF.AGENCY.HC': '0/80 = 0.0' }),
  },
  {
    name: 'A18 an assignment recorded as ended on 12 September turns out to be extended',
    timeline: `
      2020-01-06  SW1..SW80 start              1.0 FTE
      2024-01-08  AG1..AG20 begin assignments  1.0 FTE
      2024-09-12  AG20's assignment ends
      2024-09-20  (learned) AG20's end of assignment was on 2024-12-31 instead`,
    answers: [
      ...answersOn({ ...CENSUS, asAt: '2024-09-15' }, { 'WF.AGENCY.FTE': '19/99 = 19.2' }),
      ...answersOn({ ...CENSUS, asAt: '2024-09-30' }, { 'WF.AGENCY.FTE': '20/100 = 20.0' }),
      ...answersOn({ asOf: '2024-12-31' }, { 'WF.AGENCY.FTE': '19/99 = 19.2' }),
    ],
  },
];

const roles: readonly Example[] = [
  {
    name: 'A12 an agency reviewing officer and an agency team manager count as agency',
    timeline: `
      2020-01-06  SW1..SW80 start              1.0 FTE
      2024-01-08  AG1..AG18 begin assignments  1.0 FTE
      2024-01-08  AG19 begins an assignment    1.0 FTE  qualified-without-cases
      2024-01-08  AG20 begins an assignment    1.0 FTE  first-line-manager`,
    answers: answersOn(CENSUS, { 'WF.AGENCY.FTE': '20/100 = 20.0', 'WF.AGENCY.HC': '20/100 = 20.0' }),
  },
  {
    name: 'A13 an agency family support worker is not counted',
    timeline: `
      2020-01-06  SW1..SW80 start              1.0 FTE
      2024-01-08  AG1..AG20 begin assignments  1.0 FTE
      2024-01-08  AG21 begins an assignment    1.0 FTE  not-social-worker`,
    answers: [
      {
        ...CENSUS,
        metric: 'WF.AGENCY.FTE',
        expected: '20/100 = 20.0',
        naive: '20.8',
        leftOut: ['worker/AG21 role-not-counted'],
      },
      {
        ...CENSUS,
        metric: 'WF.AGENCY.HC',
        expected: '20/100 = 20.0',
        leftOut: ['worker/AG21 role-not-counted'],
      },
    ],
  },
  {
    name: 'A14 a bank worker paid by the authority is in post, not agency',
    timeline: `
      2020-01-06  SW1..SW79 start              1.0 FTE
      2020-01-06  SW80 starts                  employer "Council bank"
      2024-01-08  AG1..AG20 begin assignments  1.0 FTE`,
    answers: [
      { ...CENSUS, metric: 'WF.AGENCY.HC', expected: '20/100 = 20.0', naive: '21.0' },
      { ...CENSUS, metric: 'WF.AGENCY.FTE', expected: '20/99 = 20.2', leftOut: ['worker/SW80 fte-unknown'] },
    ],
  },
];

const projectTeams: readonly Example[] = [
  {
    name: 'a project team alone is enough for an answer, and so is an assignment',
    timeline: `
      2024-02-01  project team PT1 is engaged  8 heads  6.5 FTE
      2024-06-30  project team PT1 ends`,
    answers: [
      ...answersOn(
        { asOf: '2024-06-29' },
        { 'WF.AGENCY.HC': '8/8 = 100.0', 'WF.AGENCY.FTE': '6.5/6.5 = 100.0' },
      ),
      // It has stood once: nobody to divide by is z, not x.
      ...answersOn(CENSUS, { 'WF.AGENCY.HC': '0/0 = z', 'WF.INPOST.HC': 'x' }),
    ],
  },
  {
    name: 'a project team counts only for what its named members do not',
    timeline: `
      2020-01-06  SW1..SW12 start              1.0 FTE
      2024-02-01  project team PT1 is engaged  8 heads  6.5 FTE
      2024-02-01  AG1..AG2 begin assignments   1.0 FTE  project team PT1
      2024-02-01  AG3 begins an assignment     0.5 FTE  project team PT1
      2024-02-01  AG4 begins an assignment     project team PT1`,
    answers: [
      // 8 heads of whom 4 are named; 6.5 FTE of which 2.5 is known of members.
      ...answersOn(CENSUS, { 'WF.AGENCY.HC': '8/20 = 40.0' }),
      {
        ...CENSUS,
        metric: 'WF.AGENCY.FTE',
        expected: '6.5/18.5 = 35.1',
        leftOut: ['worker/AG4 fte-unknown'],
      },
    ],
  },
  {
    name: 'a project team with more named members than it was engaged for counts as its members, never less',
    timeline: `
      2020-01-06  SW1..SW9 start               1.0 FTE
      2024-02-01  project team PT1 is engaged  2 heads  2 FTE
      2024-02-01  AG1..AG3 begin assignments   1.0 FTE  project team PT1
      2024-08-31  AG1..AG3's assignment ends
      2024-09-15  project team PT1 changes to  4 heads`,
    answers: [
      ...answersOn({ asOf: '2024-08-30' }, { 'WF.AGENCY.HC': '3/12 = 25.0', 'WF.AGENCY.FTE': '3/12 = 25.0' }),
      ...answersOn({ asOf: '2024-08-31' }, { 'WF.AGENCY.HC': '2/11 = 18.2', 'WF.AGENCY.FTE': '2/11 = 18.2' }),
      ...answersOn(CENSUS, { 'WF.AGENCY.HC': '4/13 = 30.8', 'WF.AGENCY.FTE': '2/11 = 18.2' }),
    ],
  },
  {
    name: 'a member outside the census roles is not counted but is one of the team’s',
    timeline: `
      2020-01-06  SW1..SW9 start               1.0 FTE
      2024-02-01  project team PT1 is engaged  2 heads  2 FTE
      2024-02-01  AG1 begins an assignment     1.0 FTE  not-social-worker  project team PT1`,
    answers: [
      {
        ...CENSUS,
        metric: 'WF.AGENCY.HC',
        expected: '1/10 = 10.0',
        leftOut: ['worker/AG1 role-not-counted'],
      },
    ],
  },
];

/** The agency rows of metrics.md §4.2 that are lives, and the rules of project teams (events.md §4.1). */
export const agencyExamples: readonly Example[] = [...stocks, ...roles, ...projectTeams];
