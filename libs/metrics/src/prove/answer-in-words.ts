import type { Fact } from '@daybook/facts';
import type { Counted, Metric, Question, Reckoning } from '../metric';
import { present } from '../present';
import { decimalText } from '../quantity';
import { somethingStands } from '../standing';

/** An answer and its explanation in words, so that two can be compared and a difference read. */
export interface AnswerInWords {
  readonly shown: string;
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
  readonly leftOut: readonly string[];
}

/** Asks a metric about facts and puts the answer in words; facts in any order give the same. */
export function answerInWords(metric: Metric, facts: readonly Fact[], question: Question): AnswerInWords {
  const reckoning = metric.answer(facts, question);
  const { numerator, denominator, display } = present(
    metric,
    somethingStands(metric, facts) ? reckoning : 'nothing-stands',
  );
  return {
    shown: `${numerator}/${denominator} = ${display}`,
    numerator: reckoning.counted.numerator.map(countedInWords).sort(),
    denominator: reckoning.counted.denominator.map(countedInWords).sort(),
    leftOut: leftOutInWords(reckoning),
  };
}

/** `worker/W7 fte-unknown`, sorted. */
export function leftOutInWords(reckoning: Reckoning): readonly string[] {
  return reckoning.leftOut.map(({ fact, reason }) => `${fact.subject} ${reason}`).sort();
}

function countedInWords({ fact, amount }: Counted): string {
  return `${fact.subject} ${fact.what} ${fact.key} ${fact.from}: ${decimalText(amount)}`;
}
