import { measures } from './measure';
import type { ToldMeasure } from './telling';

/** One published figure with what Daybook told at the return and what it says now. */
export interface Compared extends ToldMeasure {
  readonly knownNow: string;
  readonly agrees: boolean;
}

/** The published inputs of FTE rates have one decimal place: they leave this much open (metrics.md §1.8). */
const HALF_A_PLACE = 0.05;

/** Whether what was told is what was published; FTE rates may differ within their inputs' rounding. */
export function agrees({ key, published, told, answer }: ToldMeasure): boolean {
  if (published === told) return true;
  const isFteRate = key === 'turnoverFte' || key === 'agencyRateFte';
  const { numerator, denominator } = answer;
  if (!isFteRate || numerator === null || denominator === null) return false;
  const least = (100 * (Number(numerator) - HALF_A_PLACE)) / (Number(denominator) + HALF_A_PLACE);
  const most = (100 * (Number(numerator) + HALF_A_PLACE)) / (Number(denominator) - HALF_A_PLACE);
  return Number(published) + HALF_A_PLACE >= least && Number(published) - HALF_A_PLACE <= most;
}

/** The table: for every measure and year what was published, as told, as known now. */
export function comparisonTable(compared: readonly Compared[]): string {
  const years = [...new Set(compared.map(({ year }) => year))].sort();
  const cell = (text: string): string => text.padStart(8);
  const lines = [`${''.padEnd(30)}${years.map((year) => cell(String(year))).join('')}`];
  for (const { key, label } of measures) {
    const of = (year: number): Compared | undefined =>
      compared.find((one) => one.key === key && one.year === year);
    const row = (name: string, text: (one: Compared) => string): string =>
      years
        .map((year) => cell(of(year) === undefined ? '·' : text(of(year) as Compared)))
        .join('')
        .replace(/^/, name);
    if (!years.some((year) => of(year) !== undefined)) continue;
    lines.push(row(`${label.padEnd(18)}published   `, ({ published }) => published));
    lines.push(row(`${''.padEnd(18)}as told     `, ({ told, agrees }) => `${agrees ? '' : '≠'}${told}`));
    lines.push(
      row(
        `${''.padEnd(18)}known now   `,
        ({ knownNow, told }) => `${knownNow === told ? '' : '*'}${knownNow}`,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}
