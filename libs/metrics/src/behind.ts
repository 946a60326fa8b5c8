import type { Fact } from '@daybook/facts';

/** A fact with the events behind other facts that decide with it how much it counts: ascending, each once. */
export function backedBy(fact: Fact, others: readonly Fact[]): Fact {
  if (others.length === 0) return fact;
  const positions = new Set([fact, ...others].flatMap(({ because }) => because));
  return { ...fact, because: [...positions].sort((a, b) => (a < b ? -1 : Number(a > b))) };
}
