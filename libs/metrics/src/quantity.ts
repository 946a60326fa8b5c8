import { ONE, type Quantity, type Ratio } from './metric';

const PLACES = 7;

/** An FTE in millionths as a quantity. */
export function ofMillionths(millionths: number): Quantity {
  return BigInt(millionths) * 10n;
}

/** A whole number of heads, cases or percentages as a quantity. */
export function ofCount(count: number | bigint): Quantity {
  return BigInt(count) * ONE;
}

/** The exact decimal, without trailing zeros: `29.6`, `281`, `-0.5`. */
export function decimalText(quantity: Quantity): string {
  const magnitude = quantity < 0n ? -quantity : quantity;
  const fraction = (magnitude % ONE).toString().padStart(PLACES, '0').replace(/0+$/, '');
  const whole = `${quantity < 0n ? '-' : ''}${magnitude / ONE}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/**
 * The quotient of two exact numbers, rounded half-up to `decimals` places and counted in units of the last
 * of them: 287.5 tenths of a per cent are 288 (metrics.md §1 rule 1). Never a float.
 *
 * @throws RangeError if the dividend is negative or the divisor is not positive: no metric has either.
 */
export function roundedQuotient(dividend: bigint, divisor: bigint, decimals: number): bigint {
  if (dividend < 0n || divisor <= 0n) {
    throw new RangeError(`expected a dividend ≥ 0 and a divisor > 0, got ${dividend} and ${divisor}`);
  }
  const scaled = dividend * 10n ** BigInt(decimals);
  return (2n * scaled + divisor) / (2n * divisor);
}

/** A number of units of the last decimal place, written with exactly that many places: 110 → `11.0`. */
export function fixedText(lastPlaceUnits: bigint, decimals: number): string {
  if (decimals === 0) return lastPlaceUnits.toString();
  const digits = lastPlaceUnits.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The sum of quantities, exactly. */
export function sumOf(quantities: Iterable<Quantity>): Quantity {
  let sum = 0n;
  for (const quantity of quantities) sum += quantity;
  return sum;
}

/** Which of two ratios is the greater: negative, zero or positive as for sorting. Divisors are positive. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const [one, other] = [a.dividend * b.divisor, b.dividend * a.divisor];
  return one < other ? -1 : Number(one > other);
}

/** A ratio in the seven decimal places of a quantity, rounded half-up. */
export function quantityOf({ dividend, divisor }: Ratio): Quantity {
  return roundedQuotient(dividend, divisor, PLACES);
}
