import { addDays, type DaybookEvent, type Position } from '@daybook/events';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '@daybook/facts';
import type { Counted, Metric, Question, Reckoning } from '../metric';
import { sumOf } from '../quantity';
import { needsStanding } from '../standing';
import { answerInWords } from './answer-in-words';
import { arbitraryHistory, daysOfHistories, type History, laterClaim, shuffled } from './arbitrary-history';
import { believedAt, beliefsOf } from './knowledge';
import { factsOfRecord, rebuiltAtEveryPrefix, recordOf } from './record';

/** What holds of every metric over every history, by the sentence that says it. */
export const properties: Readonly<Record<string, (metric: Metric) => fc.IProperty<unknown>>> = {
  'answers the same in whatever order the events arrived, and however often': (metric) =>
    fc.property(
      arbitraryHistory().chain(withRedelivery),
      questionTo(metric),
      ({ history, redelivered }, question) => {
        const inOrder = answerInWords(metric, factsOf(history), question);
        expect(answerInWords(metric, factsOf(redelivered), question)).toEqual(inOrder);
      },
    ),

  'answers after every event what a record rebuilt up to that event answers': (metric) =>
    fc.property(arbitraryHistory(), questionTo(metric), (history, question) => {
      const record = recordOf(history.map((event) => ({ event })));
      const beliefs = beliefsOf(record);
      for (const { position, facts } of rebuiltAtEveryPrefix(record)) {
        const rebuilt = answerInWords(metric, facts, question);
        expect(answerInWords(metric, believedAt(beliefs, position), question)).toEqual(rebuilt);
      }
    }),

  'answers as-at a position as a Daybook that has seen no more': (metric) =>
    fc.property(arbitraryHistory(), fc.nat(), questionTo(metric), (history, cut, question) => {
      const seen = history.slice(0, cut % (history.length + 1));
      const beliefs = beliefsOf(recordOf(history.map((event) => ({ event }))));
      const asAt = answerInWords(metric, believedAt(beliefs, BigInt(seen.length)), question);
      expect(asAt).toEqual(answerInWords(metric, factsOf(seen), question));
    }),

  'answers a series as it answers each date alone, from no more facts than it needs': (metric) =>
    fc.property(arbitraryHistory(), questionTo(metric), (history, { switches }) => {
      const facts = factsOf(history);
      for (const asOf of daysOfHistories) {
        const question = { asOf, switches };
        const alone = answerInWords(metric, neededOf(metric, facts, question), question);
        expect(answerInWords(metric, facts, question)).toEqual(alone);
      }
    }),

  'explains every answer by recorded facts that add up to it exactly': (metric) =>
    fc.property(arbitraryHistory(), questionTo(metric), (history, question) => {
      expectToAddUp(metric.answer(factsOf(history), question), BigInt(history.length));
    }),

  'does not let what takes effect after the day change the answer for the day': (metric) =>
    fc.property(questionTo(metric).chain(withLaterClaim), ({ history, later, question }) => {
      fc.pre(!beginsTheNextDay(later, question.asOf));
      // An answer is x while nothing stands: let something stand in both.
      const before = [...history, somebodyElse];
      const answer = answerInWords(metric, factsOf(before), question);
      expect(answerInWords(metric, factsOf([...before, later]), question)).toEqual(answer);
    }),
};

function factsOf(history: History): readonly Fact[] {
  return factsOfRecord(recordOf(history.map((event) => ({ event }))));
}

/** A day of the histories or one beside it, under any definition. */
function questionTo(metric: Metric): fc.Arbitrary<Question> {
  const switches = Object.entries(metric.switches).map(
    ([name, values]) => [name, fc.constantFrom(...values)] as const,
  );
  return fc.record({
    asOf: fc
      .tuple(fc.constantFrom(...daysOfHistories), fc.integer({ min: -1, max: 1 }))
      .map(([day, n]) => addDays(day, n)),
    switches: fc.record(Object.fromEntries(switches)) as fc.Arbitrary<Question['switches']>,
  });
}

/** The same events in another order, some of them delivered more than once. */
function withRedelivery(history: History): fc.Arbitrary<{ history: History; redelivered: History }> {
  return fc
    .subarray([...history])
    .chain((again) => shuffled([...history, ...again]))
    .map((redelivered) => ({ history, redelivered }));
}

function neededOf(metric: Metric, facts: readonly Fact[], question: Question): readonly Fact[] {
  const needs = [...metric.needs(question), needsStanding];
  return facts.filter((fact) =>
    needs.some(
      ({ what, days }) =>
        fact.what === what && fact.from <= days.last && (fact.to === null || fact.to > days.first),
    ),
  );
}

function expectToAddUp({ numerator, denominator, counted, leftOut }: Reckoning, head: Position): void {
  const total = (items: readonly Counted[]) => sumOf(items.map(({ amount }) => amount));
  expect(total(counted.numerator)).toBe(numerator);
  expect(total(counted.denominator)).toBe(denominator ?? 0n);
  for (const items of [counted.numerator, counted.denominator]) {
    expect(new Set(items.map(({ fact }) => fact)).size).toBe(items.length);
    for (const { amount } of items) expect(amount).toBeGreaterThan(0n);
  }
  for (const { fact } of [...counted.numerator, ...counted.denominator, ...leftOut]) {
    expect(fact.because.length).toBeGreaterThan(0);
    for (const position of fact.because) expect(position).toBeLessThanOrEqual(head);
  }
}

/** A question, and something that takes effect after its day. */
function withLaterClaim(question: Question) {
  return fc.record({
    history: arbitraryHistory(),
    later: laterClaim(daysAfter(question.asOf)),
    question: fc.constant(question),
  });
}

function daysAfter(asOf: string): readonly string[] {
  return [1, 2, 30, 366].map((n) => addDays(asOf, n));
}

/** The exception: who ends on D and begins again on D + 1 has not left (metrics.md §1 rule 9). */
function beginsTheNextDay(event: DaybookEvent, asOf: string): boolean {
  return event.effectiveon === addDays(asOf, 1) && beginnings.has(event.type);
}

const beginnings = new Set([
  'SocialWorkerStarted',
  'MovedIntoChildrensServices',
  'SecondmentEnded',
  'CareerBreakEnded',
]);

const somebodyElse: DaybookEvent = {
  specversion: '1.0',
  id: 'somebody-else',
  source: 'urn:hr:test',
  type: 'SocialWorkerStarted',
  subject: 'worker/W0',
  authority: '990',
  effectiveon: '2020-01-01',
  data: { employmentId: 'E1', role: 'case-holder', fte: 1 },
};
