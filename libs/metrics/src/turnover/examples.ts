import { answersOn, type Example } from '../example';
import { knowledgeExamples } from './knowledge-examples';

const CENSUS = { asOf: '2024-09-30' };
const NEXT_CENSUS = { asOf: '2025-09-30' };

const whoLeaves: readonly Example[] = [
  {
    name: 'T5 three leavers of 1.0, 0.6 and 0.5',
    timeline: `
      2020-01-06  SW1..SW13 start   1.0 FTE
      2020-01-06  SW14..SW23 start  0.7 FTE
      2020-01-06  SW24 starts       0.4 FTE
      2020-01-06  SW25 starts       1.0 FTE
      2020-01-06  SW26 starts       0.6 FTE
      2020-01-06  SW27 starts       0.5 FTE
      2024-01-31  SW25 leaves       resignation
      2024-04-30  SW26 leaves       retired
      2024-09-29  SW27 leaves       resignation`,
    answers: answersOn(CENSUS, {
      'WF.TURNOVER.FTE': '2.1/20.4 = 10.3',
      'WF.TURNOVER.HC': '3/24 = 12.5',
      'WF.LEAVERS.FTE': '2.1',
      'WF.LEAVERS.HC': '3',
      'WF.INPOST.FTE': '20.4',
      'WF.INPOST.HC': '24',
    }),
  },
  {
    name: 'T6 two leavers, and one who started and left within the year',
    timeline: `
      2020-01-06  SW1..SW27 start   1.0 FTE
      2024-02-01  SW28 starts       1.0 FTE
      2024-03-31  SW26 leaves       resignation
      2024-05-31  SW28 leaves       resignation
      2024-06-30  SW27 leaves       resignation`,
    answers: [
      {
        ...CENSUS,
        metric: 'WF.TURNOVER.FTE',
        expected: '2/25 = 8.0',
        naive: '12.0',
        leftOut: ['worker/SW28 started-and-left-in-window'],
      },
      ...answersOn(CENSUS, { 'WF.TURNOVER.HC': '2/25 = 8.0', 'WF.STARTERS.HC': '0', 'WF.LEAVERS.HC': '2' }),
      { asOf: '2024-05-30', metric: 'WF.STARTERS.HC', expected: '1', leftOut: [] },
    ],
  },
  {
    name: 'T10 the FTE of a leaver is that of the last day',
    timeline: `
      2020-01-06  SW1..SW18 start   1.0 FTE
      2020-01-06  SW19..SW20 start  0.7 FTE
      2020-01-06  SW21 starts       1.0 FTE
      2024-02-01  SW21 changes to   0.6 FTE
      2024-07-31  SW21 leaves       resignation`,
    answers: [{ ...CENSUS, metric: 'WF.TURNOVER.FTE', expected: '0.6/19.4 = 3.1', naive: '5.2' }],
  },
  {
    name: 'T12 a move to adults’ services is a leaver although the employment goes on',
    timeline: `
      2020-01-06  SW1..SW25 start   1.0 FTE
      2024-05-31  SW25 goes to      adults' services`,
    answers: [
      {
        ...CENSUS,
        metric: 'WF.TURNOVER.FTE',
        expected: '1/24 = 4.2',
        naive: '0.0',
        leftOut: ['worker/SW25 not-in-post'],
      },
      ...answersOn(CENSUS, { 'WF.TURNOVER.HC': '1/24 = 4.2', 'WF.LEAVERS.HC': '1' }),
    ],
  },
  {
    name: 'T13 permanent to agency in the same authority',
    timeline: `
      2020-01-06  SW1..SW25 start           1.0 FTE
      2024-05-31  SW25 leaves               resignation  to agency
      2024-06-03  SW25 begins an assignment 1.0 FTE  covers vacancy`,
    answers: answersOn(CENSUS, { 'WF.TURNOVER.FTE': '1/24 = 4.2', 'WF.AGENCY.FTE': '1/25 = 4.0' }),
  },
  {
    name: 'T18 a tie rounds up: 46 of 160 heads',
    timeline: `
      2020-01-06  SW1..SW206 start    1.0 FTE
      2024-03-31  SW161..SW206 leave  resignation`,
    answers: [{ ...CENSUS, metric: 'WF.TURNOVER.HC', expected: '46/160 = 28.8', naive: '28.7' }],
  },
  {
    name: 'T19 nobody is in post any more',
    timeline: `
      2020-01-06  SW1..SW5 start  1.0 FTE
      2024-03-31  SW1..SW5 leave  compulsory-redundancy`,
    answers: answersOn(CENSUS, {
      'WF.TURNOVER.FTE': '5/0 = z',
      'WF.TURNOVER.HC': '5/0 = z',
      'WF.TURNOVER.ROLL12': '5/0 = z',
      'WF.TURNOVER.AVGSTOCK': '5/2.5 = 200.0',
      'WF.INPOST.FTE': '0 = 0.0',
      'WF.AGENCY.HC': '0/0 = z',
    }),
  },
  {
    name: 'nothing stands that the metric needs',
    timeline: `
      2024-01-08  SW1 leaves            resignation
      2024-01-08  AG1 begins an assignment  1.0 FTE`,
    answers: answersOn(CENSUS, {
      'WF.TURNOVER.FTE': 'x',
      'WF.TURNOVER.ROLL12': 'x',
      'WF.TURNOVER.AVGSTOCK': 'x',
      'WF.INPOST.HC': 'x',
      'WF.STARTERS.HC': 'x',
      'WF.LEAVERS.FTE': 'x',
      'WF.AGENCY.HC': '1/1 = 100.0',
    }),
  },
];

