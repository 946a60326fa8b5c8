import { recordDrawn } from '../prove/record';
import { idsBehind, linesOf } from '../prove/rows';

interface Example {
  readonly name: string;
  readonly timeline: string;
  readonly spells: readonly string[];
  readonly inPost: readonly string[];
}

const examples: readonly Example[] = [
  {
    name: 'runs from the first day to the leaving day, inclusive',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  team Duty  from newly-qualified
      2024-03-31  SW1 leaves  resignation  to agency`,
    spells: [
      '2023-10-02..2024-04-01 start: 1 case-holder Duty newly-qualified end: 1 case-holder Duty left resignation agency',
    ],
    inPost: ['2023-10-02..2024-03-31 1 case-holder Duty'],
  },
  {
    name: 'is one day, and no end of day, for who starts and leaves on one day',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2023-10-02  SW1 leaves`,
    spells: ['2023-10-02..2023-10-03 start: 1 case-holder end: 1 case-holder left'],
    inPost: [],
  },
  {
    name: 'T10: leaves with the FTE of the last day',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-02-01  SW1 changes to  0.6 FTE
      2024-07-31  SW1 leaves`,
    spells: ['2023-10-02..2024-08-01 start: 1 case-holder end: 0.6 case-holder left'],
    inPost: ['2023-10-02..2024-02-01 1 case-holder', '2024-02-01..2024-07-31 0.6 case-holder'],
  },
  {
    name: 'counts an FTE that changes on the very last day',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-07-31  SW1 changes to  0.6 FTE
      2024-07-31  SW1 leaves`,
    spells: ['2023-10-02..2024-08-01 start: 1 case-holder end: 0.6 case-holder left'],
    inPost: ['2023-10-02..2024-07-31 1 case-holder'],
  },
  {
    name: 'T11: goes on through promotion, a move between teams and the end of the assessed year',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  asye  team Duty
      2024-01-01  SW1 becomes  first-line-manager
      2024-02-01  SW1 joins  team Assessment`,
    spells: ['2023-10-02.. start: 1 case-holder Duty'],
    inPost: [
      '2023-10-02..2024-01-01 1 case-holder Duty',
      '2024-01-01..2024-02-01 1 first-line-manager Duty',
      '2024-02-01.. 1 first-line-manager Assessment',
    ],
  },
  {
    name: 'T12: ends with a move to adult services, although employment goes on',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-02-29  SW1 goes to  adults' services`,
    spells: ['2023-10-02..2024-03-01 start: 1 case-holder end: 1 case-holder moved-out'],
    inPost: ['2023-10-02..2024-02-29 1 case-holder'],
  },
  {
    name: 'T14: is two spells for who left and was hired again months later',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-01-31  SW1 leaves  resignation
      2024-06-01  SW1 starts  1 FTE  from other-authority  as E2`,
    spells: [
      '2023-10-02..2024-02-01 start: 1 case-holder end: 1 case-holder left resignation',
      '2024-06-01.. start: 1 case-holder other-authority',
    ],
    inPost: ['2023-10-02..2024-01-31 1 case-holder', '2024-06-01.. 1 case-holder'],
  },
  {
    name: 'T23: ends with a secondment and begins again on the day back, from nowhere in particular',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  from agency
      2024-04-30  SW1 is seconded out  to Ofsted
      2025-05-01  SW1 returns from secondment`,
    spells: [
      '2023-10-02..2024-05-01 start: 1 case-holder agency end: 1 case-holder seconded-out',
      '2025-05-01.. start: 1 case-holder',
    ],
    inPost: ['2023-10-02..2024-04-30 1 case-holder', '2025-05-01.. 1 case-holder'],
  },
  {
    name: 'T24: goes on through the transfer of a service, and so does being in post',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-04-01  Trust takes over  SW1`,
    spells: ['2023-10-02.. start: 1 case-holder'],
    inPost: ['2023-10-02.. 1 case-holder'],
  },
  {
    name: 'ends on the day of a change out of the counted roles, with the FTE just before it',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-04-01  SW1 changes to  0.5 FTE
      2024-04-01  SW1 becomes  not-social-worker`,
    spells: ['2023-10-02..2024-04-02 start: 1 case-holder end: 1 case-holder role-change'],
    inPost: ['2023-10-02..2024-04-01 1 case-holder'],
  },
  {
    name: 'begins with a change into a counted role',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  not-social-worker  from agency
      2024-04-01  SW1 becomes  case-holder`,
    spells: ['2024-04-01.. start: 1 case-holder'],
    inPost: ['2024-04-01.. 1 case-holder'],
  },
  {
    name: 'never begins for who takes up a role outside the census on the first day',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  case-holder
      2023-10-02  SW1 becomes  not-social-worker`,
    spells: [],
    inPost: [],
  },
  {
    name: 'ends by the leaving for who leaves on the last day before being away',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-04-30  SW1 begins a career break
      2024-04-30  SW1 leaves  retired`,
    spells: ['2023-10-02..2024-05-01 start: 1 case-holder end: 1 case-holder left retired'],
    inPost: ['2023-10-02..2024-04-30 1 case-holder'],
  },
  {
    name: 'ended with going away for who leaves while away',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-04-30  SW1 begins a career break
      2024-06-30  SW1 leaves  resignation`,
    spells: ['2023-10-02..2024-05-01 start: 1 case-holder end: 1 case-holder career-break'],
    inPost: ['2023-10-02..2024-04-30 1 case-holder'],
  },
  {
    name: 'has nothing to do with agency assignments',
    timeline: '2023-10-02  SW1 begins an assignment  1 FTE',
    spells: [],
    inPost: [],
  },
];

describe('a spell in post', () => {
  it.each(examples)('$name', ({ timeline, spells, inPost }) => {
    const entries = recordDrawn(timeline);
    expect(linesOf(entries, 'spell')).toEqual(spells);
    expect(linesOf(entries, 'in-post')).toEqual(inPost);
  });

  it('rests on what began and ended every run in it, and on the FTE, role and team of its two ends', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-01  SW1 changes to  0.9 FTE
      2024-02-01  SW1 changes to  0.8 FTE
      2024-03-31  SW1 leaves
      2024-04-01  SW1 starts  0.5 FTE  as E2
      2024-05-01  SW1 changes to  0.6 FTE  as E2
      2024-06-01  SW1 changes to  0.7 FTE  as E2
      2024-09-30  SW1 leaves  as E2`);
    expect(idsBehind(entries, 'spell')).toEqual([['SW1-1', 'SW1-4', 'SW1-5', 'SW1-7', 'SW1-8']]);
  });

  it('rests, in post, on the start, the last word on FTE, role and team, and what turned at either end', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  0.6 FTE
      2023-11-01  SW1 starts  0.4 FTE  as E2
      2024-01-01  SW1 changes to  0.5 FTE
      2024-02-01  Trust takes over  SW1
      2024-03-31  SW1 leaves  as E2`);
    expect(idsBehind(entries, 'in-post')).toEqual([
      ['SW1-1', 'SW1-2'],
      ['SW1-1', 'SW1-2', 'SW1-3'],
      ['SW1-1', 'SW1-2', 'SW1-3', 'SW1-5'],
      ['SW1-1', 'SW1-3', 'SW1-5'],
    ]);
  });
});
