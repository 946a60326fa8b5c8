import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  batchOf,
  connection,
  event,
  fact,
  finding,
  inPages,
  kinds,
  knownFact,
  knownFinding,
} from './contract-rows';
import { questionsContract } from './fact-store-questions.contract';
import { CheckpointMoved, NothingToClose } from './fact-store';
import type { Awaitable, FactStore } from './fact-store';

/** How a spec opens one store, several times over, and clears it away. */
export interface FactStoreUnderTest {
  /** Opens the store, or opens it again with all that it held. */
  open(): Awaitable<FactStore>;
  /** Removes what the store left behind. */
  remove(): Awaitable<void>;
}

/** Runs the promises of the FactStore port against an adapter. */
export function factStoreContract(name: string, make: () => Awaitable<FactStoreUnderTest>): void {
  describe(`${name} keeps the promises of a fact store`, () => {
    let underTest: FactStoreUnderTest;
    let store: FactStore;
    beforeEach(async () => {
      underTest = await make();
      store = await underTest.open();
    });
    afterEach(async () => {
      await store.close();
      await underTest.remove();
    });

    batches(() => store);
    beliefs(() => store);
    questionsContract(() => store);

    it('holds all that it held, connections and checkpoint too, when it is opened again', async () => {
      const batch = batchOf(0n, [
        { position: 1n, opened: [fact()], findings: [finding()] },
        { position: 2n, closed: [fact()] },
      ]);
      await store.apply({ ...batch, connections: [connection(2n)] });
      await store.close();
      store = await underTest.open();
      expect(await store.checkpoint()).toBe(2n);
      expect(await store.facts({ authority: '333', what: kinds })).toEqual([knownFact(fact(), 1n, 2n)]);
      expect(await store.findings({})).toEqual([knownFinding(finding(), 1n, null)]);
      expect(await store.events([1n, 2n])).toEqual([event(1n), event(2n)]);
      expect(await store.authorities()).toEqual(['333']);
      expect(await store.connections()).toEqual([connection(2n)]);
      await store.apply(batchOf(2n, [{ position: 3n, opened: [fact()] }]));
      expect(await store.checkpoint()).toBe(3n);
    });
  });
}

/** What a store holds, as far as its port shows it. */
async function contentsOf(store: FactStore) {
  return {
    checkpoint: await store.checkpoint(),
    facts: await store.facts({ authority: '333', what: kinds }),
    findings: await store.findings({}),
    events: await store.events([1n, 2n, 3n]),
    authorities: await store.authorities(),
    connections: await store.connections(),
  };
}

const applying = (store: FactStore, batch: Parameters<FactStore['apply']>[0]) => async () =>
  store.apply(batch);

function batches(given: () => FactStore): void {
  it('stands at position 0 and holds nothing to begin with', async () => {
    expect(await contentsOf(given())).toEqual({
      checkpoint: 0n,
      facts: [],
      findings: [],
      events: [],
      authorities: [],
      connections: [],
    });
    expect(await given().eventAt(10n)).toBeNull();
    expect(await given().lastRecordedBy('2030-01-01T00:00:00Z')).toBeNull();
    expect(await inPages(given().visibleFacts(10n))).toEqual([]);
    expect(await inPages(given().visibleFindings(10n))).toEqual([]);
  });

  it('moves its checkpoint to the end of a batch, even where the batch changed no fact', async () => {
    await given().apply(batchOf(0n, [{ position: 3n }]));
    expect(await given().checkpoint()).toBe(3n);
    expect(await given().facts({ authority: '333', what: kinds })).toEqual([]);
    expect(await given().events([3n])).toEqual([event(3n)]);
  });

  it('keeps what was connected, in the order of positions', async () => {
    const connections = [connection(1n), connection(2n)];
    await given().apply({ ...batchOf(0n, [{ position: 1n }, { position: 2n }]), connections });
    await given().apply(batchOf(2n, [{ position: 3n }]));
    await given().apply({ ...batchOf(3n, [{ position: 4n }]), connections: [connection(4n)] });
    expect(await given().connections()).toEqual([...connections, connection(4n)]);
  });

  it('refuses a batch made after another checkpoint, names both, and stores nothing of it', async () => {
    await given().apply(batchOf(0n, [{ position: 1n, opened: [fact()] }]));
    const before = await contentsOf(given());
    const late = batchOf(0n, [{ position: 2n, opened: [fact({ key: 'E-2' })] }]);
    const refusal = await applying(given(), late)().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CheckpointMoved);
    expect(refusal).toMatchObject({ expected: 0n, found: 1n });
    const ahead = { ...late, after: 5n, connections: [connection(2n)] };
    await expect(applying(given(), ahead)()).rejects.toThrow(CheckpointMoved);
    expect(await contentsOf(given())).toEqual(before);
  });

  it('stores nothing of a batch that closes a fact which is not open', async () => {
    await given().apply(batchOf(0n, [{ position: 1n, opened: [fact()], findings: [finding()] }]));
    const before = await contentsOf(given());
    const change = { position: 2n, opened: [fact({ key: 'E-2' })], closed: [fact()] };
    for (const never of [
      fact({ because: [9n] }),
      fact({ value: { role: 'manager' } }),
      fact({ to: '2031-01-01' }),
    ]) {
      const batch = batchOf(1n, [change, { position: 3n, closed: [never] }]);
      await expect(applying(given(), batch)()).rejects.toThrow(NothingToClose);
    }
    const twice = batchOf(1n, [change, { position: 3n, closed: [fact()] }]);
    await expect(applying(given(), { ...twice, connections: [connection(2n)] })()).rejects.toThrow(
      NothingToClose,
    );
    expect(await contentsOf(given())).toEqual(before);
  });

  it('stores nothing of a batch that closes a finding which does not stand', async () => {
    await given().apply(batchOf(0n, [{ position: 1n, findings: [finding()] }]));
    const before = await contentsOf(given());
    const others = [
      finding({ message: 'other words' }),
      finding({ severity: 'warning' }),
      finding({ because: [1n] }),
    ];
    for (const never of others) {
      const batch = batchOf(1n, [{ position: 2n, opened: [fact()], closedFindings: [never] }]);
      await expect(applying(given(), batch)()).rejects.toThrow(NothingToClose);
    }
    expect(await contentsOf(given())).toEqual(before);
  });
}