const whoDoesNotLeave: readonly Example[] = [
  {
    name: 'T9 maternity is in post',
    timeline: `
      2020-01-06  SW1..SW25 start      1.0 FTE
      2024-03-01  SW25 begins maternity`,
    answers: answersOn(CENSUS, { 'WF.TURNOVER.FTE': '0/25 = 0.0', 'WF.INPOST.HC': '25' }),
  },
  {
    name: 'T11 a promotion, a change of team and a completed first year are no leavers',
    timeline: `
      2020-01-06  SW1..SW24 start   1.0 FTE  case-holder  team Duty
      2023-09-04  SW25 starts       1.0 FTE  case-holder  asye
      2024-04-01  SW1 becomes       first-line-manager
      2024-05-01  SW2 joins         team Court
      2024-09-04  SW25 becomes      case-holder  practice-supervisor`,
    answers: answersOn(CENSUS, {
      'WF.TURNOVER.FTE': '0/25 = 0.0',
      'WF.LEAVERS.HC': '0',
      'WF.STARTERS.HC': '0',
    }),
  },
  {
    name: 'T15 giving up one of two posts is no leaving',
    timeline: `
      2020-01-06  SW1..SW24 start  1.0 FTE
      2020-01-06  SW25 starts      0.6 FTE  as E1
      2020-01-06  SW25 starts      0.4 FTE  as E2
      2024-05-31  SW25 leaves      resignation  as E2`,
    answers: [
      { ...CENSUS, metric: 'WF.TURNOVER.FTE', expected: '0/24.6 = 0.0', naive: '1.6' },
      ...answersOn(CENSUS, { 'WF.TURNOVER.HC': '0/25 = 0.0', 'WF.INPOST.FTE': '24.6' }),
      ...answersOn({ asOf: '2024-05-30' }, { 'WF.INPOST.FTE': '25 = 25.0', 'WF.INPOST.HC': '25' }),
      // Each post for itself: the one given up is a leaver.
      ...answersOn(
        { ...CENSUS, definition: '1;twoPosts=post' },
        {
          'WF.TURNOVER.FTE': '0.4/24.6 = 1.6',
          'WF.TURNOVER.HC': '1/25 = 4.0',
          'WF.LEAVERS.FTE': '0.4',
          'WF.TURNOVER.ROLL12': '0.4/24.6 = 1.6',
        },
      ),
      ...answersOn(
        { asOf: '2024-05-30', definition: '1;twoPosts=post' },
        { 'WF.INPOST.HC': '26', 'WF.INPOST.FTE': '25 = 25.0', 'WF.LEAVERS.HC': '0' },
      ),
    ],
  },
  {
    name: 'T24 a whole service transferred to a trust',
    timeline: `
      2020-01-06  SW1..SW25 start  1.0 FTE  employer Council
      2024-04-01  Trust takes over SW1..SW25`,
    answers: [
      { ...CENSUS, metric: 'WF.TURNOVER.FTE', expected: '0/25 = 0.0', naive: '200.0' },
      ...answersOn(CENSUS, { 'WF.LEAVERS.HC': '0', 'WF.STARTERS.HC': '0' }),
    ],
  },
];

