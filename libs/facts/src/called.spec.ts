import { foldSubject } from './fold';
import { record } from './prove/record';
import type { Told } from './prove/record';

const start = {
  type: 'SocialWorkerStarted',
  on: '2023-10-02',
  data: { employmentId: 'E1', role: 'case-holder' },
};
const merged = (subject: string, into: string): Told => ({ type: 'WorkersMerged', subject, data: { into } });

function calledIn(...told: readonly Told[]): string[] {
  return [...new Set(foldSubject(record(...told)).facts.map(({ subject }) => subject))];
}

describe('what a person is called', () => {
  it('is their id, while they have one', () => {
    expect(calledIn({ ...start, subject: 'worker/B' })).toEqual(['worker/B']);
  });

  it('is the id into which the others were merged, however many steps it took', () => {
    expect(
      calledIn({ ...start, subject: 'worker/C' }, merged('worker/A', 'B'), merged('worker/B', 'C')),
    ).toEqual(['worker/C']);
  });

  it('is the least of several that were merged into no other, and the least of a ring', () => {
    expect(calledIn({ ...start, subject: 'worker/b' }, { ...start, subject: 'worker/C' })).toEqual([
      'worker/C',
    ]);
    expect(
      calledIn({ ...start, subject: 'worker/B' }, merged('worker/B', 'A'), merged('worker/A', 'B')),
    ).toEqual(['worker/A']);
  });

  it('makes one employment of what two ids say of it', () => {
    const left = { type: 'SocialWorkerLeft', on: '2024-03-31', data: { employmentId: 'E1' } };
    const { facts, findings } = foldSubject(
      record({ ...start, subject: 'worker/A' }, { ...left, subject: 'worker/B' }, merged('worker/A', 'B')),
    );
    expect(findings).toEqual([]);
    expect(facts.find(({ what }) => what === 'employment')).toMatchObject({
      subject: 'worker/B',
      to: '2024-04-01',
    });
  });
});
