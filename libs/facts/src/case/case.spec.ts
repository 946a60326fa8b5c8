import { foldSubject } from '../fold';
import { recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehind, idsBehindFindings, linesOf } from '../prove/rows';

describe('a case', () => {
  it('goes from lead to lead, may be without one, is closed and opened again', () => {
    const entries = recordDrawn(`
      2024-04-02  child C1 allocated  to SW1  team Duty
      2024-06-03  child C1 allocated  to SW2  team Court
      2024-07-01  child C1 unallocated  LEFTRL
      2024-07-15  child C1 allocated  to SW3
      2024-09-02  child C1's case closed  completed
      2024-11-01  child C1 unallocated`);
    expect(linesOf(entries, 'case')).toEqual(['2024-04-02..2024-09-02', '2024-11-01..']);
    expect(linesOf(entries, 'case-terms')).toEqual([
      '2024-04-02..2024-06-03 SW1 Duty',
      '2024-06-03..2024-07-01 SW2 Court',
      '2024-07-01..2024-07-15 Court',
      '2024-07-15..2024-09-02 SW3',
      '2024-11-01..',
    ]);
    expect(idsBehind(entries, 'case')).toEqual([['C1-1', 'C1-5'], ['C1-6']]);
    expect(idsBehind(entries, 'case-terms')).toEqual([
      ['C1-1', 'C1-2'],
      ['C1-2', 'C1-3'],
      ['C1-2', 'C1-3', 'C1-4'],
      ['C1-4', 'C1-5'],
      ['C1-6'],
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('is opened by a co-worker without having a lead, and closing it ends all work on it', () => {
    const entries = recordDrawn(`
      2024-04-02  child C1 co-worked  by SW2
      2024-05-01  child C1 allocated  to SW1
      2024-06-01  child C1 co-worked  by SW3
      2024-07-01  child C1 no longer co-worked  by SW2
      2024-09-02  child C1's case closed  transferred-out`);
    expect(linesOf(entries, 'case')).toEqual(['2024-04-02..2024-09-02']);
    expect(linesOf(entries, 'case-terms')).toEqual(['2024-04-02..2024-05-01', '2024-05-01..2024-09-02 SW1']);
    expect(linesOf(entries, 'coworker')).toEqual([
      'SW2 2024-04-02..2024-07-01',
      'SW3 2024-06-01..2024-09-02',
    ]);
    expect(idsBehind(entries, 'coworker')).toEqual([
      ['C1-1', 'C1-4'],
      ['C1-3', 'C1-5'],
    ]);
  });

  it('that is allocated and closed on one day never was', () => {
    const entries = recordDrawn(`
      2024-04-02  child C1's case closed  entered-in-error
      2024-04-02  child C1 allocated  to SW1
      2024-04-02  child C1 co-worked  by SW2
      2024-04-02  child C1 no longer co-worked  by SW2`);
    const { facts, findings } = foldSubject(entries);
    expect([facts.map(({ what }) => what), findings]).toEqual([['stands'], []]);
  });

  it('that is closed and allocated on one day, having been open, is opened again', () => {
    const entries = recordDrawn(`
      2024-04-02  child C1 allocated  to SW1
      2024-06-03  child C1 allocated  to SW2
      2024-06-03  child C1's case closed  completed`);
    expect(linesOf(entries, 'case')).toEqual(['2024-04-02..2024-06-03', '2024-06-03..']);
    expect(linesOf(entries, 'case-terms')).toEqual(['2024-04-02..2024-06-03 SW1', '2024-06-03.. SW2']);
    expect(idsBehind(entries, 'case-terms')).toEqual([['C1-1', 'C1-3'], ['C1-2']]);
  });

  it('that had a lead when the day began is without one before it is allocated, else after', () => {
    const handedOn = recordDrawn(`
      2024-04-02  child C1 allocated  to SW1
      2024-06-03  child C1 allocated  to SW2
      2024-06-03  child C1 unallocated`);
    expect(linesOf(handedOn, 'case-terms')).toEqual(['2024-04-02..2024-06-03 SW1', '2024-06-03.. SW2']);
    const heldForNoDay = recordDrawn(`
      2024-06-03  child C1 unallocated
      2024-06-03  child C1 allocated  to SW2  team Duty`);
    expect(linesOf(heldForNoDay, 'case-terms')).toEqual(['2024-06-03.. Duty']);
    expect(findingLinesOf([...handedOn])).toEqual([]);
    expect(findingLinesOf([...heldForNoDay])).toEqual([]);
  });

  it('is not remarked on where co-working and the case end on one day', () => {
    const entries = recordDrawn(`
      2024-04-02  child C1 co-worked  by SW2
      2024-09-02  child C1's case closed  completed
      2024-09-02  child C1 no longer co-worked  by SW2`);
    expect(linesOf(entries, 'coworker')).toEqual(['2024-04-02..2024-09-02']);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('stays with a lead who is allocated it in another team', () => {
    const entries = recordDrawn(`
      2024-04-02  child C1 allocated  to SW1  team Duty
      2024-06-03  child C1 allocated  to SW1  team Court`);
    expect(linesOf(entries, 'case-terms')).toEqual([
      '2024-04-02..2024-06-03 SW1 Duty',
      '2024-06-03.. SW1 Court',
    ]);
    expect(findingLinesOf(entries)).toEqual([]);
  });

  it('remarks on what does not fit', () => {
    const entries = recordDrawn(`
      2024-01-01  child C1's case closed  other
      2024-01-02  child C1 no longer co-worked  by SW2
      2024-04-02  child C1 allocated  to SW1  team Duty
      2024-04-03  child C1 allocated  to SW1  team Duty
      2024-04-04  child C1 co-worked  by SW2
      2024-04-05  child C1 co-worked  by SW2
      2024-04-06  child C1 unallocated
      2024-04-07  child C1 unallocated
      2024-04-08  child C1's case closed  other
      2024-04-09  child C1's case closed  other
      2024-04-10  child C1 no longer co-worked  by SW2`);
    expect(findingLinesOf(entries)).toEqual([
      'leaving-without-start 2024-01-01..2024-01-02',
      'leaving-without-start 2024-01-02..2024-01-03',
      'left-twice 2024-04-09..2024-04-10',
      'left-twice 2024-04-10..2024-04-11',
      'started-twice 2024-04-03..2024-04-04',
      'started-twice 2024-04-05..2024-04-06',
    ]);
    expect(linesOf(entries, 'case-terms')).toEqual([
      '2024-04-02..2024-04-06 SW1 Duty',
      '2024-04-06..2024-04-08 Duty',
    ]);
  });
});

describe('two-lead-workers', () => {
  it('remarks on two claims of one date that name different leads; the last told counts', () => {
    const entries = recordDrawn(`
      2024-04-02  child C1 allocated  to SW2
      2024-04-02  child C1 allocated  to SW1`);
    expect(findingLinesOf(entries)).toEqual(['two-lead-workers 2024-04-02..2024-04-03']);
    expect(idsBehindFindings(entries)).toEqual([['C1-1', 'C1-2']]);
    expect(foldSubject(entries).findings[0]?.message).toBe(
      'SW1 and SW2 are each said to lead the case from 2024-04-02: SW1 counts.',
    );
    expect(linesOf(entries, 'case-terms')).toEqual(['2024-04-02.. SW1']);
  });

  it('has nothing to say where one corrects the other, or both name one worker, or one works along', () => {
    const corrected = recordDrawn(`
      2024-04-02  child C1 allocated  to SW2
      2024-04-03  (learned) child C1's allocation was to SW1 instead`);
    const agreed = recordDrawn(`
      2024-04-02  child C1 allocated  to SW1
      2024-04-02  child C1 allocated  to SW1
      2024-04-02  child C1 co-worked  by SW2`);
    expect(findingLinesOf(corrected)).toEqual([]);
    expect(findingLinesOf(agreed)).toEqual(['started-twice 2024-04-02..2024-04-03']);
  });

  it('is one remark on three, and none on a case that is closed on the day', () => {
    const three = `
      2024-04-02  child C1 allocated  to SW2
      2024-04-02  child C1 allocated  to SW3
      2024-04-02  child C1 allocated  to SW1`;
    expect(findingLinesOf(recordDrawn(three))).toEqual(['two-lead-workers 2024-04-02..2024-04-03']);
    const closed = `${three}\n 2024-04-02  child C1's case closed  entered-in-error`;
    expect(findingLinesOf(recordDrawn(closed))).toEqual([]);
  });
});
