import type { FigureSymbol } from '@daybook/events';
import type { Metric, Quantity, Ratio, Reckoning } from './metric';
import type { Qualification } from './qualification';
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

/** The numbers of a reckoning that is presented; what presents a region's sums needs no more. */
export type Numbers = Pick<Reckoning, 'numerator' | 'denominator' | 'ranked'>;

/**
 * Rounds a reckoning half-up to the metric's decimal places, or gives the symbol that stands in its place:
 * `x` nothing stands that the metric needs, `z` nothing to divide by, `low` rounds to zero but is not. Where
 * the authority qualifies the figure, `u` shows the symbol and keeps the value, `x` withholds all.
 */
export function present(
  metric: Metric,
  reckoning: Numbers | NothingStands,
  qualified: Qualification | null = null,
): Presented {
  if (reckoning === 'nothing-stands' || qualified?.symbol === 'x') return notAvailable;
  const presented = presentNumbers(metric, reckoning);
  return qualified === null ? presented : { ...presented, display: 'u', symbol: 'u' };
}

const notAvailable: Presented = {
  numerator: null,
  denominator: null,
  value: null,
  display: 'x',
  symbol: 'x',
};

function presentNumbers(metric: Metric, numbers: Numbers): Presented {
  const exact = { numerator: exactText(numbers.numerator), denominator: exactText(numbers.denominator) };
  const { dividend, divisor } = ratioOf(metric, numbers);
  if (divisor === 0n) return { ...exact, value: null, display: 'z', symbol: 'z' };
  const units = roundedQuotient(dividend, divisor, metric.decimals);
  if (units === 0n && dividend !== 0n) return { ...exact, value: null, display: 'low', symbol: 'low' };
  return {
    ...exact,
    value: decimalText(units * 10n ** BigInt(7 - metric.decimals)),
    display: fixedText(units, metric.decimals),
    symbol: null,
  };
}

function exactText(quantity: Quantity | null): string | null {
  return quantity === null ? null : decimalText(quantity);
}

/** How many units a quotient of 1 is, where not one. */
const scales: ReadonlyMap<Metric['unit'], bigint> = new Map([
  ['percent', 100n],
  ['children-per-10000', 10_000n],
]);

/** The exact number: of a distribution the ranked value, of a rate the quotient, of a count the count. */
function ratioOf(metric: Metric, { numerator, denominator, ranked }: Numbers): Ratio {
  if (ranked !== undefined || numerator === null) return ranked ?? { dividend: 0n, divisor: 0n };
  if (denominator === null) return { dividend: numerator, divisor: ONE };
  return { dividend: numerator * (scales.get(metric.unit) ?? 1n), divisor: denominator };
}
