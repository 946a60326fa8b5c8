import { foldSubject } from '../fold';
import { recordDrawn } from '../prove/record';
import { findingLinesOf, linesOf } from '../prove/rows';

interface Example {
  readonly name: string;
  readonly timeline: string;
  readonly spells: readonly string[];
  readonly inPost: readonly string[];
}

const examples: readonly Example[] = [
  {
    name: 'T15: goes on when one of two posts is given up',
    timeline: `
      2023-10-02  SW1 starts  0.6 FTE  team Duty
      2023-10-02  SW1 starts  0.4 FTE  team Looked-after  as E2
      2024-05-31  SW1 leaves  as E2`,
    spells: ['2023-10-02.. start: 1 case-holder Duty'],
    inPost: ['2023-10-02..2024-05-31 1 case-holder Duty', '2024-05-31.. 0.6 case-holder Duty'],
  },
  {
    name: 'leaves once, with both FTEs, when two posts end on one day',
    timeline: `
      2023-10-02  SW1 starts  0.4 FTE  team Duty
      2023-10-02  SW1 starts  0.6 FTE  team Looked-after  as E2
      2024-05-31  SW1 leaves  retired
      2024-05-31  SW1 leaves  resignation  as E2`,
    spells: [
      '2023-10-02..2024-06-01 start: 1 case-holder Looked-after end: 1 case-holder Looked-after left resignation',
    ],
    inPost: ['2023-10-02..2024-05-31 1 case-holder Looked-after'],
  },
  {
    name: 'joins employments that touch; at the end of the day between, what begins on the next is in post',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  team Duty
      2024-03-31  SW1 leaves
      2024-04-01  SW1 starts  0.8 FTE  senior-practitioner  team Assessment  as E2`,
    spells: ['2023-10-02.. start: 1 case-holder Duty'],
    inPost: [
      '2023-10-02..2024-03-31 1 case-holder Duty',
      '2024-03-31..2024-04-01 0.8 senior-practitioner Assessment',
      '2024-04-01.. 0.8 senior-practitioner Assessment',
    ],
  },
  {
    name: 'joins the last day before being away and the next day back',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 begins a career break
      2024-04-01  SW1 returns from a career break`,
    spells: ['2023-10-02.. start: 1 case-holder'],
    inPost: [
      '2023-10-02..2024-03-31 1 case-holder',
      '2024-03-31..2024-04-01 1 case-holder',
      '2024-04-01.. 1 case-holder',
    ],
  },
  {
    name: 'begins from where the employment that starts came, not the larger one that is returned to',
    timeline: `
      2023-10-02  SW1 starts  0.6 FTE  from newly-qualified
      2023-12-31  SW1 begins a career break
      2024-06-01  SW1 returns from a career break
      2024-06-01  SW1 starts  0.4 FTE  from other-authority  as E2`,
    spells: [
      '2023-10-02..2024-01-01 start: 0.6 case-holder newly-qualified end: 0.6 case-holder career-break',
      '2024-06-01.. start: 1 case-holder other-authority',
    ],
    inPost: ['2023-10-02..2023-12-31 0.6 case-holder', '2024-06-01.. 1 case-holder'],
  },
  {
    name: 'joins through an employment of one day',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 leaves
      2024-04-01  SW1 starts  0.5 FTE  as E2
      2024-04-01  SW1 leaves  as E2
      2024-04-02  SW1 starts  0.8 FTE  as E3`,
    spells: ['2023-10-02.. start: 1 case-holder'],
    inPost: [
      '2023-10-02..2024-03-31 1 case-holder',
      '2024-03-31..2024-04-01 0.5 case-holder',
      '2024-04-01..2024-04-02 0.8 case-holder',
      '2024-04-02.. 0.8 case-holder',
    ],
  },
  {
    name: 'does not join employments with a day between them',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 leaves
      2024-04-02  SW1 starts  1 FTE  as E2`,
    spells: [
      '2023-10-02..2024-04-01 start: 1 case-holder end: 1 case-holder left',
      '2024-04-02.. start: 1 case-holder',
    ],
    inPost: ['2023-10-02..2024-03-31 1 case-holder', '2024-04-02.. 1 case-holder'],
  },
  {
    name: 'does not join a change out of the counted roles with what begins on the next day',
    timeline: `
      2023-10-02  SW1 starts  0.5 FTE
      2024-04-01  SW1 becomes  not-social-worker
      2024-04-02  SW1 starts  0.5 FTE  as E2`,
    spells: [
      '2023-10-02..2024-04-02 start: 0.5 case-holder end: 0.5 case-holder role-change',
      '2024-04-02.. start: 0.5 case-holder',
    ],
    inPost: ['2023-10-02..2024-04-01 0.5 case-holder', '2024-04-02.. 0.5 case-holder'],
  },
  {
    name: 'joins a change out of the counted roles with what begins on the same day',
    timeline: `
      2023-10-02  SW1 starts  0.5 FTE
      2024-04-01  SW1 becomes  not-social-worker
      2024-04-01  SW1 starts  0.5 FTE  as E2`,
    spells: ['2023-10-02.. start: 0.5 case-holder'],
    inPost: ['2023-10-02..2024-04-01 0.5 case-holder', '2024-04-01.. 0.5 case-holder'],
  },
  {
    name: 'joins the next day if another employment ended otherwise on the day of the change of role',
    timeline: `
      2023-10-02  SW1 starts  0.5 FTE
      2023-10-02  SW1 starts  0.5 FTE  as E2
      2024-04-01  SW1 becomes  not-social-worker
      2024-04-01  SW1 leaves  as E2
      2024-04-02  SW1 starts  0.4 FTE  as E3`,
    spells: ['2023-10-02.. start: 1 case-holder'],
    inPost: [
      '2023-10-02..2024-04-01 1 case-holder',
      '2024-04-01..2024-04-02 0.4 case-holder',
      '2024-04-02.. 0.4 case-holder',
    ],
  },
  {
    name: 'says when an FTE is not known, and adds the others',
    timeline: `
      2023-10-02  SW1 starts  0.6 FTE  team Duty
      2024-01-01  SW1 starts  senior-practitioner  team Bank  as E2`,
    spells: ['2023-10-02.. start: 0.6 case-holder Duty'],
    inPost: [
      '2023-10-02..2024-01-01 0.6 case-holder Duty',
      '2024-01-01.. 0.6 fteUnknown senior-practitioner Duty',
    ],
  },
  {
    name: 'takes the team of the more senior role among equal FTEs, then of the least employment id',
    timeline: `
      2023-10-02  SW1 starts  0.5 FTE  case-holder  team Duty  as E2
      2024-01-01  SW1 starts  0.5 FTE  case-holder  team Bank  as E1
      2024-02-01  SW1 becomes  senior-practitioner  as E2`,
    spells: ['2023-10-02.. start: 0.5 case-holder Duty'],
    inPost: [
      '2023-10-02..2024-01-01 0.5 case-holder Duty',
      '2024-01-01..2024-02-01 1 case-holder Bank',
      '2024-02-01.. 1 senior-practitioner Duty',
    ],
  },
];

