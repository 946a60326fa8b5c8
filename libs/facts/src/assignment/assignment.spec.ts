import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, linesOf } from '../prove/rows';

interface Example {
  readonly name: string;
  readonly timeline: string;
  readonly whole: readonly string[];
  readonly terms: readonly string[];
  readonly findings?: readonly string[];
}

const examples: readonly Example[] = [
  {
    name: 'holds to its last day inclusive as a whole, and to the end of the day before it in terms',
    timeline: `
      2024-01-08  AG1 begins an assignment  1 FTE  team Duty  agency Reed  covers vacancy  project team PT1
      2024-06-28  AG1's assignment ends`,
    whole: ['2024-01-08..2024-06-29'],
    terms: ['2024-01-08..2024-06-28 1 case-holder Duty Reed coversVacancy PT1'],
  },
  {
    name: 'is extended by what is said later, from that day on',
    timeline: `
      2024-01-08  AG1 begins an assignment  1 FTE  until 2024-06-28
      2024-06-20  AG1's assignment is extended  to 2024-12-31
      2024-07-01  AG1's assignment changes to  0.8 FTE  senior-practitioner  covers vacancy`,
    whole: ['2024-01-08..'],
    terms: [
      '2024-01-08..2024-06-20 1 case-holder 2024-06-28',
      '2024-06-20..2024-07-01 1 case-holder 2024-12-31',
      '2024-07-01.. 0.8 senior-practitioner coversVacancy 2024-12-31',
    ],
    findings: ['assignment-past-planned-end 2025-01-01..'],
  },
  {
    name: 'hears changes of FTE and team that name it, and not those of an employment',
    timeline: `
      2024-01-08  AG1 begins an assignment  1 FTE
      2024-02-01  AG1 changes to  0.5 FTE  assignment A1
      2024-03-01  AG1 joins  team Duty  assignment A1`,
    whole: ['2024-01-08..'],
    terms: [
      '2024-01-08..2024-02-01 1 case-holder',
      '2024-02-01..2024-03-01 0.5 case-holder',
      '2024-03-01.. 0.5 case-holder Duty',
    ],
  },
  {
    name: 'remarks like an employment on what does not fit',
    timeline: `
      2024-01-01  AG1's assignment ends
      2024-01-02  AG1's assignment changes to  0.5 FTE
      2024-01-08  AG1 begins an assignment  1 FTE
      2024-01-09  AG1 begins an assignment  1 FTE
      2024-02-01  AG1's assignment ends
      2024-02-02  AG1's assignment ends
      2024-03-01  AG1 begins an assignment  0.5 FTE`,
    whole: ['2024-01-08..2024-02-02', '2024-03-01..'],
    terms: ['2024-01-08..2024-02-01 1 case-holder', '2024-03-01.. 0.5 case-holder'],
    findings: [
      'change-outside-employment 2024-01-02..2024-01-03',
      'leaving-without-start 2024-01-01..2024-01-02',
      'left-twice 2024-02-02..2024-02-03',
      'started-twice 2024-01-09..2024-01-10',
    ],
  },
  {
    name: 'A18: goes on to the new planned end once its end turned out not to have happened',
    timeline: `
      2024-01-08  AG1 begins an assignment  1 FTE  until 2024-09-12
      2024-09-12  AG1's assignment ends
      2024-09-12  (recorded 2024-09-20) AG1's assignment is extended  to 2024-12-31
      2024-09-20  (learned) AG1's end of assignment never happened`,
    whole: ['2024-01-08..'],
    terms: ['2024-01-08..2024-09-12 1 case-holder 2024-09-12', '2024-09-12.. 1 case-holder 2024-12-31'],
    findings: ['assignment-past-planned-end 2025-01-01..'],
  },
];

describe('an agency assignment', () => {
  it.each(examples)('$name', ({ timeline, whole, terms, findings = [] }) => {
    const entries = recordDrawn(timeline);
    expect(linesOf(entries, 'assignment')).toEqual(whole);
    expect(linesOf(entries, 'assignment-terms')).toEqual(terms);
    expect(findingLinesOf(entries)).toEqual(findings);
  });

  it('and an employment of one person are told apart by the ids that changes name', () => {
    const entries = recordDrawn(`
      2024-01-08  SW1 begins an assignment  0.4 FTE  assignment X
      2024-01-08  SW1 starts  0.4 FTE  as X
      2024-02-01  SW1 changes to  0.5 FTE  assignment X
      2024-03-01  SW1 changes to  0.3 FTE  as X`);
    expect(linesOf(entries, 'assignment-terms')).toEqual([
      '2024-01-08..2024-02-01 0.4 case-holder',
      '2024-02-01.. 0.5 case-holder',
    ]);
    expect(linesOf(entries, 'employment-terms')).toEqual([
      '2024-01-08..2024-03-01 0.4 case-holder',
      '2024-03-01.. 0.3 case-holder',
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('rests on its start and on the latest word on each term', () => {
    const entries = recordDrawn(`
      2024-01-08  AG1 begins an assignment  1 FTE
      2024-02-01  AG1's assignment changes to  0.8 FTE
      2024-03-01  AG1's assignment changes to  0.6 FTE
      2024-06-28  AG1's assignment ends`);
    expect(idsBehind(entries, 'assignment-terms')).toEqual([
      ['AG1-1', 'AG1-2'],
      ['AG1-1', 'AG1-2', 'AG1-3'],
      ['AG1-1', 'AG1-3', 'AG1-4'],
    ]);
  });

  it('says what held on its last day', () => {
    const entries = recordDrawn(`
      2024-01-08  AG1 begins an assignment  1 FTE  agency Reed
      2024-06-28  AG1's assignment changes to  0.8 FTE
      2024-06-28  AG1's assignment ends`);
    expect(linesOf(entries, 'assignment-last-day')).toEqual(['2024-06-28..2024-06-29 0.8 case-holder Reed']);
    expect(idsBehind(entries, 'assignment-last-day')).toEqual([['AG1-1', 'AG1-2', 'AG1-3']]);
  });
});
