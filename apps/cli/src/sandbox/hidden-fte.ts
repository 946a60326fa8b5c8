import type { MeasureKey } from './measure';
import type { PublishedRow } from './published';
import { lowFteOf, quantities, tenthsOf, tenthsOfRate } from './quantity';
import type { Quantity } from './quantity';

/** Published FTE has one decimal place: the true one lies within half of it, in thousandths. */
const LEAST_OFFSET = -50;
const MOST_OFFSET = 49;

interface Search {
  readonly row: PublishedRow;
  readonly heads: Readonly<Record<Quantity, number | null>>;
  readonly step: number;
}

/**
 * FTE totals, in thousandths, that display as published to one decimal place and of which the rates display
 * as published too, where there are such: the department divided before it rounded (metrics.md §1.8).
 * Otherwise the published figures themselves, whose rates lie within what their rounding allows. Null where
 * a figure cannot be built.
 */
export function hiddenFtes(
  row: PublishedRow,
  heads: Readonly<Record<Quantity, number | null>>,
  reasons: ReadonlyMap<MeasureKey, string>,
): Record<Quantity, number | null> {
  const plain = Object.fromEntries(
    quantities.map((quantity) => [
      quantity,
      reasons.has(`${quantity}Fte`) ? null : (lowFteOf(row, quantity) ?? publishedFteOf(row, quantity)),
    ]),
  ) as Record<Quantity, number | null>;
  for (const step of [10, 1]) {
    const found = searched(plain, reasons, { row, heads, step });
    if (found !== null) return found;
  }
  return plain;
}

function publishedFteOf(row: PublishedRow, quantity: Quantity): number {
  return (tenthsOf(row.figures[`${quantity}Fte`]) ?? 0) * 100;
}

/**
 * The nearest totals in the grid of `step` thousandths that give the published rates; null if there are
 * none.
 */
function searched(
  plain: Readonly<Record<Quantity, number | null>>,
  reasons: ReadonlyMap<MeasureKey, string>,
  search: Search,
): Record<Quantity, number | null> | null {
  const stocks = candidates(plain.inPost, search.heads.inPost, search.step);
  const turnover = reasons.has('turnoverFte') ? null : tenthsOf(search.row.figures.turnoverFte);
  const agencyRate = reasons.has('agencyRateFte') ? null : tenthsOf(search.row.figures.agencyRateFte);
  const leavers =
    turnover === null ? [plain.leavers] : candidates(plain.leavers, search.heads.leavers, search.step);
  const agency =
    agencyRate === null ? [plain.agency] : candidates(plain.agency, search.heads.agency, search.step);
  let best: Record<Quantity, number | null> | null = null;
  let bestDistance = Infinity;
  for (const inPost of stocks) {
    const leaving = leavers.find((n) => turnover === null || tenthsOfRate(n, inPost) === turnover);
    const hired = agency.find(
      (n) => agencyRate === null || tenthsOfRate(n, (n ?? 0) + (inPost ?? 0)) === agencyRate,
    );
    if (leaving === undefined || hired === undefined) continue;
    const distance = far(inPost, plain.inPost) + far(leaving, plain.leavers) + far(hired, plain.agency);
    if (distance >= bestDistance) continue;
    best = { ...plain, inPost, leavers: leaving, agency: hired };
    bestDistance = distance;
  }
  return best;
}

/**
 * Totals that display as `plain` does, nearest first: not above the heads, and nothing but 0 where 0 is
 * published.
 */
function candidates(plain: number | null, heads: number | null, step: number): (number | null)[] {
  if (plain === null || plain === 0 || heads === null) return [plain];
  const totals: number[] = [];
  for (let offset = LEAST_OFFSET; offset <= MOST_OFFSET; offset += step) {
    if (plain + offset > 0 && plain + offset <= heads * 1000) totals.push(plain + offset);
  }
  return totals.sort((a, b) => far(a, plain) - far(b, plain) || b - a);
}

function far(a: number | null, b: number | null): number {
  return Math.abs((a ?? 0) - (b ?? 0));
}
