import { parseDecimal } from '@daybook/events';
import type { Quantity } from './metric';

/**
 * A worked example: a timeline that a social-work manager can read, and what the metrics answer about it.
 * At once test, documentation and sandbox data.
 */
export interface Example {
  /** `T6` or `pattern 8`, and the situation in words. */
  readonly name: string;
  /** Drawn as text (architecture.md §3). */
  readonly timeline: string;
  readonly answers: readonly ExampleAnswer[];
}

/** What one metric answers about a timeline. */
export interface ExampleAnswer {
  readonly metric: string;
  /** The day at whose end the answer holds. */
  readonly asOf: string;
  /** Only what was recorded by the end of this day; absent: everything. */
  readonly asAt?: string;
  /** A definition other than the default: `1;returners=netted`. */
  readonly definition?: string;
  /** One team; absent: the whole authority. */
  readonly team?: string;
  /**
   * `2.1/20.4 = 10.3` for a rate, `3` or `20.45 = 20.5` for a count, `of 5: 18.8` for one of five sorted
   * values, `x` where nothing stands.
   */
  readonly expected: string;
  /** What the plausible wrong reading displays: never this. */
  readonly naive?: string;
  /** What is left out, in the answer's words: `worker/SW7 fte-unknown`. Absent: not looked at. */
  readonly leftOut?: readonly string[];
}

/** Answers of several metrics, by id, on one day, known at one time, under one definition. */
export function answersOn(
  day: Pick<ExampleAnswer, 'asOf' | 'asAt' | 'definition' | 'team'>,
  expected: Readonly<Record<string, string>>,
): readonly ExampleAnswer[] {
  return Object.entries(expected).map(([metric, answer]) => ({ ...day, metric, expected: answer }));
}

/** An expected answer, read. */
export interface Expected {
  readonly numerator: Quantity | null;
  readonly denominator: Quantity | null;
  readonly display: string;
  /** Of how many sorted values it is one; absent for a sum. */
  readonly of?: number;
}

/**
 * Reads the notation of an expected answer.
 *
 * @throws Error naming the text if it is none of the notations.
 */
export function readExpected(text: string): Expected {
  const [exact = '', display] = text.split(' = ');
  if (exact === 'x' && display === undefined) return { numerator: null, denominator: null, display: 'x' };
  const ranked = /^of (\d+): ([\d.z]+)$/.exec(text);
  if (ranked !== null) {
    return { numerator: null, denominator: null, display: ranked[2] ?? '', of: Number(ranked[1]) };
  }
  const [numerator = '', denominator] = exact.split('/');
  return {
    numerator: quantityIn(numerator, text),
    denominator: denominator === undefined ? null : quantityIn(denominator, text),
    display: display ?? numerator,
  };
}

/** The examples that say what a metric answers. */
export function examplesOf(metricId: string, examples: readonly Example[]): readonly Example[] {
  return examples.filter(({ answers }) => answers.some(({ metric }) => metric === metricId));
}
/** A decimal of at most seven places: the mean of two stocks needs the seventh. */
function quantityIn(decimal: string, text: string): Quantity {
  const read = parseDecimal(decimal);
  if (read === null || read.places > 7) throw new Error(`not an expected answer: ${text}`);
  return read.unscaled * 10n ** BigInt(7 - read.places);
}
