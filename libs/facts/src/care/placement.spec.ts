import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, idsBehindFindings, linesOf } from '../prove/rows';

/** The stays of a child who is placed `U6` from May and then as the lines say. */
function staysAfter(first: string, ...moves: readonly string[]): readonly string[] {
  const lines = moves.map((move, i) => `2023-0${6 + i}-01  child C1 ${move}`);
  const told = [`2023-05-01  child C1 starts to be looked after  C2  ${first}`, ...lines].join('\n');
  return linesOf(recordDrawn(told), 'stay').map((line) => line.split(' ')[0] ?? '');
}

describe('a stay', () => {
  const [one, two] = [['2023-05-01..'], ['2023-05-01..2023-06-01', '2023-06-01..']];

  it.each([
    ['with the same carer by id, whatever else', 'U6 with F1', 'moves to U4 with F1', one],
    ['with another carer by id', 'U6 with F1', 'moves to U6 with F2', two],
    ['said to be the same carer where neither is known', 'U6', 'moves to U6 same carer', one],
    ['said to be the same carer where one is known', 'U6 with F1', 'moves to U6 same carer', one],
    ['of whom nothing is said', 'U6 with F1', 'moves to U6', two],
    ['the ids counting against what is said', 'U6 with F1', 'moves to U6 with F2 same carer', two],
    ['the ids counting for the same', 'U6 with F1', 'moves to U6 with F1 another carer', one],
    ['adopted by the current carers', 'U6', 'moves to A5 E1', one],
    ['adopted by others', 'U6', 'moves to A6 E1', two],
    ['recoded', 'H5', 'is recoded to K3 2023 codes', one],
    ['under another legal status', 'U6', 'comes under E1', one],
    ['missing for days', 'U6', 'goes missing', one],
    ['in hospital for a time', 'U6', 'stays for a time in T1', one],
  ])('%s', (...[, first, move, expected]) => {
    expect(staysAfter(first, move)).toEqual(expected);
  });

  it('is another where a child comes back, and carries no carer over from the one before', () => {
    expect(staysAfter('U6 with F1', 'moves to U6 with F2', 'moves to U6 with F1')).toHaveLength(3);
    expect(staysAfter('U6 with F1', 'moves to U6 same carer', 'moves to U6 with F1')).toEqual([
      '2023-05-01..2023-07-01',
      '2023-07-01..',
    ]);
  });

  it('without a night is none: the next is compared with the one before it', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  U6 with F1
      2023-06-01  child C1 moves to  K2
      2023-06-01  child C1 moves to  U4 with F1`);
    expect(linesOf(entries, 'stay')).toEqual(['2023-05-01..']);
    expect(linesOf(entries, 'placement')).toEqual(['2023-05-01..2023-06-01 U6 F1', '2023-06-01.. U4 F1']);
  });

  it('stands on all the placements that it joins, and knows when the one before it began', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  U6
      2023-06-01  child C1 moves to  U6  same carer
      2023-07-01  child C1 moves to  A6
      2023-08-01  child C1 ceases to be looked after  E11`);
    expect(linesOf(entries, 'stay')).toEqual(['2023-05-01..2023-07-01', '2023-07-01..2023-08-01 2023-05-01']);
    expect(idsBehind(entries, 'stay')).toEqual([
      ['C1-1', 'C1-2', 'C1-3'],
      ['C1-1', 'C1-3', 'C1-4'],
    ]);
  });
});

