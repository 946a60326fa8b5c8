import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, idsBehindFindings, linesOf } from '../prove/rows';

interface Example {
  readonly name: string;
  readonly timeline: string;
  readonly whole: readonly string[];
  readonly terms: readonly string[];
  readonly findings?: readonly string[];
}

const examples: readonly Example[] = [
  {
    name: 'holds to the last day inclusive as a whole, and to the end of the day before it in terms',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  team Duty  from other-authority
      2024-03-31  SW1 leaves  resignation  to agency`,
    whole: ['2023-10-02..2024-04-01 other-authority resignation agency'],
    terms: ['2023-10-02..2024-03-31 1 case-holder Duty'],
  },
  {
    name: 'goes on without an end while nobody has said one',
    timeline: '2023-10-02  SW1 starts',
    whole: ['2023-10-02..'],
    terms: ['2023-10-02.. case-holder'],
  },
  {
    name: 'is one day long when somebody starts and leaves on it, and nothing at its end',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2023-10-02  SW1 leaves`,
    whole: ['2023-10-02..2023-10-03'],
    terms: [],
  },
  {
    name: 'changes FTE, role, team and employer from their first days',
    timeline: `
      2023-10-02  SW1 starts  1 FTE  asye  team Duty  post P1
      2024-01-01  SW1 changes to  0.6 FTE
      2024-02-01  SW1 becomes  senior-practitioner
      2024-03-01  SW1 joins  team Assessment
      2024-04-01  Trust takes over  SW1`,
    whole: ['2023-10-02..'],
    terms: [
      '2023-10-02..2024-01-01 1 case-holder asye Duty P1',
      '2024-01-01..2024-02-01 0.6 case-holder asye Duty P1',
      '2024-02-01..2024-03-01 0.6 senior-practitioner asye Duty P1',
      '2024-03-01..2024-04-01 0.6 senior-practitioner asye Assessment P1',
      '2024-04-01.. 0.6 senior-practitioner asye Assessment P1 Trust',
    ],
  },
  {
    name: 'takes the last of two changes of one field on one date',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-01-01  SW1 changes to  0.6 FTE
      2024-01-01  SW1 changes to  0.8 FTE`,
    whole: ['2023-10-02..'],
    terms: ['2023-10-02..2024-01-01 1 case-holder', '2024-01-01.. 0.8 case-holder'],
  },
  {
    name: 'is away from the end of the last day in post until the day back',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-04-30  SW1 is seconded out  to Ofsted
      2025-05-01  SW1 returns from secondment`,
    whole: ['2023-10-02..'],
    terms: [
      '2023-10-02..2024-04-30 1 case-holder',
      '2024-04-30..2025-05-01 1 case-holder seconded-out 2024-04-30',
      '2025-05-01.. 1 case-holder',
    ],
  },
  {
    name: 'lets any return end any way of being away',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-04-30  SW1 begins a career break
      2025-05-01  SW1 returns to children's services`,
    whole: ['2023-10-02..'],
    terms: [
      '2023-10-02..2024-04-30 1 case-holder',
      '2024-04-30..2025-05-01 1 case-holder career-break 2024-04-30',
      '2025-05-01.. 1 case-holder',
    ],
  },
  {
    name: 'remarks on going away while away and coming back while not away',
    timeline: `
      2023-10-02  SW1 starts
      2024-01-01  SW1 returns from secondment
      2024-04-30  SW1 begins a career break
      2024-05-31  SW1 is seconded out  to Ofsted`,
    whole: ['2023-10-02..'],
    terms: ['2023-10-02..2024-04-30 case-holder', '2024-04-30.. case-holder career-break 2024-04-30'],
    findings: [
      'change-outside-employment 2024-01-01..2024-01-02',
      'change-outside-employment 2024-05-31..2024-06-01',
    ],
  },
  {
    name: 'is back for a day when one returns and goes away again on it',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-01-31  SW1 begins a career break
      2024-05-01  SW1 returns from a career break
      2024-05-01  SW1 is seconded out  to Ofsted`,
    whole: ['2023-10-02..'],
    terms: [
      '2023-10-02..2024-01-31 1 case-holder',
      '2024-01-31..2024-05-01 1 case-holder career-break 2024-01-31',
      '2024-05-01.. 1 case-holder seconded-out 2024-05-01',
    ],
  },
  {
    name: 'keeps the first of two starts',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2023-11-01  SW1 starts  0.5 FTE`,
    whole: ['2023-10-02..'],
    terms: ['2023-10-02.. 1 case-holder'],
    findings: ['started-twice 2023-11-01..2023-11-02'],
  },
  {
    name: 'starts with the second of two starts when the first never happened',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2023-11-01  SW1 starts  0.5 FTE
      2023-12-01  (learned) SW1's start of 2023-10-02 never happened`,
    whole: ['2023-11-01..'],
    terms: ['2023-11-01.. 0.5 case-holder'],
  },
  {
    name: 'tells a leaving without a start from a second leaving',
    timeline: `
      2023-09-01  SW1 leaves
      2023-10-02  SW1 starts
      2024-03-31  SW1 leaves
      2024-04-30  SW1 leaves`,
    whole: ['2023-10-02..2024-04-01'],
    terms: ['2023-10-02..2024-03-31 case-holder'],
    findings: ['leaving-without-start 2023-09-01..2023-09-02', 'left-twice 2024-04-30..2024-05-01'],
  },
  {
    name: 'lets the same employment start again after it ended',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 leaves  resignation
      2024-06-01  SW1 starts  0.5 FTE  from agency`,
    whole: ['2023-10-02..2024-04-01 resignation', '2024-06-01.. agency'],
    terms: ['2023-10-02..2024-03-31 1 case-holder', '2024-06-01.. 0.5 case-holder'],
  },
  {
    name: 'remarks on changes before the start, after the last day and of an employment nobody knows',
    timeline: `
      2023-09-01  SW1 changes to  0.5 FTE
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 joins  team Duty
      2024-03-31  SW1 leaves
      2024-04-01  SW1 becomes  senior-practitioner
      2024-04-02  SW1 joins  team Duty  as E9`,
    whole: ['2023-10-02..2024-04-01'],
    terms: ['2023-10-02..2024-03-31 1 case-holder'],
    findings: [
      'change-outside-employment 2023-09-01..2023-09-02',
      'change-outside-employment 2024-04-01..2024-04-02',
      'change-outside-employment 2024-04-02..2024-04-03',
    ],
  },
  {
    name: 'ignores absences: who is absent stays in post',
    timeline: `
      2023-10-02  SW1 starts  1 FTE
      2024-03-01  SW1 begins maternity
      2024-09-01  SW1 ends maternity`,
    whole: ['2023-10-02..'],
    terms: ['2023-10-02.. 1 case-holder'],
  },
];

describe('an employment', () => {
  it.each(examples)('$name', ({ timeline, whole, terms, findings = [] }) => {
    const entries = recordDrawn(timeline);
    expect(linesOf(entries, 'employment')).toEqual(whole);
    expect(linesOf(entries, 'employment-terms')).toEqual(terms);
    expect(findingLinesOf(entries)).toEqual(findings);
  });

  it('starts on the corrected day and only what was entered before it no longer fits', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2023-10-16  SW1 changes to  0.8 FTE
      2023-11-01  (learned) SW1 started on 2023-11-01 instead`);
    expect(linesOf(entries, 'employment-terms')).toEqual(['2023-11-01.. 1 case-holder']);
    expect(findingLinesOf(entries)).toEqual(['change-outside-employment 2023-10-16..2023-10-17']);
  });

  it('rests, term by term, on its start, the last word on each field and the event that ended the term', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE  team Duty
      2024-01-01  SW1 changes to  0.6 FTE
      2024-02-01  SW1 changes to  0.8 FTE
      2024-03-01  SW1 begins a career break
      2024-04-01  SW1 returns from a career break
      2024-05-01  SW1 leaves
      2024-06-01  (learned) SW1 left on 2024-05-02 instead`);
    expect(idsBehind(entries, 'employment-terms')).toEqual([
      ['SW1-1', 'SW1-2'],
      ['SW1-1', 'SW1-2', 'SW1-3'],
      ['SW1-1', 'SW1-3', 'SW1-4'],
      ['SW1-1', 'SW1-3', 'SW1-4', 'SW1-5'],
      ['SW1-1', 'SW1-3', 'SW1-5', 'SW1-6', 'SW1-7'],
    ]);
    expect(idsBehind(entries, 'employment')).toEqual([['SW1-1', 'SW1-6', 'SW1-7']]);
  });

  it('says what held on its last day, of which no terms tell, and what that rests on', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE  team Duty
      2024-01-31  SW1 begins a career break
      2024-03-31  SW1 changes to  0.6 FTE
      2024-03-31  SW1 leaves
      2024-06-03  SW1 starts  0.5 FTE
      2024-06-03  SW1 leaves
      2024-09-02  SW1 starts  0.4 FTE`);
    expect(linesOf(entries, 'employment-last-day')).toEqual([
      '2024-03-31..2024-04-01 0.6 case-holder Duty career-break 2024-01-31',
      '2024-06-03..2024-06-04 0.5 case-holder',
    ]);
    expect(idsBehind(entries, 'employment-last-day')).toEqual([
      ['SW1-1', 'SW1-2', 'SW1-3', 'SW1-4'],
      ['SW1-5', 'SW1-6'],
    ]);
  });

  it('names, in what did not fit, the claim and the one that it runs into', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts
      2023-10-03  SW1 starts
      2024-03-31  SW1 leaves
      2024-04-30  SW1 leaves`);
    expect(idsBehindFindings(entries)).toEqual([
      ['SW1-3', 'SW1-4'],
      ['SW1-1', 'SW1-2'],
    ]);
  });
});