function beliefs(given: () => FactStore): void {
  const everything = { authority: '333', what: kinds };

  it('believes a fact from the position that opened it until the position that closed it', async () => {
    await given().apply(batchOf(0n, [{ position: 4n, opened: [fact()], findings: [finding()] }]));
    await given().apply(batchOf(4n, [{ position: 9n, closed: [fact()], closedFindings: [finding()] }]));
    const known = knownFact(fact(), 4n, 9n);
    const stood = knownFinding(finding(), 4n, 9n);
    expect(await given().facts(everything)).toEqual([known]);
    for (const [position, seen] of [
      [3n, 0],
      [4n, 1],
      [8n, 1],
      [9n, 0],
    ] as const) {
      expect(await given().facts({ ...everything, knownAt: position })).toEqual([known].slice(0, seen));
      expect(await given().findings({ knownAt: position })).toEqual([stood].slice(0, seen));
      expect(await inPages(given().visibleFacts(position))).toEqual([known].slice(0, seen));
      expect(await inPages(given().visibleFindings(position))).toEqual([stood].slice(0, seen));
    }
  });

  it('keeps the range of a fact that was opened and closed within one batch', async () => {
    await given().apply(
      batchOf(0n, [
        { position: 1n, opened: [fact()] },
        { position: 2n, closed: [fact()], opened: [fact({ to: '2024-03-31' })] },
        { position: 3n, closed: [fact({ to: '2024-03-31' })], opened: [fact()] },
      ]),
    );
    expect(await given().facts(everything)).toEqual([
      knownFact(fact({ to: '2024-03-31' }), 2n, 3n),
      knownFact(fact(), 1n, 2n),
      knownFact(fact(), 3n, null),
    ]);
    expect(await given().facts({ ...everything, knownAt: 2n })).toEqual([
      knownFact(fact({ to: '2024-03-31' }), 2n, 3n),
    ]);
  });

  it('closes only the fact with the same value and the same events behind it', async () => {
    const values = [fact(), fact({ value: { role: 'manager' } }), fact({ because: [1n, 2n] })];
    await given().apply(batchOf(0n, [{ position: 2n, opened: values }]));
    await given().apply(batchOf(2n, [{ position: 3n, closed: [fact()] }]));
    const stillBelieved = await given().facts({ ...everything, knownAt: 3n });
    expect(stillBelieved).toHaveLength(2);
    expect(stillBelieved).toEqual(
      expect.arrayContaining(values.slice(1).map((each) => knownFact(each, 2n, null))),
    );
  });

  it('keeps positions beyond 2^53 exact', async () => {
    const far = 2n ** 53n + 1n;
    const because = [2n ** 53n, far];
    await given().apply(
      batchOf(0n, [{ position: far, opened: [fact({ because })], findings: [finding({ because })] }]),
    );
    expect(await given().checkpoint()).toBe(9_007_199_254_740_993n);
    expect(await given().facts({ ...everything, knownAt: far })).toEqual([
      knownFact(fact({ because }), far, null),
    ]);
    expect(await given().facts({ ...everything, knownAt: far - 1n })).toEqual([]);
    expect(await given().findings({})).toEqual([knownFinding(finding({ because }), far, null)]);
    expect(await given().events([far - 1n, far, far + 1n])).toEqual([event(far)]);
    expect(await given().eventAt(far - 1n)).toBeNull();
    await given().apply(batchOf(far, [{ position: far + 1n, closed: [fact({ because })] }]));
    expect(await given().facts(everything)).toEqual([knownFact(fact({ because }), far, far + 1n)]);
  });
}
