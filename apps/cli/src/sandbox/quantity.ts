import type { PublishedRow } from './published';

/** The four quantities of which all measures are made. */
export const quantities = ['inPost', 'starters', 'leavers', 'agency'] as const;
export type Quantity = (typeof quantities)[number];

/** An FTE that still rounds to 0.0, in thousandths: what is entered for `low`. */
const LOW_FTE = 40;

/** A published figure in tenths, or null where it is a symbol or no figure with at most one decimal place. */
export function tenthsOf(figure: string): number | null {
  const parts = /^(\d{1,6})(?:\.(\d))?$/.exec(figure);
  return parts === null ? null : Number(parts[1]) * 10 + Number(parts[2] ?? 0);
}

/** The published head count of a quantity; null where none is published. */
export function headsOf(row: PublishedRow, quantity: Quantity): number | null {
  const tenths = tenthsOf(row.figures[`${quantity}Heads`]);
  return tenths === null || tenths % 10 !== 0 ? null : tenths / 10;
}

/**
 * FTE in thousandths that is entered for a `low` figure, where there is a head to carry it. Of people in
 * post so few hours are not believed.
 */
export function lowFteOf(row: PublishedRow, quantity: Quantity): number | null {
  const heads = headsOf(row, quantity);
  const low = quantity !== 'inPost' && row.figures[`${quantity}Fte`] === 'low';
  return low && heads !== null && heads > 0 ? LOW_FTE : null;
}