describe('a recode', () => {
  it('changes the code of the placement from its day on, and is no move', () => {
    const entries = recordDrawn(`
      2022-05-01  child C1 starts to be looked after  C2  H5 PR4
      2023-04-01  child C1 is recoded to  K3  2023 codes
      2023-09-01  child C1 moves to  U6`);
    expect(linesOf(entries, 'placement')).toEqual([
      '2022-05-01..2023-04-01 H5 PR4',
      '2023-04-01..2023-09-01 K3 PR4 2023',
      '2023-09-01.. U6',
    ]);
    expect(idsBehind(entries, 'placement')).toEqual([['C1-1', 'C1-2'], ['C1-1', 'C1-2', 'C1-3'], ['C1-3']]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('of the first day is the code from the beginning, and of two of one day the last told counts', () => {
    const entries = recordDrawn(`
      2025-05-01  child C1 starts to be looked after  C2  Z1
      2025-05-01  child C1 is recoded to  Z12  2025 codes
      2025-05-01  child C1 is recoded to  Z13  2025 codes`);
    expect(linesOf(entries, 'placement')).toEqual(['2025-05-01.. Z13 2025']);
  });

  it('to the code that the placement has changes nothing', () => {
    const entries = recordDrawn(`
      2022-05-01  child C1 starts to be looked after  C2  K3
      2023-04-01  child C1 is recoded to  K3  2023 codes`);
    expect(linesOf(entries, 'placement')).toEqual(['2022-05-01.. K3']);
    expect(idsBehind(entries, 'placement')).toEqual([['C1-1']]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('comes before a move of its day, which it does not touch', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  H5
      2023-06-01  child C1 moves to  U6
      2023-06-01  child C1 is recoded to  K3  2023 codes`);
    expect(linesOf(entries, 'placement')).toEqual(['2023-05-01..2023-06-01 H5', '2023-06-01.. U6']);
  });
});

describe('placements-overlap', () => {
  const start = '2023-05-01  child C1 starts to be looked after  C2  U6';

  it('remarks on two claims of one date that place the child differently; the last told counts', () => {
    const entries = recordDrawn(`${start}
      2023-06-01  child C1 moves to  K2
      2023-06-01  child C1 moves to  R1`);
    expect(findingLinesOf(entries)).toEqual(['placements-overlap 2023-06-01..2023-06-02']);
    expect(idsBehindFindings(entries)).toEqual([['C1-2', 'C1-3']]);
    expect(linesOf(entries, 'placement')).toEqual(['2023-05-01..2023-06-01 U6', '2023-06-01.. R1']);
  });

  it('has nothing to say where they agree, or one corrects the other', () => {
    const agreed = recordDrawn(`${start}
      2023-06-01  child C1 moves to  K2 at B70
      2023-06-01  child C1 moves to  K2 at B70`);
    const corrected = recordDrawn(`${start}
      2023-06-01  child C1 moves to  K2
      2023-06-02  (learned) child C1's move was R1 instead`);
    expect(findingLinesOf(agreed)).toEqual([]);
    expect(findingLinesOf(corrected)).toEqual([]);
    expect(linesOf(corrected, 'placement')).toEqual(['2023-05-01..2023-06-01 U6', '2023-06-01.. R1']);
  });
});

describe('same-carer-contradicted', () => {
  it('remarks where both ids are given and say otherwise', () => {
    const entries = recordDrawn(`
      2023-05-01  child C1 starts to be looked after  C2  U6 with F1
      2023-06-01  child C1 moves to  U6 with F2  same carer
      2023-07-01  child C1 moves to  U4 with F2  another carer
      2023-08-01  child C1 moves to  U4  same carer
      2023-09-01  child C1 moves to  U4 with F2  another carer`);
    expect(findingLinesOf(entries)).toEqual([
      'same-carer-contradicted 2023-06-01..2023-06-02',
      'same-carer-contradicted 2023-07-01..2023-07-02',
    ]);
    expect(idsBehindFindings(entries)).toEqual([
      ['C1-1', 'C1-2'],
      ['C1-2', 'C1-3'],
    ]);
  });
});

describe('a temporary placement', () => {
  const start = '2023-05-01  child C1 starts to be looked after  C2  U6';

  it('goes on beside the placement until the child is back', () => {
    const entries = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  T1
      2023-06-20  child C1 returns`);
    expect(linesOf(entries, 'temporary-placement')).toEqual(['2023-06-01..2023-06-20 T1']);
    expect(linesOf(entries, 'placement')).toEqual(['2023-05-01.. U6']);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('that ends is over before the next one of its day begins', () => {
    const entries = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  T1
      2023-06-20  child C1 stays for a time in  T4
      2023-06-20  child C1 returns
      2023-06-22  child C1 returns`);
    expect(linesOf(entries, 'temporary-placement')).toEqual([
      '2023-06-01..2023-06-20 T1',
      '2023-06-20..2023-06-22 T4',
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('is remarked on while the child is not back, and too long after its time', () => {
    const open = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  T4`);
    expect(findingLinesOf(open)).toEqual([
      'temporary-placement-not-returned 2023-06-01..',
      'temporary-placement-too-long 2023-06-08..',
    ]);
  });

  it.each([
    ['T1', '2023-07-13', []],
    ['T1', '2023-07-14', ['temporary-placement-too-long 2023-07-13..2023-07-14']],
    ['T3', '2023-06-22', []],
    ['T3', '2023-06-23', ['temporary-placement-too-long 2023-06-22..2023-06-23']],
    ['T4', '2023-06-08', []],
    ['T4', '2023-06-09', ['temporary-placement-too-long 2023-06-08..2023-06-09']],
    ['T2', '2023-12-09', []],
  ])('of type %s that ends on %s is long enough: %j', (type, end, expected) => {
    const entries = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  ${type}
      ${end}  child C1 returns`);
    expect(findingLinesOf(entries)).toEqual(expected);
  });

  it('was a move where the child is placed elsewhere by the day of the return, or care ends in it', () => {
    const moved = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  T3
      2023-06-10  child C1 returns
      2023-06-10  child C1 moves to  K2`);
    expect(findingLinesOf(moved)).toEqual(['temporary-placement-not-returned 2023-06-01..2023-06-10']);
    expect(idsBehindFindings(moved)).toEqual([['C1-2', 'C1-3', 'C1-4']]);
    const ceased = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  T3
      2023-06-10  child C1 ceases to be looked after  E4A`);
    expect(linesOf(ceased, 'temporary-placement')).toEqual(['2023-06-01..2023-06-10 T3']);
    expect(findingLinesOf(ceased)).toEqual(['temporary-placement-not-returned 2023-06-01..2023-06-10']);
  });

  it('was none where the carer moved house meanwhile, or the child moved later, or returned as care ended', () => {
    const house = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  T1
      2023-06-10  child C1 moves to  U6 at B71  same carer
      2023-06-10  child C1 returns`);
    const later = recordDrawn(`${start}
      2023-06-01  child C1 moves to  K2
      2023-06-01  child C1 stays for a time in  T1
      2023-06-10  child C1 returns
      2023-06-11  child C1 moves to  R1`);
    const ceased = recordDrawn(`${start}
      2023-06-01  child C1 stays for a time in  T1
      2023-06-10  child C1 ceases to be looked after  E4A
      2023-06-10  child C1 returns`);
    expect([house, later, ceased].map(findingLinesOf)).toEqual([[], [], []]);
  });
});
