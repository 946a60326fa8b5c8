import { correcting, record, retracting } from '../prove/record';
import type { Told } from '../prove/record';
import { mergedInto } from './merge';

const streamOf = (told: Told): string | null => {
  const [entry] = record(told);
  return entry === undefined ? null : mergedInto(entry);
};

describe('what an entry connects', () => {
  it('is a worker with the worker into whom they are merged, a child with a child', () => {
    expect(streamOf({ type: 'WorkersMerged', data: { into: 'SW-2' } })).toBe('worker-990-SW-2');
    expect(streamOf({ type: 'ChildrenMerged', subject: 'child/C-1', data: { into: 'C-2' } })).toBe(
      'child-990-C-2',
    );
  });

  it('is also what a correction may make of a merge', () => {
    expect(streamOf(correcting('e1', { data: { into: 'SW-3' } }))).toBe('worker-990-SW-3');
    expect(streamOf(correcting('e1', { data: { into: null } }))).toBeNull();
    expect(streamOf(correcting('e1', { data: { into: 'not an id' } }))).toBeNull();
    expect(streamOf(correcting('e1', { data: { into: 'P-2' } }, { subject: 'post/P-1' }))).toBeNull();
  });

  it('is nothing where a worker is merged into themselves, or where nobody is merged', () => {
    expect(streamOf({ type: 'WorkersMerged', data: { into: 'SW-1' } })).toBeNull();
    expect(streamOf(retracting('e1'))).toBeNull();
    expect(streamOf(correcting('e1', { effectiveOn: '2024-01-01' }))).toBeNull();
    expect(streamOf({ type: 'WorkerRegistered', data: { into: 'SW-2' } })).toBeNull();
  });
});
