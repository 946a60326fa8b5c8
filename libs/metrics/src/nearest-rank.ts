import { compareUtf8 } from '@daybook/events';
import type { Counted, LeftOut, Ratio, Reckoning } from './metric';
import { compareRatios, quantityOf } from './quantity';

/** One value of a distribution: a fact with the exact quotient that it stands for. */
export type RankedValue = Counted & { readonly ratio: Ratio };

/** A fact as one value of a distribution. */
export function valueOf(fact: Counted['fact'], ratio: Ratio): RankedValue {
  return { fact, amount: quantityOf(ratio), ratio };
}

/**
 * The reckoning of a percentile by nearest rank: of n sorted values the ⌈percent·n⌉-th (metrics.md §2.1). 100
 * is the greatest; of no values there is none.
 */
export function nearestRank(
  values: readonly RankedValue[],
  percent: number,
  leftOut: readonly LeftOut[],
): Reckoning {
  const sorted = [...values].sort(
    (a, b) => compareRatios(a.ratio, b.ratio) || compareUtf8(a.fact.subject, b.fact.subject),
  );
  const rank = Math.ceil((percent * sorted.length) / 100);
  return {
    numerator: null,
    denominator: null,
    ranked: sorted[rank - 1]?.ratio ?? null,
    counted: { numerator: sorted, denominator: [] },
    leftOut,
  };
}
