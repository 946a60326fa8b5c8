import { writeAnswer, type Answer, type SettledQuestion } from './answer';
import type { ParameterReader } from './parameters';
import { badParameter } from './problem';
import type { Reading } from './reading';
import { intervals, seriesDates, type Interval } from './series-dates';

/** One date of a series. */
export type SeriesPoint = Pick<
  Answer,
  'asOf' | 'window' | 'numerator' | 'denominator' | 'value' | 'display' | 'symbol'
>;

/** The same question at many dates (interfaces.md §1.3); it equals asking one at a time. */
export interface Series extends Pick<
  Answer,
  'metric' | 'definition' | 'scope' | 'asAt' | 'follows' | 'position'
> {
  readonly every: Interval;
  readonly series: readonly SeriesPoint[];
}

/** The parameters that make a question a series. */
export const seriesParameters = ['from', 'to', 'every'] as const;

/** The dates that are asked for, or null where one date is. */
export function datesAsked(
  asked: ParameterReader,
): { readonly every: Interval; readonly dates: readonly string[] } | null {
  const given = seriesParameters.filter((name) => asked.text(name) !== undefined);
  if (given.length === 0) return null;
  if (asked.text('asOf') !== undefined)
    throw badParameter('asOf', 'asOf asks for one date, from and to for many');
  for (const name of seriesParameters)
    asked.required(name, 'a series goes from a date to a date, every so often');
  const every = asked.oneOf('every', intervals) as Interval;
  return {
    every,
    dates: seriesDates({ from: asked.date('from') as string, to: asked.date('to') as string, every }),
  };
}

/** Answers a question at every date. */
export async function writeSeries(
  reading: Reading,
  question: SettledQuestion,
  { every, dates }: { readonly every: Interval; readonly dates: readonly string[] },
): Promise<{ readonly series: Series; readonly answers: readonly Answer[] }> {
  const reckoned = await reading.reckonSeries(question, dates);
  const answers = reckoned.map(({ question: at, reckoning, qualified }) =>
    writeAnswer(at, reckoning, qualified),
  );
  const { metric, definition, scope, asAt, follows, position } = answers[0] as Answer;
  return {
    series: { metric, definition, scope, asAt, follows, position, every, series: answers.map(pointOf) },
    answers,
  };
}

function pointOf({ asOf, window, numerator, denominator, value, display, symbol }: Answer): SeriesPoint {
  return {
    asOf,
    ...(window === undefined ? {} : { window }),
    numerator,
    denominator,
    value,
    display,
    symbol,
  };
}
