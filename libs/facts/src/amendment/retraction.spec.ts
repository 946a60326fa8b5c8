import fc from 'fast-check';
import { tellingOf } from '../order';
import { record, retracting } from '../prove/record';
import { settleRetractions } from './retraction';
import type { Amendment } from './target';

/**
 * The definition read out: mark a retraction removed when one that stands retracts it, mark it standing when
 * all that retract it are removed, until nothing changes.
 */
function byDefinition(targets: readonly number[]): ('stands' | 'removed' | 'undecided')[] {
  const marks = targets.map(() => 'undecided' as 'stands' | 'removed' | 'undecided');
  for (let changed = true; changed;) {
    changed = false;
    targets.forEach((_, i) => {
      if (marks[i] !== 'undecided') return;
      const opponents = marks.filter((_mark, j) => targets[j] === i);
      if (opponents.includes('stands')) marks[i] = 'removed';
      else if (opponents.every((mark) => mark === 'removed')) marks[i] = 'stands';
      else return;
      changed = true;
    });
  }
  return marks;
}

function settled(targets: readonly number[]): string[] {
  const tellings = record(...targets.map((target) => retracting(`e${target + 1}`))).map(tellingOf);
  const retractions: Amendment[] = tellings.map((telling, i) => ({
    telling,
    target: tellings[targets[i] ?? -1] ?? null,
  }));
  const { standing, removed } = settleRetractions(retractions);
  return tellings.map((telling) => {
    if (standing.has(telling)) return removed.has(telling) ? 'both' : 'stands';
    return removed.has(telling) ? 'removed' : 'undecided';
  });
}

describe('retractions that retract each other', () => {
  it('are settled as the definition says, with rings left alone, whatever hangs on them', () => {
    const graphs = fc
      .integer({ min: 1, max: 9 })
      .chain((count) => fc.array(fc.integer({ min: 0, max: count }), { minLength: count, maxLength: count }));
    fc.assert(
      fc.property(graphs, (targets) => {
        expect(settled(targets)).toEqual(byDefinition(targets));
      }),
      { numRuns: 500 },
    );
  });

  it('are settled from outside where one that stands breaks a ring', () => {
    expect(settled([1, 2, 0])).toEqual(['undecided', 'undecided', 'undecided']);
    expect(settled([1, 2, 0, 0])).toEqual(['removed', 'stands', 'removed', 'stands']);
    expect(settled([1, 0, 0, 2])).toEqual(['undecided', 'undecided', 'removed', 'stands']);
  });
});
