import { answersOn, type Example } from '../example';
import { caseloadPeople } from './people-examples';

const CENSUS = { asOf: '2024-09-30' };

/** SW1 with 18 cases, SW2 of 0.6 FTE with 12. */
const base = `
      2020-01-06  SW1 starts                        1.0 FTE
      2020-01-06  SW2 starts                        0.6 FTE
      2024-01-15  children C1..C18 allocated to SW1
      2024-01-15  children C19..C30 allocated to SW2`;
const c2 = `${base}
      2024-01-08  AG1 begins an assignment          1.0 FTE
      2024-01-15  children C31..C52 allocated to AG1`;
const c3 = `${c2}
      2020-01-06  SW3 starts                        1.0 FTE  first-line-manager
      2024-01-15  children C53..C54 allocated to SW3`;

const rows: readonly Example[] = [
  {
    name: 'C1 two case holders',
    timeline: base,
    answers: [
      { ...CENSUS, metric: 'WF.CASELOAD', expected: '30/1.6 = 18.8', naive: '15.0' },
      ...answersOn(CENSUS, {
        'WF.CASELOAD.WEIGHTED': '30/1.6 = 18.8',
        'WF.CASELOAD.MEDIAN': 'of 2: 18.0',
        'WF.CASELOAD.P90': 'of 2: 20.0',
        'WF.CASELOAD.MAX': 'of 2: 20.0',
        'WF.CASELOAD.OVERCAP': '1/2 = 50.0',
        'WF.UNALLOCATED': '0',
      }),
    ],
  },
  {
    name: 'C2 and an agency worker with 22',
    timeline: c2,
    answers: [{ ...CENSUS, metric: 'WF.CASELOAD', expected: '52/2.6 = 20.0', naive: '18.8' }],
  },
  {
    name: 'C3 and a first-line manager with 2',
    timeline: c3,
    answers: [{ ...CENSUS, metric: 'WF.CASELOAD', expected: '54/3.6 = 15.0', naive: '20.0' }],
  },
  {
    name: 'C4 and a reviewing officer without cases',
    timeline: `${c3}
      2020-01-06  SW4 starts                        1.0 FTE  qualified-without-cases`,
    answers: [
      {
        ...CENSUS,
        metric: 'WF.CASELOAD',
        expected: '54/3.6 = 15.0',
        naive: '11.7',
        leftOut: ['worker/SW4 no-case'],
      },
    ],
  },
  {
    name: 'C5 and six children whom nobody has',
    timeline: `${c3}
      2024-09-02  children C55..C60 are unallocated`,
    answers: [
      { ...CENSUS, metric: 'WF.CASELOAD', expected: '54/3.6 = 15.0', naive: '16.7' },
      ...answersOn(CENSUS, { 'WF.UNALLOCATED': '6' }),
    ],
  },
  {
    name: 'C6 ten children held by somebody who is no social worker',
    timeline: `${base}
      2020-01-06  SW3 starts                        1.0 FTE  not-social-worker
      2024-01-15  children C31..C32 allocated to SW3`,
    answers: [
      {
        ...CENSUS,
        metric: 'WF.CASELOAD',
        expected: '30/1.6 = 18.8',
        naive: '25.0',
        leftOut: ['child/C31 role-not-counted', 'child/C32 role-not-counted'],
      },
      ...answersOn(CENSUS, { 'WF.UNALLOCATED': '2' }),
    ],
  },
  {
    name: 'C7 three siblings are three cases',
    timeline: `
      2020-01-06  SW1 starts                        1.0 FTE
      2024-01-15  children C1..C3 allocated to SW1`,
    answers: [{ ...CENSUS, metric: 'WF.CASELOAD', expected: '3/1 = 3.0', naive: '1.0' }],
  },
  {
    name: 'C8 a child that two workers work with is the lead’s',
    timeline: `${base}
      2024-02-01  child C1 is co-worked by SW2`,
    answers: [
      { ...CENSUS, metric: 'WF.CASELOAD', expected: '30/1.6 = 18.8', naive: '19.4' },
      ...answersOn(
        { ...CENSUS, definition: '1;coworking=all' },
        { 'WF.CASELOAD': '31/1.6 = 19.4', 'WF.CASELOAD.MAX': 'of 2: 21.7' },
      ),
    ],
  },
  {
    name: 'C9 and a worker on long-term sickness with four cases in the name',
    timeline: `${base}
      2020-01-06  SW3 starts                        1.0 FTE
      2024-01-15  children C31..C34 allocated to SW3
      2024-03-04  SW3 begins sickness`,
    answers: answersOn(CENSUS, { 'WF.CASELOAD': '34/2.6 = 13.1', 'WF.UNALLOCATED': '0' }),
  },
  {
    name: 'C10 and a worker of unknown FTE with five cases',
    timeline: `${base}
      2020-01-06  SW3 starts
      2024-01-15  children C31..C35 allocated to SW3`,
    answers: [
      { ...CENSUS, metric: 'WF.CASELOAD', expected: '30/1.6 = 18.8', naive: '21.9' },
      ...answersOn({ ...CENSUS, definition: '1;unknownFte=counted' }, { 'WF.CASELOAD': '35/1.6 = 21.9' }),
      ...answersOn(CENSUS, { 'WF.CASELOAD.MAX': 'of 2: 20.0', 'WF.UNALLOCATED': '0' }),
    ],
  },
  {
    name: 'C11 one child reallocated on 30 September',
    timeline: `${base}
      2024-09-30  child C1 is allocated to SW2`,
    answers: [
      ...answersOn(CENSUS, {
        'WF.CASELOAD': '30/1.6 = 18.8',
        // 17 of 1.0, and 13 of 0.6.
        'WF.CASELOAD.MEDIAN': 'of 2: 17.0',
        'WF.CASELOAD.MAX': 'of 2: 21.7',
      }),
      ...answersOn(
        { ...CENSUS, definition: '1;censusInstant=start-of-day' },
        { 'WF.CASELOAD': '30/1.6 = 18.8', 'WF.CASELOAD.MAX': 'of 2: 20.0' },
      ),
    ],
  },
  {
    name: 'C12 one allocation of 28 September, recorded on 4 October',
    timeline: `
      2020-01-06  SW1 starts                        1.0 FTE
      2020-01-06  SW2 starts                        0.6 FTE
      2024-01-15  children C1..C18 allocated to SW1
      2024-01-15  children C19..C29 allocated to SW2
      2024-09-28  (recorded 2024-10-04) child C30 is allocated to SW2`,
    answers: [
      ...answersOn({ ...CENSUS, asAt: '2024-09-30' }, { 'WF.CASELOAD': '29/1.6 = 18.1' }),
      ...answersOn({ ...CENSUS, asAt: '2024-10-31' }, { 'WF.CASELOAD': '30/1.6 = 18.8' }),
    ],
  },
  {
    name: 'C13 a case closed on 30 September',
    timeline: `${base}
      2024-09-30  child C1's case is closed         completed`,
    answers: [
      ...answersOn(CENSUS, { 'WF.CASELOAD': '29/1.6 = 18.1' }),
      ...answersOn(
        { ...CENSUS, definition: '1;censusInstant=start-of-day' },
        { 'WF.CASELOAD': '30/1.6 = 18.8' },
      ),
    ],
  },
  {
    name: 'C14 two of four holders in their first year',
    timeline: `
      2020-01-06  SW1..SW2 start                    1.0 FTE
      2023-09-04  SW3..SW4 start                    1.0 FTE  asye
      2024-01-15  children C1..C20 allocated to SW1
      2024-01-15  children C21..C40 allocated to SW2
      2024-01-15  children C41..C50 allocated to SW3
      2024-01-15  children C51..C60 allocated to SW4
      2024-03-04  SW3 becomes                       senior-practitioner
      2024-10-07  SW4 becomes                       case-holder  practice-supervisor`,
    answers: [
      // A role change that says no level keeps it.
      ...answersOn(CENSUS, { 'WF.CASELOAD': '60/4 = 15.0', 'WF.CASELOAD.WEIGHTED': '60/3.2 = 18.8' }),
      ...answersOn({ asOf: '2024-10-07' }, { 'WF.CASELOAD.WEIGHTED': '60/3.6 = 16.7' }),
    ],
  },
  {
    name: 'a holder whose employment ends on the day and who begins a post of one day on the next',
    timeline: `${base}
      2024-09-30  SW2 leaves
      2024-10-01  SW2 starts                        0.4 FTE  as E2
      2024-10-01  SW2 leaves  as E2`,
    answers: [
      ...answersOn(CENSUS, { 'WF.CASELOAD': '30/1.4 = 21.4', 'WF.UNALLOCATED': '0' }),
      ...answersOn({ asOf: '2024-10-01' }, { 'WF.CASELOAD': '18/1 = 18.0', 'WF.UNALLOCATED': '12' }),
    ],
  },
  {
    name: 'C17 agency to permanent on the day, with the same cases',
    timeline: `${base}
      2024-01-08  AG1 begins an assignment          1.0 FTE
      2024-01-15  children C31..C52 allocated to AG1
      2024-09-29  AG1's assignment ends
      2024-09-30  AG1 starts                        1.0 FTE  from agency`,
    answers: [
      ...answersOn({ asOf: '2024-09-28' }, { 'WF.CASELOAD': '52/2.6 = 20.0' }),
      // In neither stock at the end of the day between: that is meant.
      ...answersOn({ asOf: '2024-09-29' }, { 'WF.CASELOAD': '30/1.6 = 18.8', 'WF.UNALLOCATED': '22' }),
      ...answersOn(CENSUS, { 'WF.CASELOAD': '52/2.6 = 20.0', 'WF.UNALLOCATED': '0' }),
    ],
  },
];

/** The caseload rows of metrics.md §4.4 that are lives, and what §2.1 says besides. */
export const caseloadExamples: readonly Example[] = [...rows, ...caseloadPeople];
