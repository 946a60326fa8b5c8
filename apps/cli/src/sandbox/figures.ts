import { furtherReason, furtherTargets } from './further-figures';
import type { FurtherTargets } from './further-figures';
import { hiddenFtes } from './hidden-fte';
import { measures } from './measure';
import type { Measure, MeasureKey } from './measure';
import { headsOf, lowFteOf, noFigure, quantities, tenthsOf } from './quantity';
import type { Quantity } from './quantity';
import type { PublishedRow } from './published';
import { isStated, qualifiedOf, reasonWithheld } from './qualified';
import type { Qualified } from './qualified';

/** A published figure that the record of its year must answer. */
export interface PublishedMeasure extends Measure {
  /** Civil date of the census, 30 September. */
  readonly asOf: string;
  /** As Daybook displays it: with exactly the measure's decimal places, or the symbol. */
  readonly published: string;
}

/** A published figure that no record can produce, or that is not published. */
export interface Unbuildable {
  readonly year: number;
  readonly measure: Measure;
  readonly published: string;
  readonly reason: string;
}

/**
 * What the record of one year must come to, as told: head counts, and FTE in thousandths. `null` where
 * nothing usable is published, so that the year is free there.
 */
export interface YearFigures {
  readonly year: number;
  readonly heads: Readonly<Record<Quantity, number | null>> & { readonly inPost: number };
  readonly ftes: Readonly<Record<Quantity, number | null>>;
  readonly further: FurtherTargets;
  readonly qualified: Qualified;
}

/** In tenths: people in post have at least so much FTE in the mean. */
const LEAST_TENTHS = 0.5;

const rateOf: Partial<Record<MeasureKey, readonly [Quantity, 'Fte' | 'Heads']>> = {
  turnoverFte: ['leavers', 'Fte'],
  turnoverHeads: ['leavers', 'Heads'],
  agencyRateFte: ['agency', 'Fte'],
  agencyRateHeads: ['agency', 'Heads'],
};

/** What one published row asks of the record. */
export interface ReadRow {
  /** Null without a stock. */
  readonly figures: YearFigures | null;
  /** What must be told: figures that can be built, and symbols that the authority itself states. */
  readonly publish: readonly PublishedMeasure[];
  /** Metrics whose figure the authority says is unreliable or not available. */
  readonly qualified: Qualified;
  readonly unbuildable: readonly Unbuildable[];
}

/** What can be told of one published row, and what cannot, with the reason. */
export function figuresOf(row: PublishedRow): ReadRow {
  const qualified = qualifiedOf(row);
  const reasons = new Map<MeasureKey, string>();
  for (const { key } of measures) {
    const reason = reasonOf(row, key);
    if (reason !== null) reasons.set(key, reason);
  }
  const untold = measures.flatMap((measure) => {
    const reason = isStated(row, measure, qualified)
      ? null
      : (reasons.get(measure.key) ?? reasonWithheld(measure, qualified));
    return reason === null ? [] : [unbuildableOf(row, measure, reason)];
  });
  const told = measures.filter(({ key }) => !untold.some(({ measure }) => measure.key === key));
  const publish = told.map((measure) => publishedOf(row, measure));
  const inPost = headsOf(row, 'inPost');
  if (inPost === null) return { figures: null, publish, qualified, unbuildable: untold };
  const heads = {
    inPost,
    starters: reasons.has('startersHeads') ? null : headsOf(row, 'starters'),
    leavers: headsOf(row, 'leavers'),
    agency: headsOf(row, 'agency'),
  };
  const ftes = hiddenFtes(row, heads, reasons);
  const figures = { year: row.year, heads, ftes, further: furtherTargets(row, ftes, reasons), qualified };
  return { figures, publish, qualified, unbuildable: untold };
}

function reasonOf(row: PublishedRow, key: MeasureKey): string | null {
  if (headsOf(row, 'inPost') === null) {
    return 'the head count in post of this year is not published, and everything else stands on it';
  }
  const further = furtherReason(row, key, (input) => reasonOf(row, input));
  if (further !== undefined) return further;
  const rate = rateOf[key];
  if (rate !== undefined) return reasonOfRate(row, key, rate);
  const figure = row.figures[key];
  const tenths = tenthsOf(figure);
  const quantity = quantities.find((name) => key.startsWith(name)) as Quantity;
  if (key.endsWith('Fte') && lowFteOf(row, quantity) !== null) return null;
  if (tenths === null) return noFigure(figure);
  return key.endsWith('Fte') ? reasonOfFte(row, quantity, tenths) : reasonOfHeads(row, quantity, tenths);
}

function reasonOfFte(row: PublishedRow, quantity: Quantity, tenths: number): string | null {
  const heads = headsOf(row, quantity);
  if (heads === null) return 'the head count that would carry this FTE is not published';
  if (tenths > heads * 10) return 'FTE above head count: nobody has more than 1.0 FTE in a post';
  if (quantity === 'inPost' && tenths < heads * LEAST_TENTHS) {
    return 'FTE far below head count: people in post do not have so few hours';
  }
  if (quantity === 'starters' && reasonOf(row, 'startersHeads') !== null) {
    return 'the head count that would carry this FTE cannot be built';
  }
  return null;
}

function reasonOfHeads(row: PublishedRow, quantity: Quantity, tenths: number): string | null {
  if (tenths % 10 !== 0) return 'a head count is a whole number';
  const inPost = headsOf(row, 'inPost') as number;
  return quantity === 'starters' && tenths / 10 > inPost
    ? 'starters above the head count in post: a starter who has left again is not counted as one'
    : null;
}

function reasonOfRate(
  row: PublishedRow,
  key: MeasureKey,
  [over, kind]: readonly [Quantity, 'Fte' | 'Heads'],
): string | null {
  const figure = row.figures[key];
  if (figure === 'z' && dividesByNothing(row, over)) return null;
  const low = figure === 'low' && row.figures[`${over}${kind}`] === 'low';
  if (tenthsOf(figure) === null && !low) return noFigure(figure);
  if (dividesByNothing(row, over)) return 'a rate of nobody is z';
  for (const input of [over, 'inPost'] as const) {
    if (reasonOf(row, `${input}${kind}`) !== null)
      return `a figure that it is made of cannot be built (${input})`;
  }
  return null;
}

function dividesByNothing(row: PublishedRow, over: Quantity): boolean {
  return headsOf(row, 'inPost') === 0 && (over === 'leavers' || headsOf(row, 'agency') === 0);
}

function publishedOf(row: PublishedRow, measure: Measure): PublishedMeasure {
  const figure = row.figures[measure.key];
  const tenths = tenthsOf(figure);
  const published =
    tenths === null
      ? figure
      : measure.decimals === 0
        ? String(tenths / 10)
        : `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return { ...measure, asOf: `${row.year}-09-30`, published };
}

function unbuildableOf(row: PublishedRow, measure: Measure, reason: string): Unbuildable {
  return { year: row.year, measure, published: row.figures[measure.key], reason };
}
