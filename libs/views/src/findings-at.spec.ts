import type { Fact } from '@daybook/facts';

import { batchOf, fact, finding } from './contract-rows';
import { findingsAt } from './findings-at';
import { MemoryFactStore } from './memory-fact-store';

/** A child's case from a day on, led by a worker of whom nothing is known. */
const held = (child: string, from: string, different: Partial<Fact> = {}): Fact =>
  fact({
    subject: child,
    what: 'case-terms',
    key: '',
    from,
    value: { lead: 'SW-9', team: null },
    ...different,
  });

const store = new MemoryFactStore();
store.apply(
  batchOf(0n, [
    { position: 1n, opened: [held('child/C-1', '2024-02-01'), held('child/C-2', '2024-03-01')] },
    { position: 2n, findings: [finding({ subject: 'child/C-1' }), finding({ subject: 'worker/SW-1' })] },
    { position: 3n, authority: '330', opened: [held('child/C-3', '2024-01-01', { authority: '330' })] },
    {
      position: 4n,
      closed: [held('child/C-2', '2024-03-01')],
      opened: [held('child/C-2', '2024-03-01', { to: '2024-03-09', because: [1n, 4n] })],
    },
  ]),
);

const asked = async (query: Partial<Parameters<typeof findingsAt>[1]> = {}) =>
  (await findingsAt(store, { authority: '333', knownAt: 4n, ...query })).map(
    ({ subject, rule, from, to }) => `${subject} ${rule} ${from}..${to ?? ''}`,
  );

describe('Findings of an authority', () => {
  it('are those of its subjects and those that several show together, by subject, rule and date', async () => {
    expect(await asked()).toEqual([
      'child/C-1 case-held-by-unknown-worker 2024-02-01..',
      'child/C-1 left-twice 2024-03-31..2024-04-01',
      'child/C-2 case-held-by-unknown-worker 2024-03-01..2024-03-09',
      'worker/SW-1 left-twice 2024-03-31..2024-04-01',
    ]);
    expect(await asked({ authority: '330' })).toEqual(['child/C-3 case-held-by-unknown-worker 2024-01-01..']);
  });

  it('are as they were known at a position', async () => {
    expect(await asked({ knownAt: 1n })).toEqual([
      'child/C-1 case-held-by-unknown-worker 2024-02-01..',
      'child/C-2 case-held-by-unknown-worker 2024-03-01..',
    ]);
    expect(await asked({ knownAt: 0n })).toEqual([]);
  });

  it('are those of a day, of a rule, of a subject where that is asked for', async () => {
    expect(await asked({ asOf: '2024-03-08', rule: 'case-held-by-unknown-worker' })).toHaveLength(2);
    expect(await asked({ asOf: '2024-03-09' })).toEqual([
      'child/C-1 case-held-by-unknown-worker 2024-02-01..',
    ]);
    expect(await asked({ rule: 'left-twice' })).toEqual([
      'child/C-1 left-twice 2024-03-31..2024-04-01',
      'worker/SW-1 left-twice 2024-03-31..2024-04-01',
    ]);
    expect(await asked({ subject: 'child/C-2' })).toEqual([
      'child/C-2 case-held-by-unknown-worker 2024-03-01..2024-03-09',
    ]);
    expect(await asked({ rule: 'toString' })).toEqual([]);
  });
});
