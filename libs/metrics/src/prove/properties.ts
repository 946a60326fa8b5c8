import { addDays, type DaybookEvent, type JsonObject, type Position } from '@daybook/events';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '@daybook/facts';
import { type Grouped, groupsOf, needsOfGroups } from '../breakdown/groups';
import { defaultSwitches } from '../definition';
import type { Counted, Metric, Need, Question, Ratio, Reckoning } from '../metric';
import { compareRatios, sumOf } from '../quantity';
import { needsStanding } from '../standing';
import { answerInWords } from './answer-in-words';
import {
  arbitraryHistory,
  daysOfHistories,
  type History,
  laterClaim,
  shuffled,
  type World,
} from './arbitrary-history';
import { believedAt, beliefsOf } from './knowledge';
import { factsOfRecord, rebuiltAtEveryPrefix, recordOf } from './record';

/** What holds of every metric over every history, by the sentence that says it. */
export const properties: Readonly<Record<string, (metric: Metric) => fc.IProperty<unknown>>> = {
  'answers the same in whatever order the events arrived, and however often': (metric) =>
    fc.property(
      histories(metric).chain(withRedelivery),
      questionTo(metric),
      ({ history, redelivered }, question) => {
        const inOrder = answerInWords(metric, factsOf(history), question);
        expect(answerInWords(metric, factsOf(redelivered), question)).toEqual(inOrder);
      },
    ),

  'answers after every event what a record rebuilt up to that event answers': (metric) =>
    fc.property(histories(metric), questionTo(metric), (history, question) => {
      const record = recordOf(history.map((event) => ({ event })));
      const beliefs = beliefsOf(record);
      for (const { position, facts } of rebuiltAtEveryPrefix(record)) {
        const rebuilt = answerInWords(metric, facts, question);
        expect(answerInWords(metric, believedAt(beliefs, position), question)).toEqual(rebuilt);
      }
    }),

  'answers as-at a position as a Daybook that has seen no more': (metric) =>
    fc.property(histories(metric), fc.nat(), questionTo(metric), (history, cut, question) => {
      const seen = history.slice(0, cut % (history.length + 1));
      const beliefs = beliefsOf(recordOf(history.map((event) => ({ event }))));
      const asAt = answerInWords(metric, believedAt(beliefs, BigInt(seen.length)), question);
      expect(asAt).toEqual(answerInWords(metric, factsOf(seen), question));
    }),

  'answers a series as it answers each date alone, from no more facts than it needs': (metric) =>
    fc.property(histories(metric), questionTo(metric), (history, { switches }) => {
      const facts = factsOf(history);
      for (const asOf of daysOfHistories) {
        const question = { asOf, switches };
        const alone = answerInWords(metric, neededOf(metric, facts, question), question);
        expect(answerInWords(metric, facts, question)).toEqual(alone);
      }
    }),

  'explains every answer by recorded facts that add up to it exactly': (metric) =>
    fc.property(histories(metric), questionTo(metric), (history, question) => {
      expectToAddUp(metric.answer(factsOf(history), question), BigInt(history.length));
    }),

  'breaks answers down into groups that add up to them, from no more facts than they need': (metric) =>
    fc.property(historiesToBreakDown(metric), questionTo(metric), (history, question) => {
      const facts = factsOf(history);
      for (const { by } of metric.breakdowns) {
        const needs = needsOfGroups(metric, by, question);
        const needed = overlapping(facts, needs);
        const grouped = groupsOf(metric, by, { facts: needed, question });
        expect(inWords(groupsOf(metric, by, { facts, question }))).toEqual(inWords(grouped));
        if (grouped.addsUp) expectToAddUpTo(metric.answer(facts, question), grouped);
      }
    }),

  'does not let what takes effect after the day change the answer for the day': (metric) =>
    fc.property(questionTo(metric).chain(withLaterClaim(metric)), ({ history, later, question }) => {
      fc.pre(!beginsTheNextDay(later, question.asOf) && !ofAllDates.has(later.type));
      // An answer is x while nothing stands: let something stand in both.
      const before = [...history, ...standing, ...(worldOf(metric) === 'care' ? standingCare : [])];
      const answer = answerInWords(metric, factsOf(before), question);
      expect(answerInWords(metric, factsOf([...before, later]), question)).toEqual(answer);
    }),
};

/** Histories of what the metric reads. */
function histories(metric: Metric): fc.Arbitrary<History> {
  const of = worldOf(metric);
  // What takes several subjects takes more claims than one career.
  return of === 'careers' ? arbitraryHistory() : arbitraryHistory({ claims: of === 'care' ? 30 : 40, of });
}

/** Groups may need what the answer does not: a date of birth, who is merged. */
function historiesToBreakDown(metric: Metric): fc.Arbitrary<History> {
  return worldOf(metric) === 'care' ? histories(metric) : arbitraryHistory({ claims: 40, of: 'joined' });
}

/** What a metric reads: children's care; or more than careers, such as posts, cases or reports; or these. */
export function worldOf(metric: Metric): World {
  const asOf = daysOfHistories[0];
  const needs = metric.needs({ asOf, switches: defaultSwitches(metric) });
  if (metric.needsOneOf.includes('StartedToBeLookedAfter')) return 'care';
  return needs.some(({ what }) => !ofCareers.has(what)) ? 'joined' : 'careers';
}

const ofCareers = new Set<Need['what']>([
  'in-post',
  'spell',
  'employment',
  'employment-terms',
  'assignment-terms',
  'project-team-terms',
]);

function factsOf(history: History): readonly Fact[] {
  return factsOfRecord(recordOf(history.map((event) => ({ event }))));
}

