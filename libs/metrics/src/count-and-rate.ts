import type { Reckoning } from './metric';
import type { Part } from './tally';

/** The reckoning of a count: a numerator alone. */
export function countOf(part: Part): Reckoning {
  return {
    numerator: part.total,
    denominator: null,
    counted: { numerator: part.counted, denominator: [] },
    leftOut: part.leftOut,
  };
}

/**
 * The reckoning of a rate: a numerator over the sum of the parts of its denominator. What both leave out is
 * listed once.
 */
export function rateOf(numerator: Part, ...denominator: readonly Part[]): Reckoning {
  const parts = new Set([numerator, ...denominator]);
  return {
    numerator: numerator.total,
    denominator: denominator.reduce((sum, part) => sum + part.total, 0n),
    counted: { numerator: numerator.counted, denominator: denominator.flatMap((part) => part.counted) },
    leftOut: [...parts].flatMap((part) => part.leftOut),
  };
}
