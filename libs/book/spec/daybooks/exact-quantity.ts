import type { Quantity } from '@daybook/metrics';

/** An exact decimal as it travels, read back in ten-millionths; nothing counts as nothing. */
export function exact(text: string | null): Quantity {
  if (text === null) return 0n;
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,7}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`${text} is not an exact decimal`);
  const units = BigInt(whole + fraction.padEnd(7, '0'));
  return sign === '-' ? -units : units;
}