/** A day of the histories or one beside it, under any definition, of all or of one team. */
function questionTo(metric: Metric): fc.Arbitrary<Question> {
  const switches = Object.entries(metric.switches).map(
    ([name, values]) => [name, fc.constantFrom(...values)] as const,
  );
  const asOf = fc
    .tuple(fc.constantFrom(...daysOfHistories), fc.integer({ min: -1, max: 1 }))
    .map(([day, n]) => addDays(day, n));
  return fc.record(
    {
      asOf,
      switches: fc.record(Object.fromEntries(switches)) as fc.Arbitrary<Question['switches']>,
      team: fc.constantFrom('Duty', 'Court'),
    },
    { requiredKeys: ['asOf', 'switches'] },
  );
}

/** The same events in another order, some of them delivered more than once. */
function withRedelivery(history: History): fc.Arbitrary<{ history: History; redelivered: History }> {
  return fc
    .subarray([...history])
    .chain((again) => shuffled([...history, ...again]))
    .map((redelivered) => ({ history, redelivered }));
}

function neededOf(metric: Metric, facts: readonly Fact[], question: Question): readonly Fact[] {
  return overlapping(facts, [...metric.needs(question), needsStanding]);
}

function overlapping(facts: readonly Fact[], needs: readonly Need[]): readonly Fact[] {
  return facts.filter((fact) =>
    needs.some(
      ({ what, days }) =>
        fact.what === what && fact.from <= days.last && (fact.to === null || fact.to > days.first),
    ),
  );
}

function inWords({ groups }: Grouped): readonly string[] {
  return groups.map(({ key, reckoning: { numerator, denominator, ranked } }) =>
    [key, numerator, denominator, ranked?.dividend, ranked?.divisor].join(' '),
  );
}

function expectToAddUpTo({ numerator, denominator }: Reckoning, { groups }: Grouped): void {
  expect(sumOf(groups.map(({ reckoning }) => reckoning.numerator ?? 0n))).toBe(numerator);
  expect(sumOf(groups.map(({ reckoning }) => reckoning.denominator ?? 0n))).toBe(denominator ?? 0n);
}

function expectToAddUp(reckoning: Reckoning, head: Position): void {
  const { numerator, denominator, counted, leftOut } = reckoning;
  const total = (items: readonly Counted[]) => sumOf(items.map(({ amount }) => amount));
  if (numerator === null) expectToBeRanked(reckoning);
  else expect(total(counted.numerator)).toBe(numerator);
  expect(total(counted.denominator)).toBe(denominator ?? 0n);
  for (const items of [counted.numerator, counted.denominator]) {
    const facts = items.map(({ fact: { subject, what, key, from } }) => [subject, what, key, from].join(' '));
    expect(new Set(facts).size).toBe(items.length);
    for (const { amount } of items) expect(amount).toBeGreaterThan(0n);
  }
  for (const { fact } of [...counted.numerator, ...counted.denominator, ...leftOut]) {
    expect(fact.because.length).toBeGreaterThan(0);
    for (const position of fact.because) expect(position).toBeLessThanOrEqual(head);
  }
}

/** A distribution lists its sorted values, and answers one of them. */
function expectToBeRanked({ denominator, ranked, counted }: Reckoning): void {
  expect(denominator).toBeNull();
  const ratios = counted.numerator.map(({ ratio }) => ratio as Ratio);
  for (const [i, ratio] of ratios.entries()) {
    expect(compareRatios(ratios[i - 1] ?? ratio, ratio)).toBeLessThanOrEqual(0);
  }
  if (ratios.length === 0) expect(ranked).toBeNull();
  else expect(ratios).toContain(ranked);
}

/** A question, and something that takes effect after its day. */
function withLaterClaim(metric: Metric) {
  return (question: Question) =>
    fc.record({
      history: histories(metric),
      later: laterClaim(daysAfter(question.asOf), worldOf(metric) === 'care' ? 'care' : 'joined'),
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

/** Who somebody is holds on all dates, and an estimate from 30 June of its year (metrics.md §1 rule 9). */
const ofAllDates = new Set(['WorkersMerged', 'ChildrenMerged', 'ChildRegistered', 'PopulationEstimated']);

const beginnings = new Set([
  'SocialWorkerStarted',
  'AgencyAssignmentStarted',
  'MovedIntoChildrensServices',
  'SecondmentEnded',
  'CareerBreakEnded',
  'RoleChanged',
]);

/** One of each kind of which a metric needs one, about somebody else. */
const standing: History = [
  elsewhere('SocialWorkerStarted', 'worker/W0', { employmentId: 'E1', role: 'case-holder', fte: 1 }),
  elsewhere('AgencyAssignmentStarted', 'worker/AG0', {
    assignmentId: 'A1',
    role: 'case-holder',
    fte: 1,
    coversVacancy: true,
  }),
  elsewhere('PostEstablished', 'post/P-0', { fte: 1 }),
  elsewhere('CaseAllocated', 'child/C0', { workerId: 'W0', as: 'lead' }),
  elsewhere('SicknessDaysRecorded', 'worker/W0', { month: '2020-01', workingDays: 1 }),
];

const standingCare: History = [
  elsewhere('StartedToBeLookedAfter', 'child/C0', { legalStatus: 'C2', placement: { type: 'U6' } }),
  elsewhere('PopulationEstimated', 'authority', { aged0to17: 1000, midYear: 2019, release: 'ONS' }),
];

function elsewhere(type: string, subject: string, data: JsonObject): DaybookEvent {
  const [specversion, source, authority] = ['1.0', 'urn:hr:elsewhere', '990'] as const;
  return {
    specversion,
    id: subject + type,
    source,
    type,
    subject,
    authority,
    effectiveon: '2020-01-01',
    data,
  };
}