const onTheBoundary: readonly Example[] = [
  {
    name: 'T7 the last day is 30 September',
    timeline: `
      2020-01-06  SW1..SW25 start  1.0 FTE
      2024-09-30  SW25 leaves      resignation`,
    answers: [
      { ...CENSUS, metric: 'WF.TURNOVER.FTE', expected: '1/24 = 4.2', naive: '4.0' },
      { ...CENSUS, metric: 'WF.TURNOVER.HC', expected: '1/24 = 4.2' },
      ...answersOn(
        { ...CENSUS, definition: '1;censusInstant=start-of-day' },
        { 'WF.TURNOVER.FTE': '1/25 = 4.0', 'WF.TURNOVER.HC': '1/25 = 4.0', 'WF.INPOST.HC': '25' },
      ),
    ],
  },
  {
    name: 'T8 the last day is 1 October',
    timeline: `
      2020-01-06  SW1..SW25 start  1.0 FTE
      2024-10-01  SW25 leaves      resignation`,
    answers: [
      ...answersOn(CENSUS, { 'WF.TURNOVER.FTE': '0/25 = 0.0', 'WF.LEAVERS.HC': '0' }),
      ...answersOn({ asOf: '2024-10-01' }, { 'WF.TURNOVER.FTE': '1/24 = 4.2' }),
      ...answersOn(NEXT_CENSUS, { 'WF.TURNOVER.FTE': '1/24 = 4.2', 'WF.LEAVERS.HC': '1' }),
    ],
  },
  {
    name: 'T14 left on 31 January, rehired on 1 June',
    timeline: `
      2020-01-06  SW1..SW25 start  1.0 FTE
      2024-01-31  SW25 leaves      resignation
      2024-06-01  SW25 starts      1.0 FTE  as E2`,
    answers: [
      { ...CENSUS, metric: 'WF.TURNOVER.FTE', expected: '1/25 = 4.0', naive: '0.0' },
      ...answersOn(CENSUS, { 'WF.TURNOVER.HC': '1/25 = 4.0', 'WF.STARTERS.HC': '1', 'WF.LEAVERS.HC': '1' }),
      ...answersOn(
        { ...CENSUS, definition: '1;returners=netted' },
        {
          'WF.TURNOVER.FTE': '0/25 = 0.0',
          'WF.TURNOVER.HC': '0/25 = 0.0',
          'WF.TURNOVER.ROLL12': '0/25 = 0.0',
          'WF.TURNOVER.AVGSTOCK': '0/25 = 0.0',
          'WF.STARTERS.HC': '0',
          'WF.LEAVERS.HC': '0',
        },
      ),
      // Before the return the leaving stands, however returners are counted.
      ...answersOn(
        { asOf: '2024-05-31', definition: '1;returners=netted' },
        { 'WF.TURNOVER.FTE': '1/24 = 4.2' },
      ),
    ],
  },
  {
    name: 'T23 seconded out from 1 May for a year',
    timeline: `
      2020-01-06  SW1..SW25 start            1.0 FTE
      2024-04-30  SW25 is seconded out       to Ofsted
      2025-05-01  SW25 returns from secondment`,
    answers: [
      ...answersOn(CENSUS, { 'WF.TURNOVER.FTE': '1/24 = 4.2', 'WF.LEAVERS.HC': '1', 'WF.STARTERS.HC': '0' }),
      ...answersOn(NEXT_CENSUS, {
        'WF.TURNOVER.FTE': '0/25 = 0.0',
        'WF.LEAVERS.HC': '0',
        'WF.STARTERS.HC': '1',
      }),
    ],
  },
];

/** Rows of metrics.md §4.1 that are lives; those that are published inputs are in arithmetic.spec.ts. */
export const turnoverExamples: readonly Example[] = [
  ...whoLeaves,
  ...whoDoesNotLeave,
  ...onTheBoundary,
  ...knowledgeExamples,
];
