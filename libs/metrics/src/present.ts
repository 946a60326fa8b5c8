import type { FigureSymbol } from '@daybook/events';
import type { Metric, Quantity, Reckoning } from './metric';
import { ONE } from './metric';
import { decimalText, fixedText, roundedQuotient } from './quantity';

/** An answer's numbers as interfaces.md §1.3 shows them: exact decimals as text, rounded only in `value`. */
export interface Presented {
  /** Before × 100; null where nothing stands. */
  readonly numerator: string | null;
  /** null for a count, and where nothing stands. */
  readonly denominator: string | null;
  /** The rounded number without trailing zeros; null where a symbol stands for it. */
  readonly value: string | null;
  /** The rounded number with exactly the definition's decimal places, or the symbol. */
  readonly display: string;
  readonly symbol: FigureSymbol | null;
}

/** What is presented where no event that the metric needs stands (metrics.md §2.6). */
export type NothingStands = 'nothing-stands';

/**
 * Rounds a reckoning half-up to the metric's decimal places, or gives the symbol that stands in its place:
 * `x` nothing stands that the metric needs, `z` nothing to divide by, `low` rounds to zero but is not.
 */
export function present(metric: Metric, reckoning: Reckoning | NothingStands): Presented {
  if (reckoning === 'nothing-stands') {
    return { numerator: null, denominator: null, value: null, display: 'x', symbol: 'x' };
  }
  const { numerator, denominator } = reckoning;
  const exact = {
    numerator: decimalText(numerator),
    denominator: denominator === null ? null : decimalText(denominator),
  };
  if (denominator === 0n) return { ...exact, value: null, display: 'z', symbol: 'z' };
  const units = roundedUnits(metric, numerator, denominator);
  if (units === 0n && numerator !== 0n) return { ...exact, value: null, display: 'low', symbol: 'low' };
  return {
    ...exact,
    value: decimalText(units * 10n ** BigInt(7 - metric.decimals)),
    display: fixedText(units, metric.decimals),
    symbol: null,
  };
}

/** The rounded value in units of its last decimal place. */
function roundedUnits(metric: Metric, numerator: Quantity, denominator: Quantity | null): bigint {
  if (denominator === null) return roundedQuotient(numerator, ONE, metric.decimals);
  return roundedQuotient(
    metric.unit === 'percent' ? numerator * 100n : numerator,
    denominator,
    metric.decimals,
  );
}
