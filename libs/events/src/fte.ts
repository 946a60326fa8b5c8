/**
 * A decimal number, exact: `unscaled` ÷ 10 to the power of `places`. `16.0` has unscaled 160 and 1 place.
 */
export interface Decimal {
  readonly unscaled: bigint;
  readonly places: number;
}

const PLACES = 6;
const fteDecimal = /^(0|[1-9]\d*)(?:\.(\d{1,6}))?$/;
const plainDecimal = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * An FTE in millionths of a full-time post, exactly: `0.8` and `"0.8"` are 800000. Null where the value is
 * not a decimal of at most six places, is negative, or is too large to be an exact integer (events.md §2).
 */
export function fteMillionthsOf(value: number | string): number | null {
  const text = typeof value === 'number' ? String(value) : value;
  const parts = fteDecimal.exec(text);
  if (parts === null) return null;
  const [, whole = '', fraction = ''] = parts;
  const millionths = Number(whole + fraction) * 10 ** (PLACES - fraction.length);
  return Number.isSafeInteger(millionths) ? millionths : null;
}

/** Millionths as the shortest decimal: 800000 is `0.8`, 1000000 is `1`. */
export function decimalOfMillionths(n: number | bigint): string {
  const digits = `${n < 0 ? -n : n}`.padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${n < 0 ? '-' : ''}${digits.slice(0, -PLACES)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Reads a decimal of any length as it is printed in a published table; null where the value is none. */
export function parseDecimal(value: number | string): Decimal | null {
  const parts = plainDecimal.exec(typeof value === 'number' ? String(value) : value);
  if (parts === null) return null;
  const fraction = parts[3] ?? '';
  return { unscaled: BigInt(`${parts[1]}${parts[2]}${fraction}`), places: fraction.length };
}
