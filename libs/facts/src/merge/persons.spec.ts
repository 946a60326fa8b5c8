import { foldSubject } from '../fold';
import { emptyLife, learn } from '../life';
import { amend } from '../amendment/amendment';
import { tellingOf } from '../order';
import { correcting, record, recordDrawn, retracting } from '../prove/record';
import type { Told } from '../prove/record';
import { findingLinesOf, idsBehind, linesOf } from '../prove/rows';
import { readingOf } from '../reading';
import { evolveTimelines, startTimelines } from '../timelines';

const start = {
  type: 'SocialWorkerStarted',
  on: '2023-10-02',
  data: { employmentId: 'E1', role: 'case-holder' },
};
const merged = (subject: string, into: string, more: Partial<Told> = {}): Told => ({
  type: 'WorkersMerged',
  subject,
  data: { into },
  ...more,
});

/** The persons whose facts these make, and their aliases: `worker/B: worker/A`. */
function personsIn(...told: readonly Told[]): string[] {
  const { facts } = foldSubject(record(...told));
  return [...new Set(facts.map(({ subject }) => subject))].map((subject) => {
    const aliases = facts.filter((fact) => fact.what === 'identity' && fact.subject === subject);
    return [`${subject}:`, ...aliases.map(({ key }) => key)].join(' ');
  });
}

describe('what a person is called', () => {
  it('is their id, while they have one', () => {
    expect(personsIn({ ...start, subject: 'worker/B' })).toEqual(['worker/B:']);
    expect(personsIn({ ...start, subject: 'worker/b' }, { ...start, subject: 'worker/C' })).toEqual([
      'worker/C:',
      'worker/b:',
    ]);
  });

  it('is the id into which the others were merged, however many steps it took', () => {
    expect(
      personsIn({ ...start, subject: 'worker/C' }, merged('worker/A', 'B'), merged('worker/B', 'C')),
    ).toEqual(['worker/C: worker/A worker/B']);
  });

  it('is that id even where nothing is told of it', () => {
    expect(personsIn({ ...start, subject: 'worker/A' }, merged('worker/A', 'C'))).toEqual([
      'worker/C: worker/A',
    ]);
  });

  it('is the least of several that were merged into no other', () => {
    expect(personsIn(merged('worker/A', 'D'), merged('worker/A', 'C'), merged('worker/B', 'D'))).toEqual([
      'worker/C: worker/A worker/B worker/D',
    ]);
  });

  it('is the least of the ring where merges go round, not of who was merged into it', () => {
    expect(personsIn(merged('worker/C', 'B'), merged('worker/B', 'C'), merged('worker/A', 'C'))).toEqual([
      'worker/B: worker/A worker/C',
    ]);
    expect(
      personsIn(merged('worker/B', 'C'), merged('worker/C', 'D'), merged('worker/D', 'B'), start),
    ).toEqual(['worker/B: worker/C worker/D', 'worker/SW-1:']);
  });

  it('does not change with a merge into itself', () => {
    expect(personsIn({ ...start, subject: 'worker/A' }, merged('worker/A', 'A'))).toEqual(['worker/A:']);
  });

  it('is no longer what a life called them once a merge is learned, and is so again once it is not', () => {
    const entries = record(
      { ...start, subject: 'worker/A' },
      { ...start, subject: 'worker/B' },
      merged('worker/A', 'B', { id: 'merge' }),
      retracting('merge', { subject: 'worker/A' }),
    );
    const subjects = entries.map((_, i) => {
      const life = entries.slice(0, i + 1).reduce(learn, emptyLife());
      return [...new Set(life.fold.facts.map(({ subject }) => subject))];
    });
    expect(subjects).toEqual([
      ['worker/A'],
      ['worker/A', 'worker/B'],
      ['worker/B'],
      ['worker/A', 'worker/B'],
    ]);
  });

  it('is on every row, even of timelines that did not change', () => {
    const nobody = { aliases: [], merges: [] };
    const timelines = amend(record(start).map(tellingOf)).claims.reduce(
      evolveTimelines,
      startTimelines({ remarks: [], identity: nobody }),
    );
    const before = readingOf(timelines, { authority: '990', subject: 'worker/A' });
    const after = readingOf(timelines, { authority: '990', subject: 'worker/B' }, before);
    expect(before.fold.facts.length).toBeGreaterThan(0);
    expect(new Set(after.fold.facts.map(({ subject }) => subject))).toEqual(new Set(['worker/B']));
  });
});

describe('one person of two ids', () => {
  it('has one employment of what is said of it under both', () => {
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

  it('is known under the other on all dates, by the merges that stand', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-08  SW2 starts  0.5 FTE  as E2
      2024-06-03  SW2 is the same person  as SW1`);
    expect(linesOf(entries, 'identity')).toEqual(['1900-01-01.. worker/SW1']);
    expect(idsBehind(entries, 'identity')).toEqual([['SW2-2']]);
    expect(linesOf(entries, 'spell')).toHaveLength(1);
    expect(findingLinesOf(entries)).toEqual(['concurrent-full-time 2024-01-08..']);
  });

  it('are two again when the merge was retracted, and are not merged where it never stood', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-08  SW2 starts  0.5 FTE
      2024-06-03  SW2 is the same person  as SW1
      2024-07-01  (learned) SW2's merge never happened`);
    const apart = entries.filter(({ event }) => event.type === 'SocialWorkerStarted');
    const without = ({ facts, findings }: ReturnType<typeof foldSubject>): unknown => [facts, findings];
    expect(without(foldSubject(entries))).toEqual(without(foldSubject(apart)));
  });

  it('may be corrected to be another', () => {
    expect(
      personsIn(merged('worker/A', 'B', { id: 'merge' }), {
        ...correcting('merge', { data: { into: 'C' } }),
        subject: 'worker/A',
      }),
    ).toEqual(['worker/C: worker/A']);
  });

  it('keeps each amendment to the literal stream of its event', () => {
    const entries = record(
      { ...start, subject: 'worker/A', id: 'start' },
      merged('worker/A', 'B'),
      retracting('start', { subject: 'worker/B', id: 'retraction' }),
    );
    expect(findingLinesOf(entries)).toEqual(['correction-target-missing 1900-01-01..']);
    expect(linesOf(entries, 'employment')).toHaveLength(1);
    expect(foldSubject(entries).findings[0]?.subject).toBe('worker/B');
  });
});
