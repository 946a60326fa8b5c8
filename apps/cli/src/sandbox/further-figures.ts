import type { MeasureKey } from './measure';
import type { PublishedRow } from './published';
import { headsOf, lowFteOf, noFigure, tenthsOf, tenthsOfRate } from './quantity';
import type { Quantity } from './quantity';

/**
 * What the record of one year must come to beyond people: FTE in thousandths, days in tenths. `null` where
 * nothing usable is published, so that the year is free there.
 */
export interface FurtherTargets {
  /** Agency FTE that covers vacancies. */
  readonly covering: number | null;
  readonly vacant: number | null;
  readonly caseHolders: number | null;
  readonly cases: number | null;
  /** Cases per 1.0 FTE, in tenths. */
  readonly caseload: number | null;
  readonly daysLost: number | null;
}

/** The figures that a rate is made of: numerator first. */
const inputsOf: Partial<Record<MeasureKey, readonly [MeasureKey, MeasureKey]>> = {
  coverRate: ['coverFte', 'agencyFte'],
  vacancyRate: ['vacancyFte', 'inPostFte'],
  vacancyCoverRate: ['coverFte', 'vacancyFte'],
  caseload: ['cases', 'caseHoldersFte'],
  absenceRate: ['daysLost', 'inPostFte'],
};

const counts: readonly MeasureKey[] = ['coverFte', 'vacancyFte', 'caseHoldersFte', 'cases', 'daysLost'];

/** What is entered for a `low` cover: it still rounds to 0.0. */
const LOW_COVER = 40;
const MOST_DAYS_TENTHS = 12 * 31 * 10;
/** Published FTE has one decimal place: the true one lies within half of it, in thousandths. */
const OFFSETS = Array.from({ length: 100 }, (_, i) => i - 50).sort((a, b) => Math.abs(a) - Math.abs(b));

/**
 * Why a figure of agency cover, vacancies, cases or absence cannot be built; null where it can, undefined of
 * other measures.
 */
export function furtherReason(
  row: PublishedRow,
  key: MeasureKey,
  reasonOf: (input: MeasureKey) => string | null,
): string | null | undefined {
  const inputs = inputsOf[key];
  if (inputs === undefined) return counts.includes(key) ? reasonOfCount(row, key) : undefined;
  const figure = row.figures[key];
  if (figure === 'z') return dividesByNothing(row, key) ? null : noFigure(figure);
  const low = figure === 'low' && tenthsOf(row.figures[inputs[0]]) !== 0;
  if (tenthsOf(figure) === null && !low) return noFigure(figure);
  if (dividesByNothing(row, key)) return 'a rate of nobody is z';
  const missing = inputs.find((input) => reasonOf(input) !== null);
  return missing === undefined ? null : `a figure that it is made of cannot be built (${missing})`;
}

function reasonOfCount(row: PublishedRow, key: MeasureKey): string | null {
  const figure = row.figures[key];
  if (isToldSymbol(row, key)) return null;
  const tenths = tenthsOf(figure);
  if (tenths === null) return noFigure(figure);
  if (key === 'caseHoldersFte') return reasonOfHolders(row, tenths);
  if (key === 'cases') return tenths % 10 === 0 ? null : 'a number of cases is a whole number';
  const most = (headsOf(row, 'inPost') ?? 0) * MOST_DAYS_TENTHS;
  return key === 'daysLost' && tenths > most ? 'more days lost than there are days' : null;
}

/** A cover that is `low`, and days that nobody is in post to lose. */
function isToldSymbol({ figures }: PublishedRow, key: MeasureKey): boolean {
  if (key === 'coverFte') return figures.coverFte === 'low';
  return key === 'daysLost' && figures.daysLost === 'z' && tenthsOf(figures.inPostHeads) === 0;
}

function reasonOfHolders(row: PublishedRow, tenths: number): string | null {
  const stocks = (['inPost', 'agency'] as const).map((quantity) => tenthsOf(row.figures[`${quantity}Fte`]));
  const [inPost, agency] = stocks;
  if (typeof inPost !== 'number' || typeof agency !== 'number') return null;
  return tenths > inPost + agency ? 'more FTE holds cases than is in post and agency' : null;
}

function dividesByNothing(row: PublishedRow, key: MeasureKey): boolean {
  if (key === 'coverRate') return tenthsOf(row.figures.agencyFte) === 0;
  if (key === 'vacancyCoverRate') return tenthsOf(row.figures.vacancyFte) === 0;
  if (key === 'caseload') return tenthsOf(row.figures.caseHoldersFte) === 0;
  return key === 'absenceRate' && headsOf(row, 'inPost') === 0;
}

/**
 * Totals that display as published, and of which the rates do too where there are such: the department
 * divided before it rounded (metrics.md §1.8).
 */
export function furtherTargets(
  row: PublishedRow,
  ftes: Readonly<Record<Quantity, number | null>>,
  reasons: ReadonlyMap<MeasureKey, string>,
): FurtherTargets {
  const tenths = (key: MeasureKey): number | null => (reasons.has(key) ? null : tenthsOf(row.figures[key]));
  const rate = (key: MeasureKey, part: number | null, whole: number | null): boolean =>
    tenths(key) === null || tenthsOfRate(part, whole) === tenths(key);
  const low = row.figures.coverFte === 'low';
  const vacancies = near(tenths('vacancyFte'));
  const covers = low ? [LOW_COVER] : near(tenths('coverFte'));
  const fitting = vacancies.filter((vacant) => rate('vacancyRate', vacant, sum(vacant, ftes.inPost)));
  const agency = ftes.agency ?? lowFteOf(row, 'agency');
  const pair = firstPair(
    fitting.length === 0 ? vacancies.slice(0, 1) : fitting,
    covers,
    (vacant, cover) => rate('coverRate', cover, agency) && rate('vacancyCoverRate', cover, vacant),
  );
  const cases = tenths('cases');
  const holders = tenths('caseHoldersFte');
  return {
    vacant: pair[0],
    covering: pair[1],
    caseHolders: holders === null ? null : holders * 100,
    cases: cases === null ? null : cases / 10,
    caseload: tenths('caseload'),
    daysLost: tenths('daysLost'),
  };
}

/** What displays as so many tenths, in thousandths, nearest first; 0 is 0. */
function near(tenths: number | null): readonly (number | null)[] {
  if (tenths === null || tenths === 0) return [tenths];
  return OFFSETS.filter((offset) => offset < 50 && tenths * 100 + offset > 0).map((o) => tenths * 100 + o);
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

type Total = number | null;

/** The first two that fit together; the nearest of each where none do. */
function firstPair(
  these: readonly Total[],
  those: readonly Total[],
  fit: (one: Total, other: Total) => boolean,
): readonly [Total, Total] {
  for (const one of these) {
    const other = those.find((candidate) => fit(one, candidate));
    if (other !== undefined) return [one, other];
  }
  return [these[0] ?? null, those[0] ?? null];
}
