import type { ComparedArea } from './area-comparison';
import { measures } from './measure';

/** So many authorities that are left out are named. */
const MOST_NAMED = 6;

/** Tables of areas: published and told by year, whom each covers, and why what does not agree does not. */
export function areaTables(compared: readonly ComparedArea[]): string {
  const codes = [...new Set(compared.map(({ area }) => area.code))].sort();
  return codes.map((code) => areaTable(compared.filter(({ area }) => area.code === code))).join('\n');
}

function areaTable(compared: readonly ComparedArea[]): string {
  const [first] = compared;
  if (first === undefined) return '';
  const years = [...new Set(compared.map(({ year }) => year))].sort();
  const lines = [`\n${first.area.name}`.padEnd(31) + years.map((year) => cell(String(year))).join('')];
  for (const { key, label } of measures) {
    const ofKey = compared.filter(({ measure }) => measure.key === key);
    const row = (name: string, text: (one: ComparedArea) => string): string =>
      `${name}${years.map((year) => cell(textOf(ofKey, year, text))).join('')}`;
    lines.push(row(`${label.padEnd(18)}published   `, ({ published }) => published));
    lines.push(row(`${''.padEnd(18)}as told     `, (one) => `${one.agrees ? '' : '≠'}${one.told}`));
  }
  const agreeing = compared.filter(({ agrees }) => agrees).length;
  return [
    ...lines,
    `${agreeing} of ${compared.length} by the aggregation rule within rounding.`,
    ...coverageLines(compared, years),
    ...compared.filter(({ agrees }) => !agrees).map(differenceText),
    '',
  ].join('\n');
}

function textOf(
  compared: readonly ComparedArea[],
  year: number,
  text: (one: ComparedArea) => string,
): string {
  const one = compared.find((candidate) => candidate.year === year);
  return one === undefined ? '·' : text(one);
}

function differenceText({ year, measure, published, told, because }: ComparedArea): string {
  const sentence = `  ${year} ${measure.label}: published ${published}, told ${told}`;
  return because === null ? sentence : `${sentence}: ${because}`;
}

/** Whom the rows cover: once for a year, and by metric where some are left out of it. */
function coverageLines(compared: readonly ComparedArea[], years: readonly number[]): readonly string[] {
  return years.flatMap((year) => {
    const ofYear = compared.filter((one) => one.year === year);
    const [first] = ofYear;
    if (first === undefined) return [];
    const covers = coversText(ofYear.filter(({ measure }) => measure.part === 'display'));
    const [recorded, of] = first.recorded;
    return [`  ${year}: ${recorded} of ${of} published authorities recorded; ${covers}`];
  });
}

/** Metrics that leave out the same authorities are told together, and once where all do. */
function coversText(shown: readonly ComparedArea[]): string {
  const alike = new Map<string, string[]>();
  for (const one of shown) {
    if (one.coverage.counted === one.coverage.of) continue;
    const text = coverageText(one);
    alike.set(text, [...(alike.get(text) ?? []), one.measure.metricId]);
  }
  if (alike.size === 0) return 'every row covers them all';
  return [...alike]
    .map(([text, ids]) => (ids.length === shown.length ? `every row ${text}` : `${ids.join(', ')}: ${text}`))
    .join('; ');
}

function coverageText({ coverage: { counted, of, leftOut } }: ComparedArea): string {
  const named = leftOut.slice(0, MOST_NAMED).map(({ authority, symbol }) => `${authority} ${symbol}`);
  const more = leftOut.length > MOST_NAMED ? ', …' : '';
  return `covers ${counted} of ${of} (without ${named.join(', ')}${more})`;
}

function cell(text: string): string {
  return text.padStart(10);
}
