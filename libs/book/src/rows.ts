import {
  aggregate,
  decimalText,
  definitionText,
  present,
  type AreaRow,
  type Quantity,
} from '@daybook/metrics';
import type { Region } from '@daybook/events';
import { writeAnswer, type Answer, type SettledQuestion } from './answer';
import type { Reading, Reckoned } from './reading';
import { areaScope, authoritiesOf, mustAddUp } from './scope';

/** A region's or England's row: what it is made of comes with it (metrics.md §1 rules 3 and 4). */
export interface AreaAnswer extends Answer {
  /** As counts are published: with authorities whose figure is qualified. */
  readonly countTotal: { readonly numerator: string | null; readonly denominator: string | null };
  readonly coverage: {
    readonly counted: number;
    readonly of: number;
    readonly leftOut: readonly { readonly authority: string; readonly symbol: string }[];
  };
  readonly complete: boolean;
}

/** The answers of authorities by code, then of regions by code, then of England. */
export interface Rows extends Pick<
  Answer,
  'metric' | 'definition' | 'asOf' | 'asAt' | 'follows' | 'position'
> {
  readonly rows: readonly (Answer | AreaAnswer)[];
}

/** Answers a question for several authorities and the areas that they make up. */
export async function writeRows(
  reading: Reading,
  question: Omit<SettledQuestion, 'authority'>,
  { authorities, areas }: { readonly authorities: readonly string[]; readonly areas: readonly Region[] },
): Promise<Rows> {
  const { metric, asOf, asAt } = question;
  mustAddUp(metric, { areas });
  const reckoned: Reckoned[] = [];
  for (const authority of authorities) reckoned.push(await reading.reckonOne({ ...question, authority }));
  const areaRows = reckoned.map(areaRowOf);
  return {
    metric: metric.id,
    definition: definitionText(metric, question.switches),
    asOf,
    asAt,
    follows: metric.follows,
    position: asAt.position,
    rows: [
      ...reckoned.map((one) => writeAnswer(one.question, one.reckoning, one.qualified)),
      ...areas.map((area) => writeArea(question, area, areaRows)),
    ],
  };
}

function areaRowOf({ question, reckoning, qualified }: Reckoned): AreaRow {
  return { authority: question.authority, reckoning: reckoning ?? 'nothing-stands', qualified };
}

function writeArea(
  question: Omit<SettledQuestion, 'authority'>,
  area: Region,
  rows: readonly AreaRow[],
): AreaAnswer {
  const codes = authoritiesOf(area, question.asOf);
  const ofArea = rows.filter(({ authority }) => codes.includes(authority));
  const { answer, countTotal, coverage, complete } = aggregate(question.metric, codes, ofArea);
  return {
    ...writeAnswer({ ...question, authority: '' }, null, null),
    ...present(question.metric, answer),
    scope: areaScope(area),
    countTotal: { numerator: text(countTotal.numerator), denominator: text(countTotal.denominator) },
    coverage,
    complete,
  };
}

function text(quantity: Quantity | null): string | null {
  return quantity === null ? null : decimalText(quantity);
}
