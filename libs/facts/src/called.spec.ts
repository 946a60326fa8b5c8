import { uncorrected } from './amendment/amendment';
import { foldSubject } from './fold';
import { emptyLife, learn } from './life';
import { tellingOf } from './order';
import { record } from './prove/record';
import type { Told } from './prove/record';
import { readingOf } from './reading';
import { evolveTimelines, startTimelines } from './timelines';
import type { Timelines } from './timelines';

const start = {
  type: 'SocialWorkerStarted',
  on: '2023-10-02',
  data: { employmentId: 'E1', role: 'case-holder' },
};
const merged = (subject: string, into: string): Told => ({ type: 'WorkersMerged', subject, data: { into } });

function calledIn(...told: readonly Told[]): string[] {
  return [...new Set(foldSubject(record(...told)).facts.map(({ subject }) => subject))];
}

function entriesTimelines(): Timelines {
  return record(start).map(tellingOf).map(uncorrected).reduce(evolveTimelines, startTimelines([]));
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

  it('does not change with a merge into itself, or into an id that is not here', () => {
    const told = [
      { ...start, subject: 'worker/A' },
      { ...start, subject: 'worker/B' },
    ];
    expect(calledIn(...told, merged('worker/A', 'A'))).toEqual(['worker/A']);
    expect(calledIn(...told, merged('worker/A', 'C'))).toEqual(['worker/A']);
  });

  it('is no longer what a life called them once a merge is learned', () => {
    const entries = record(
      { ...start, subject: 'worker/A' },
      { ...start, subject: 'worker/B' },
      merged('worker/A', 'B'),
    );
    const life = entries.reduce(learn, emptyLife());
    expect(new Set(life.fold.facts.map(({ subject }) => subject))).toEqual(new Set(['worker/B']));
  });

  it('is on every row, even of timelines that did not change', () => {
    const timelines = entriesTimelines();
    const before = readingOf(timelines, { authority: '990', subject: 'worker/A' });
    const after = readingOf(timelines, { authority: '990', subject: 'worker/B' }, before);
    expect(before.fold.facts.length).toBeGreaterThan(0);
    expect(new Set(after.fold.facts.map(({ subject }) => subject))).toEqual(new Set(['worker/B']));
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
