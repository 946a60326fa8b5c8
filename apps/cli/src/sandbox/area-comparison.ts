import type { AreaAnswer } from '@daybook/book';
import { authorityOf, england } from '@daybook/events';
import { liesWithin, rounded } from './comparison';
import { areaKey, type ToldTogether } from './joint-telling';
import { measures, toldText, type Measure } from './measure';
import { addUp, inputsOf, isRate, type PublishedArea, type Summed } from './published-area';
import type { PublishedRow } from './published';

/** One published figure of an area beside what the record makes of it. */
export interface ComparedArea {
  readonly area: Pick<PublishedArea, 'code' | 'name'>;
  readonly year: number;
  readonly measure: Measure;
  readonly published: string;
  readonly told: string;
  readonly coverage: AreaAnswer['coverage'];
  /** Authorities of the area that are recorded, of those that the table has. */
  readonly recorded: readonly [number, number];
  readonly agrees: boolean;
  /** Why it does not agree, though nothing is wrong with the record; null where it is to be objected to. */
  readonly because: string | null;
}

/** Half a unit of the last published place. */
const HALF_A_PLACE = 0.05;

/** Compares areas of which somebody is recorded with what was published of them, and with their own rows. */
export function compareAreas(
  { areas: answers, plans }: ToldTogether,
  published: readonly PublishedArea[],
  rows: readonly PublishedRow[],
): readonly ComparedArea[] {
  const codes = new Set(plans.map(({ authority }) => authority));
  const unbuildable = new Set(
    plans.flatMap(({ authority, unbuildable: not }) =>
      not.map(({ year, measure }) => `${authority} ${year} ${measure.key}`),
    ),
  );
  return published.flatMap((area) => {
    const ofArea = rows.filter((row) => row.year === area.year && liesIn(row.authority, area.code));
    const recorded = ofArea.filter(({ authority }) => codes.has(authority));
    if (recorded.length === 0) return [];
    return measures.flatMap((measure) => {
      const answer = answers.get(areaKey(area.year, measure.metricId, area.code));
      if (answer === undefined) return [];
      const bent = recorded.filter(({ authority, year }) =>
        inputsOf(measure.key).some((key) => unbuildable.has(`${authority} ${year} ${key}`)),
      );
      const seen = { area, measure, answer, ofArea, recorded, bent: bent.map(({ name }) => name) };
      return [comparedOf(seen)];
    });
  });
}

function liesIn(authority: string, area: string): boolean {
  const { regionCode, subRegion } = authorityOf(authority) ?? {};
  return regionCode !== undefined && [regionCode, subRegion?.code, england.code].includes(area);
}

interface Seen {
  readonly area: PublishedArea;
  readonly measure: Measure;
  readonly answer: AreaAnswer;
  readonly ofArea: readonly PublishedRow[];
  readonly recorded: readonly PublishedRow[];
  /** Recorded authorities of whom this figure cannot be built as published; by name. */
  readonly bent: readonly string[];
}

function comparedOf({ area, measure, answer, ofArea, recorded, bent }: Seen): ComparedArea {
  const published = area.figures[measure.key];
  const counts = measure.part === 'display' ? answer : { ...answer, ...answer.countTotal, symbol: null };
  const told = toldText({ ...measure, published }, counts);
  const whole = recorded.length === ofArea.length;
  const own = addUp(measure.key, recorded);
  const asOwn = fits(measure, told, own);
  const asPublished =
    whole && (told === published || fits(measure, published, toldSum(answer, measure, own)));
  const { code, name } = area;
  return {
    area: { code, name },
    year: area.year,
    measure,
    published,
    told,
    coverage: answer.coverage,
    recorded: [recorded.length, ofArea.length],
    agrees: whole ? asPublished : asOwn,
    because: reasonOf({ own, asOwn, bent, whole, fitsTable: fits(measure, published, own), measure }),
  };
}

/** What the record's own exact sums are, to be held against a published figure. */
function toldSum({ numerator, denominator, countTotal }: AreaAnswer, measure: Measure, own: Summed): Summed {
  const total = measure.part === 'denominator' ? countTotal.denominator : countTotal.numerator;
  const exact = isRate(measure.key) ? numerator : total;
  return { ...own, numerator: Number(exact ?? 0), denominator: Number(denominator ?? 0) };
}

/** Whether a figure is what a sum comes to, within the rounding of all the figures that were added. */
function fits({ key, decimals }: Measure, figure: string, { numerator, denominator, rows }: Summed): boolean {
  // What rounds to zero and is not lies between.
  const number = figure === 'low' ? HALF_A_PLACE / 2 : Number(figure);
  if (Number.isNaN(number)) return rows === 0 || denominator === 0;
  if (rounded[key] !== undefined)
    return liesWithin(key, String(number), { numerator, denominator, inputs: Math.max(1, rows) });
  if (isRate(key)) return Math.abs((100 * numerator) / denominator - number) <= HALF_A_PLACE + 1e-9;
  return Math.abs(numerator - number) <= (decimals === 0 ? 0 : HALF_A_PLACE * (rows + 1) + 1e-9);
}

interface Reasons {
  readonly own: Summed;
  readonly asOwn: boolean;
  readonly bent: readonly string[];
  readonly whole: boolean;
  readonly fitsTable: boolean;
  readonly measure: Measure;
}

function reasonOf({ own, asOwn, bent, whole, fitsTable, measure }: Reasons): string | null {
  const unknown = [...new Set([...bent, ...own.unknown])];
  if (unknown.length > 0)
    return `the table does not say, or no record can produce, what ${unknown.join(', ')} adds`;
  if (whole && asOwn && !fitsTable)
    return `the table's own authorities come to ${ownText(measure, own)} by rule 3`;
  return null;
}

function ownText({ key, decimals }: Measure, { numerator, denominator }: Summed): string {
  if (!isRate(key)) return numerator.toFixed(decimals);
  return (((rounded[key]?.times ?? 100) * numerator) / denominator).toFixed(2);
}