describe('a spell in post of who holds several employments', () => {
  it.each(examples)('$name', ({ timeline, spells, inPost }) => {
    const entries = recordDrawn(timeline);
    expect(linesOf(entries, 'spell')).toEqual(spells);
    expect(linesOf(entries, 'in-post')).toEqual(inPost);
    expect(findingLinesOf(entries)).toEqual([]);
  });
});

describe('an employment that begins the day after another ends, and ends on that very day', () => {
  const timeline = `
    2023-10-02  SW1 starts  1 FTE  team Duty
    2024-09-30  SW1 leaves
    2024-10-01  SW1 starts  0.6 FTE  team Assessment  as E2
    2024-10-01  SW1 leaves  as E2`;

  it('has its terms at the end of the day before, when the person is in post by it', () => {
    const entries = recordDrawn(timeline);
    expect(linesOf(entries, 'in-post')).toEqual([
      '2023-10-02..2024-09-30 1 case-holder Duty',
      '2024-09-30..2024-10-01 0.6 case-holder Assessment',
    ]);
    const terms = foldSubject(entries).facts.filter(({ what }) => what === 'employment-terms');
    const held = terms.map(({ key, from, to, value }) => [key, from, to, value['team'], value['away']]);
    expect(held).toEqual([
      ['E1', '2023-10-02', '2024-09-30', 'Duty', null],
      ['E2', '2024-09-30', '2024-10-01', 'Assessment', null],
    ]);
  });

  it('has none where another employment is in force at the end of that day', () => {
    const entries = recordDrawn(`${timeline}
      2024-09-01  SW1 starts  0.4 FTE  as E3`);
    const terms = foldSubject(entries).facts.filter(({ what }) => what === 'employment-terms');
    expect(terms.map(({ key }) => key)).toEqual(['E1', 'E3']);
  });
});
