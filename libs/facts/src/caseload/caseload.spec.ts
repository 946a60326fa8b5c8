import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, linesOf } from '../prove/rows';

const reportsIn = (timeline: string): string[] => linesOf(recordDrawn(timeline), 'reported-caseload');

describe('a reported caseload', () => {
  it('holds until the next report, and the last until reporting ends', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-03-01  SW1 reports 18 cases
      2024-06-01  SW1 reports 17 cases
      2024-09-01  SW1 stops reporting cases`);
    expect(linesOf(entries, 'reported-caseload')).toEqual([
      '2024-03-01..2024-06-01 18',
      '2024-06-01..2024-09-01 17',
    ]);
    expect(idsBehind(entries, 'reported-caseload')).toEqual([
      ['SW1-2', 'SW1-3'],
      ['SW1-3', 'SW1-4'],
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('is over at the end of the last day in post, and one dated on that day is none', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-03-01  SW1 reports 18 cases
      2024-03-31  SW1 leaves`);
    expect(linesOf(entries, 'reported-caseload')).toEqual(['2024-03-01..2024-03-31 18']);
    expect(idsBehind(entries, 'reported-caseload')).toEqual([['SW1-2', 'SW1-3']]);
    const onTheLastDay = `
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 leaves
      2024-03-31  SW1 reports 18 cases`;
    expect(reportsIn(onTheLastDay)).toEqual([]);
  });

  it('ends with being away, and with a role that is not counted', () => {
    expect(
      reportsIn(`
        2023-10-02  SW1 starts  1 FTE
        2024-03-01  SW1 reports 18 cases
        2024-04-30  SW1 is seconded out
        2024-07-01  SW1 returns from secondment`),
    ).toEqual(['2024-03-01..2024-04-30 18']);
    expect(
      reportsIn(`
        2023-10-02  SW1 starts  1 FTE
        2024-03-01  SW1 reports 18 cases
        2024-04-30  SW1 becomes not-social-worker`),
    ).toEqual(['2024-03-01..2024-04-30 18']);
  });

  it('goes on through engagements that touch, whether employment or assignment', () => {
    const touching = `
      2023-10-02  SW1 begins an assignment  1 FTE
      2024-03-01  SW1 reports 18 cases
      2024-03-31  SW1's assignment ends
      2024-04-01  SW1 starts  1 FTE
      2024-08-31  SW1 leaves`;
    expect(reportsIn(touching)).toEqual(['2024-03-01..2024-08-31 18']);
    expect(reportsIn(touching.replace('2024-04-01', '2024-04-02'))).toEqual(['2024-03-01..2024-03-31 18']);
  });

  it('goes on while one of two engagements goes on', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  0.5 FTE
      2023-11-01  SW1 begins an assignment  0.5 FTE
      2024-03-01  SW1 reports 18 cases
      2024-03-31  SW1 leaves
      2024-04-30  SW1's assignment ends`);
    expect(linesOf(entries, 'reported-caseload')).toEqual(['2024-03-01..2024-04-30 18']);
    expect(idsBehind(entries, 'reported-caseload')).toEqual([['SW1-3', 'SW1-5']]);
  });

  it('dated outside any engagement is in force all the same, and ends with the next', () => {
    const early = '2023-09-01  SW1 reports 18 cases';
    expect(reportsIn(early)).toEqual(['2023-09-01.. 18']);
    expect(reportsIn(`${early}\n2023-10-02  SW1 starts  1 FTE`)).toEqual(['2023-09-01.. 18']);
    expect(reportsIn(`${early}\n2023-10-02  SW1 starts  1 FTE\n2024-03-31  SW1 leaves`)).toEqual([
      '2023-09-01..2024-03-31 18',
    ]);
    expect(
      reportsIn('2023-10-02  SW1 starts  1 FTE\n2024-03-31  SW1 leaves\n2024-04-01  SW1 reports 18 cases'),
    ).toEqual(['2024-04-01.. 18']);
  });

  it('may be told to be over after the worker left, without a remark', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-03-01  SW1 reports 18 cases
      2024-03-31  SW1 leaves
      2024-04-01  SW1 stops reporting cases`);
    expect(linesOf(entries, 'reported-caseload')).toEqual(['2024-03-01..2024-03-31 18']);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('is in force on no day where it ends on its own, and is followed by one of the day where another ended', () => {
    expect(reportsIn('2024-03-01  SW1 reports 18 cases\n2024-03-01  SW1 stops reporting cases')).toEqual([]);
    expect(
      reportsIn(`
        2024-03-01  SW1 reports 18 cases
        2024-06-01  SW1 stops reporting cases
        2024-06-01  SW1 reports 17 cases`),
    ).toEqual(['2024-03-01..2024-06-01 18', '2024-06-01.. 17']);
  });

  it('is corrected with the leaving that ended it', () => {
    const timeline = `
      2023-10-02  SW1 starts  1 FTE
      2024-03-01  SW1 reports 18 cases
      2024-03-31  SW1 leaves
      2024-05-10  (learned) SW1's leaving never happened`;
    expect(reportsIn(timeline)).toEqual(['2024-03-01.. 18']);
  });

  it('remarks on an end where nothing is reported', () => {
    const entries = recordDrawn(`
      2024-01-01  SW1 stops reporting cases
      2024-03-01  SW1 reports 18 cases
      2024-06-01  SW1 stops reporting cases
      2024-06-02  SW1 stops reporting cases`);
    expect(findingLinesOf(entries)).toEqual([
      'leaving-without-start 2024-01-01..2024-01-02',
      'left-twice 2024-06-02..2024-06-03',
    ]);
  });
});
