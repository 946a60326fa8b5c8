import { readTimeline } from '@daybook/events/drawn';
import { expect, it } from '@jest/globals';
import { readDefinition, type Switches } from '../definition';
import { type Example, type ExampleAnswer, readExpected } from '../example';
import type { Metric } from '../metric';
import { type Presented, present } from '../present';
import { decimalText } from '../quantity';
import { somethingStands } from '../standing';
import { leftOutInWords } from './answer-in-words';
import { factsOfRecord, recordedBy, recordOf } from './record';

/** Every answer that the examples give for the metric, each under the example's own name. */
export function workedExamples(metric: Metric, examples: readonly Example[]): void {
  for (const { name, timeline, answers } of examples) {
    for (const answer of answers.filter((each) => each.metric === metric.id)) {
      it(`${name}: ${headingOf(answer)}`, () => expectAnswer(metric, timeline, answer));
    }
  }
}

function headingOf({ asOf, asAt, definition, team, expected }: ExampleAnswer): string {
  const of = team === undefined ? '' : ` in ${team}`;
  const known = asAt === undefined ? '' : `, as known on ${asAt}`;
  return `${expected} on ${asOf}${of}${known}${definition === undefined ? '' : ` (${definition})`}`;
}

function expectAnswer(metric: Metric, timeline: string, answer: ExampleAnswer): void {
  const record = recordOf(readTimeline(timeline));
  const facts = factsOfRecord(answer.asAt === undefined ? record : recordedBy(record, answer.asAt));
  const { asOf, team } = answer;
  const switches = switchesOf(metric, answer.definition);
  const question = { asOf, switches, ...(team === undefined ? {} : { team }) };
  const reckoning = metric.answer(facts, question);
  const presented = present(metric, somethingStands(metric, facts) ? reckoning : 'nothing-stands');
  expect(presented).toMatchObject(presentedAs(answer.expected));
  const { of } = readExpected(answer.expected);
  if (of !== undefined) expect(reckoning.counted.numerator).toHaveLength(of);
  if (answer.naive !== undefined) expect(presented.display).not.toBe(answer.naive);
  if (answer.leftOut !== undefined) expect(leftOutInWords(reckoning)).toEqual([...answer.leftOut].sort());
}

function switchesOf(metric: Metric, definition: string | undefined): Switches {
  const read = readDefinition(metric, definition ?? String(metric.version));
  if (!read.ok) throw new Error(read.detail);
  return read.switches;
}

function presentedAs(expected: string): Pick<Presented, 'numerator' | 'denominator' | 'display'> {
  const { numerator, denominator, display } = readExpected(expected);
  return {
    numerator: numerator === null ? null : decimalText(numerator),
    denominator: denominator === null ? null : decimalText(denominator),
    display,
  };
}
