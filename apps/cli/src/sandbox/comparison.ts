import { measures } from './measure';
import type { MeasureKey } from './measure';
import type { ToldMeasure } from './telling';

/** One published figure with what Daybook told at the return and what it says now. */
export interface Compared extends ToldMeasure {
  readonly knownNow: string;
  readonly agrees: boolean;
}

/** The published inputs of FTE rates have one decimal place: they leave this much open (metrics.md §1.8). */
const HALF_A_PLACE = 0.05;

/** What the inputs of a rate of FTE leave open of its numerator and denominator, and what it is times. */
interface Rate {
  readonly times: number;
  readonly numerator: number;
  readonly denominator: number;
}

const percentOfFte: Rate = { times: 100, numerator: HALF_A_PLACE, denominator: HALF_A_PLACE };

/** The rates whose inputs are rounded; of absence the FTE is times the working days, cases are exact. */
export const rounded: Partial<Record<MeasureKey, Rate>> = {
  turnoverFte: percentOfFte,
  agencyRateFte: percentOfFte,
  coverRate: percentOfFte,
  vacancyRate: percentOfFte,
  vacancyCoverRate: percentOfFte,
  caseload: { times: 1, numerator: 0, denominator: HALF_A_PLACE },
  absenceRate: { ...percentOfFte, denominator: HALF_A_PLACE * 254 },
};

/** Whether what was told is what was published; FTE rates may differ within their inputs' rounding. */
export function agrees({ key, published, told, answer }: ToldMeasure): boolean {
  if (published === told) return true;
  const { numerator, denominator } = answer;
  if (numerator === null || denominator === null) return false;
  return liesWithin(key, published, { numerator: Number(numerator), denominator: Number(denominator) });
}

/**
 * Whether a published rate lies within what the rounding of `inputs` published figures on either side of it
 * allows; false of measures that are no rates of FTE.
 */
export function liesWithin(
  key: MeasureKey,
  published: string,
  { numerator, denominator, inputs = 1 }: { numerator: number; denominator: number; inputs?: number },
): boolean {
  const rate = rounded[key];
  if (rate === undefined) return false;
  const [over, under] = [rate.numerator * inputs, rate.denominator * inputs];
  const least = (rate.times * (numerator - over)) / (denominator + under);
  const most = (rate.times * (numerator + over)) / (denominator - under);
  return Number(published) + HALF_A_PLACE >= least && Number(published) - HALF_A_PLACE <= most;
}

/** The table: for every measure and year what was published, as told, as known now. */
export function comparisonTable(compared: readonly Compared[]): string {
  const years = [...new Set(compared.map(({ year }) => year))].sort();
  const lines = [`${''.padEnd(30)}${years.map((year) => cell(String(year))).join('')}`];
  for (const { key, label } of measures) {
    const ofKey = compared.filter((one) => one.key === key);
    if (ofKey.length > 0) lines.push(...linesOf(label, years, ofKey));
  }
  return `${lines.join('\n')}\n`;
}

/** What is published and cannot be built is a dot; ≠ is not as published, * is not as told. */
function linesOf(label: string, years: readonly number[], compared: readonly Compared[]): readonly string[] {
  const row = (name: string, text: (one: Compared) => string): string => {
    const cells = years.map((year) => compared.find((one) => one.year === year));
    return `${name}${cells.map((one) => cell(one === undefined ? '·' : text(one))).join('')}`;
  };
  const unnamed = ''.padEnd(18);
  return [
    row(`${label.padEnd(18)}published   `, ({ published }) => published),
    row(`${unnamed}as told     `, ({ told, agrees: as }) => `${as ? '' : '≠'}${told}`),
    row(`${unnamed}known now   `, ({ knownNow, told }) => `${knownNow === told ? '' : '*'}${knownNow}`),
  ];
}

function cell(text: string): string {
  return text.padStart(8);
}
