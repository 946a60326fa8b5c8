import { sha256Hex } from '@daybook/proof';

import { batchOf, fact, finding } from './contract-rows';
import type { Step } from './contract-rows';
import { MemoryFactStore } from './memory-fact-store';
import { stateHash } from './state-hash';

const hashOf = async (steps: readonly Step[], at = steps.at(-1)?.position ?? 0n) => {
  const store = new MemoryFactStore();
  store.apply(batchOf(0n, steps));
  return stateHash(store, at);
};

/** A fact of somebody else, from the second event. */
const other = { subject: 'worker/SW-2', because: [2n] };

describe('The state hash', () => {
  it('is the SHA-256 of nothing where nothing is known', async () => {
    expect(await hashOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is taken over a line of canonical JSON for each fact, then for each finding of a subject', async () => {
    const value = { b: 1, a: 'é' };
    const hash = await hashOf([
      { position: 1n },
      { position: 3n, opened: [fact({ value, because: [1n, 3n] })], findings: [finding({ because: [3n] })] },
    ]);
    const lines = [
      '{"authority":"333","because":[["urn:hr","e-1"],["urn:hr","e-3"]],"from":"2023-10-02","key":"E-1",' +
        '"subject":"worker/SW-1","to":null,"value":{"a":"é","b":1},"what":"employment-terms"}\n',
      '{"authority":"333","because":[["urn:hr","e-3"]],"from":"2024-03-31",' +
        '"message":"left E-1 on 2024-03-31, having left before","rule":"left-twice","severity":"error",' +
        '"subject":"worker/SW-1","to":"2024-04-01"}\n',
    ];
    expect(hash).toBe(sha256Hex(Buffer.from(lines.join(''))));
  });

  it('then takes in, authority by authority, what only several subjects show together', async () => {
    const held = (authority: string, child: string, position: bigint) =>
      fact({
        authority,
        subject: child,
        what: 'case-terms',
        key: '',
        value: { lead: 'SW-9', team: null },
        because: [position],
      });
    const opened = [held('333', 'child/C-2', 1n), held('333', 'child/C-1', 2n), held('330', 'child/C-3', 3n)];
    const hash = await hashOf(
      [{ position: 1n }, { position: 2n }, { position: 3n, opened }].map((step, index) => ({
        ...step,
        authority: index === 2 ? '330' : '333',
      })),
    );
    const cases = [
      ['330', 'child/C-3', 'e-3'],
      ['333', 'child/C-1', 'e-2'],
      ['333', 'child/C-2', 'e-1'],
    ];
    const facts = cases.map(
      ([authority, child, id]) =>
        `{"authority":"${authority}","because":[["urn:hr","${id}"]],"from":"2023-10-02","key":"",` +
        `"subject":"${child}","to":null,"value":{"lead":"SW-9","team":null},"what":"case-terms"}\n`,
    );
    const findings = cases.map(
      ([authority, child, id]) =>
        `{"authority":"${authority}","because":[["urn:hr","${id}"]],"from":"2023-10-02",` +
        '"message":"The case is held by worker/SW-9, of whom nothing is known.",' +
        `"rule":"case-held-by-unknown-worker","severity":"warning","subject":"${child}","to":null}\n`,
    );
    expect(hash).toBe(sha256Hex(Buffer.from([...facts, ...findings.sort()].join(''))));
  });

  it('does not say at which positions anything was learned, nor in what order', async () => {
    const hash = await hashOf([
      { position: 1n, opened: [fact({ because: [1n] })] },
      { position: 2n, opened: [fact(other)], findings: [finding({ because: [1n, 2n] })] },
    ]);
    const store = new MemoryFactStore();
    const batch = batchOf(0n, [
      { position: 50n, opened: [fact({ ...other, because: [50n] })] },
      { position: 60n, opened: [fact({ because: [60n], to: '2029-01-01' })] },
      {
        position: 70n,
        closed: [fact({ because: [60n], to: '2029-01-01' })],
        opened: [fact({ because: [60n] })],
        findings: [finding({ because: [50n, 60n] })],
      },
    ]);
    const named = [50n, 60n, 70n].map((position, index) => ({
      ...batch.events[index]!,
      position,
      id: ['e-2', 'e-1', 'e-3'][index]!,
      recordedAt: '2031-01-01T00:00:00.000Z',
    }));
    store.apply({ ...batch, events: named });
    expect(await stateHash(store, 70n)).toBe(hash);
    expect(await stateHash(store, 60n)).not.toBe(hash);
  });

  it('orders facts of one subject that differ in value alone by their text, not as they were learned', async () => {
    const [a, b] = [fact({ value: { role: 'a' } }), fact({ value: { role: 'b' } })];
    const together = await hashOf([{ position: 1n, opened: [a, b] }, { position: 2n }]);
    expect(await hashOf([{ position: 1n, opened: [b, a] }, { position: 2n }])).toBe(together);
    expect(
      await hashOf([
        { position: 1n, opened: [b] },
        { position: 2n, opened: [a] },
      ]),
    ).toBe(together);
  });

  it('changes with every part of a fact and of a finding', async () => {
    const steps = (changed: Partial<Step>): readonly Step[] => [
      { position: 1n },
      { position: 2n },
      { position: 3n, opened: [fact()], findings: [finding()], ...changed },
    ];
    const facts = [
      { authority: '330' },
      { subject: 'worker/SW-9' },
      { what: 'spell' as const },
      { key: 'E-9' },
      { from: '2023-10-03' },
      { to: '2024-01-01' },
      { value: { role: null } },
      { because: [2n] },
      { because: [1n, 2n] },
    ].map((different) => ({ opened: [fact(different)] }));
    const findings = [
      { authority: '330' },
      { subject: 'worker/SW-9' },
      { rule: 'started-twice' },
      { severity: 'warning' as const },
      { from: '2024-03-30' },
      { to: null },
      { because: [1n] },
      { message: 'other words' },
    ].map((different) => ({ findings: [finding(different)] }));
    const changes: Partial<Step>[] = [{}, { opened: [] }, { findings: [] }, ...facts, ...findings];
    const hashes = await Promise.all(changes.map((changed) => hashOf(steps(changed))));
    expect(new Set(hashes).size).toBe(changes.length);
  });

  it('is not given where the store lacks an event that a fact stands on', async () => {
    await expect(hashOf([{ position: 1n, opened: [fact({ because: [9n] })] }])).rejects.toThrow('position 9');
  });
});
