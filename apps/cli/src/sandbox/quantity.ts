import type { PublishedRow } from './published';

/** The four quantities of which the measures of people are made. */
export const quantities = ['inPost', 'starters', 'leavers', 'agency'] as const;
export type Quantity = (typeof quantities)[number];

/** An FTE that still rounds to 0.0, in thousandths: what is entered for `low`. */
const LOW_FTE = 40;

const symbols: Readonly<Record<string, string>> = {
  x: 'x: not available, so there is no figure to build',
  c: 'c: confidential, so there is no figure to build',
  u: 'u: low reliability, the figure is withheld',
  z: 'z: not applicable, although there is something to divide by',
  low: 'low: more than nothing, although there is nobody to have so little',
};

/** Why a figure that is no number cannot be built. */
export function noFigure(figure: string): string {
  return symbols[figure] ?? `${figure} is no figure`;
}

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

/** 100 × part ÷ whole in tenths, half-up (metrics.md §1.1); null where there is nothing to divide by. */
export function tenthsOfRate(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0) return null;
  return Math.floor((2000 * part + whole) / (2 * whole));
}
