import type { QualifyingSymbol } from '@daybook/events';
import type { Metric, Quantity, Reckoning } from './metric';
import type { NothingStands, Numbers } from './present';
import type { Qualification } from './qualification';

/** What one authority of an area makes of a question. */
export interface AreaRow {
  /** Three-digit code. */
  readonly authority: string;
  readonly reckoning: Reckoning | NothingStands;
  readonly qualified: Qualification | null;
}

/** Numerators and denominators of several authorities, each added up; null where there are none. */
export interface Totals {
  readonly numerator: Quantity | null;
  readonly denominator: Quantity | null;
}

/** A region's or England's answer, and what it is made of (metrics.md §1 rules 3 and 4). */
export interface Aggregate {
  /** What is presented: without authorities whose figure is qualified or that have none. */
  readonly answer: Numbers | NothingStands;
  /** As counts are published: with the authorities whose figure is qualified. */
  readonly countTotal: Totals;
  readonly coverage: Coverage;
  readonly complete: boolean;
}

/** How many authorities of an area are in its answer. */
export interface Coverage {
  readonly counted: number;
  readonly of: number;
  /** Those that are not, by code. */
  readonly leftOut: readonly { readonly authority: string; readonly symbol: QualifyingSymbol }[];
}

/**
 * Adds the authorities of an area up. One whose figure is qualified leaves both sides of a rate, but a count
 * keeps it; one that has no figure is `x`. Exact; whatever order the rows come in.
 *
 * @param area the codes of all authorities that the area consists of on the day; who has no row has no figure
 * @throws RangeError if the metric is not additive
 */
export function aggregate(metric: Metric, area: readonly string[], rows: readonly AreaRow[]): Aggregate {
  if (!metric.additive) throw new RangeError(`${metric.id} of several authorities cannot be added up`);
  const known = new Map(rows.map((row) => [row.authority, row]));
  const ofArea = [...area].sort().map((authority) => known.get(authority) ?? nothingOf(authority));
  const counted = ofArea.filter(isCounted).flatMap(reckoningsOf);
  const leftOut = ofArea.filter((row) => !isCounted(row)).map((row) => symbolised(row));
  return {
    answer: counted.length === 0 ? 'nothing-stands' : totalsOf(counted),
    countTotal: totalsOf(ofArea.flatMap(reckoningsOf)),
    coverage: { counted: counted.length, of: area.length, leftOut },
    complete: counted.length === area.length,
  };
}

/** A rate leaves out what is qualified; a count keeps it. */
function isCounted({ reckoning, qualified }: AreaRow): boolean {
  if (reckoning === 'nothing-stands') return false;
  return qualified === null || reckoning.denominator === null;
}

function reckoningsOf({ reckoning }: AreaRow): readonly Reckoning[] {
  return reckoning === 'nothing-stands' ? [] : [reckoning];
}

function symbolised({ authority, reckoning, qualified }: AreaRow): Coverage['leftOut'][number] {
  return { authority, symbol: reckoning === 'nothing-stands' ? 'x' : (qualified?.symbol ?? 'x') };
}

function nothingOf(authority: string): AreaRow {
  return { authority, reckoning: 'nothing-stands', qualified: null };
}

function totalsOf(reckonings: readonly Reckoning[]): Totals {
  return {
    numerator: sumOrNull(reckonings.map(({ numerator }) => numerator)),
    denominator: sumOrNull(reckonings.map(({ denominator }) => denominator)),
  };
}

/** Of nothing, and of counts' denominators, there is no sum. */
function sumOrNull(quantities: readonly (Quantity | null)[]): Quantity | null {
  const known = quantities.filter((quantity) => quantity !== null);
  return known.length === 0 ? null : known.reduce((sum, quantity) => sum + quantity, 0n);
}
