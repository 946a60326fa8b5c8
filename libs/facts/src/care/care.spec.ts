import { foldSubject } from '../fold';
import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, linesOf } from '../prove/rows';

describe('care', () => {
  it('has a legal status and a placement from its first day until the day on which it is no more', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C1  U6 PR1 with F-1  N1  home B69
      2023-07-01  child C1 comes under  C2
      2024-06-10  child C1 moves to     K2 at B71  CREQB
      2025-02-03  child C1 ceases to be looked after  E4A`);
    expect(linesOf(entries, 'care')).toEqual(['2023-05-01..2025-02-03 N1 E4A']);
    expect(linesOf(entries, 'legal-status')).toEqual([
      '2023-05-01..2023-07-01 C1',
      '2023-07-01..2025-02-03 C2',
    ]);
    expect(linesOf(entries, 'placement')).toEqual([
      '2023-05-01..2024-06-10 U6 PR1 F-1 B69',
      '2024-06-10..2025-02-03 K2 B71 B69 CREQB',
    ]);
    expect(linesOf(entries, 'looked-after')).toEqual(['2023-05-01..2025-02-03 2023-05-01']);
    expect(linesOf(entries, 'stay')).toEqual(['2023-05-01..2024-06-10', '2024-06-10..2025-02-03 2023-05-01']);
    expect(idsBehind(entries, 'care')).toEqual([['C1-1', 'C1-4']]);
    expect(idsBehind(entries, 'legal-status')).toEqual([
      ['C1-1', 'C1-2'],
      ['C1-2', 'C1-4'],
    ]);
    expect(idsBehind(entries, 'placement')).toEqual([
      ['C1-1', 'C1-3'],
      ['C1-1', 'C1-3', 'C1-4'],
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('ends before it starts again on the same day, and is no period where it ends on its first', () => {
    const again = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  U6
      2023-08-01  child C1 starts to be looked after  C2  K2
      2023-08-01  child C1 ceases to be looked after  E4A`);
    expect(linesOf(again, 'care')).toEqual(['2023-05-01..2023-08-01 E4A', '2023-08-01..']);
    expect(linesOf(again, 'looked-after')).toEqual([
      '2023-05-01..2023-08-01 2023-05-01',
      '2023-08-01.. 2023-08-01',
    ]);
    expect(linesOf(again, 'stay')).toEqual(['2023-05-01..2023-08-01', '2023-08-01..']);
    const never = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  U6
      2023-05-01  child C1 moves to  K2
      2023-05-01  child C1 moves to  R1
      2023-05-01  child C1 stays for a time in  T1
      2023-05-01  child C1 ceases to be looked after  E8`);
    const { facts, findings } = foldSubject(never);
    expect([facts.map(({ what }) => what), findings]).toEqual([['stands'], []]);
  });

  it('remarks on what does not fit, and lets it change nothing', () => {
    const entries = recordDrawn(`
      2023-01-01  child C1 moves to  U6
      2023-01-02  child C1 comes under  C2
      2023-01-03  child C1 is recoded to  K3  2023 codes
      2023-01-04  child C1 stays for a time in  T1
      2023-01-05  child C1 returns
      2023-01-06  child C1 ceases to be looked after  E8
      2023-05-01  child C1 starts to be looked after  C2  U6
      2023-06-01  child C1 starts to be looked after  C1  K2
      2023-07-01  child C1 ceases to be looked after  E8
      2023-08-01  child C1 ceases to be looked after  E8`);
    expect(findingLinesOf(entries)).toEqual([
      'care-ended-twice 2023-01-06..2023-01-07',
      'care-ended-twice 2023-08-01..2023-08-02',
      'leaving-without-start 2023-01-05..2023-01-06',
      'placement-without-care 2023-01-01..2023-01-02',
      'placement-without-care 2023-01-02..2023-01-03',
      'placement-without-care 2023-01-03..2023-01-04',
      'placement-without-care 2023-01-04..2023-01-05',
      'started-twice 2023-06-01..2023-06-02',
    ]);
    expect(linesOf(entries, 'care')).toEqual(['2023-05-01..2023-07-01 E8']);
    expect(linesOf(entries, 'placement')).toEqual(['2023-05-01..2023-07-01 U6']);
    const { findings } = foldSubject(entries);
    expect(findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Care ends on 2023-01-06 without having started.',
        'Care ends on 2023-08-01 although it had ended on 2023-07-01.',
        'PlacementChanged on 2023-01-01 does not fit: the child is not looked after on that day.',
      ]),
    );
  });

  it('is of one child where two turn out to be the same', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  U6
      2023-08-01  child C2 moves to  K2
      2023-09-01  child C2 is the same child  as C1`);
    expect(linesOf(entries, 'placement')).toEqual(['2023-05-01..2023-08-01 U6', '2023-08-01.. K2']);
    expect(linesOf(entries, 'identity')).toEqual(['1900-01-01.. child/C1']);
    expect(findingLinesOf(entries)).toEqual([]);
  });
});

describe('a legal status', () => {
  it('that is changed wins over that of a placement changed on the same day', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C1  U6
      2023-08-01  child C1 comes under  C2
      2023-08-01  child C1 moves to  A6  E1`);
    expect(linesOf(entries, 'legal-status')).toEqual(['2023-05-01..2023-08-01 C1', '2023-08-01.. C2']);
  });

  it('that is said again goes on', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  U6
      2023-08-01  child C1 comes under  C2
      2023-09-01  child C1 moves to  K2  C2`);
    expect(linesOf(entries, 'legal-status')).toEqual(['2023-05-01.. C2']);
    expect(idsBehind(entries, 'legal-status')).toEqual([['C1-1']]);
  });

  it('of a short break ends a run of being looked after, and leaves the placement as it is', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  V4  U6
      2023-06-01  child C1 comes under  C2
      2023-07-01  child C1 comes under  C1
      2024-01-01  child C1 comes under  V3
      2024-01-15  child C1 comes under  C1`);
    expect(linesOf(entries, 'looked-after')).toEqual([
      '2023-06-01..2024-01-01 2023-06-01',
      '2024-01-15.. 2023-06-01',
    ]);
    expect(idsBehind(entries, 'looked-after')).toEqual([
      ['C1-2', 'C1-3', 'C1-4'],
      ['C1-2', 'C1-5'],
    ]);
    expect(linesOf(entries, 'stay')).toEqual(['2023-05-01..']);
  });

  it('lasts too long under police protection, an emergency order or in respite, from the first day on', () => {
    const under = (status: string, until: string) =>
      findingLinesOf(
        recordDrawn(`
          2023-05-01  child C1 starts to be looked after  ${status}  U6
          ${until}  child C1 comes under  C1`),
      );
    expect(under('L1', '2023-05-04')).toEqual([]);
    expect(under('L1', '2023-05-06')).toEqual(['legal-status-too-long 2023-05-04..2023-05-06']);
    expect(under('L2', '2023-05-22')).toEqual([]);
    expect(under('L2', '2023-05-23')).toEqual(['legal-status-too-long 2023-05-22..2023-05-23']);
    expect(under('V3', '2023-05-18')).toEqual([]);
    expect(under('V3', '2023-05-19')).toEqual(['legal-status-too-long 2023-05-18..2023-05-19']);
    expect(under('C2', '2024-05-19')).toEqual([]);
    const open = recordDrawn('2023-05-01  child C1 starts to be looked after  L1  U6');
    expect(findingLinesOf(open)).toEqual(['legal-status-too-long 2023-05-04..']);
  });
});
