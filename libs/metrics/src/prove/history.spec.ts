import { eventTypes, parseEvent } from '@daybook/events';
import { arbitraryHistory, HistoryCoverage, laterClaim, recordOf, situations } from '@daybook/metrics/prove';
import fc from 'fast-check';
import { metricById } from '../all';
import { defaultSwitches } from '../definition';
import { joinedFindings, joinedRules } from '../findings/joined-findings';
import type { Metric, Reckoning } from '../metric';
import { careShapes } from './care-shapes';
import { claimShapes } from './claim-shapes';
import { joinedShapes } from './joined-shapes';
import { factsOfRecord } from './record';

const SEEN = 400;
const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

describe('generated histories', () => {
  const coverage = new HistoryCoverage();
  for (const history of fc.sample(arbitraryHistory(), { numRuns: SEEN, seed: 20240930 }))
    coverage.see(history);

  it.each([...claimShapes.map(({ type }) => type), 'EventRetracted', 'EventCorrected'])('hold %s', (type) => {
    expect(coverage.countOf(type)).toBeGreaterThan(SEEN / 20);
  });

  it.each(situations)('meet the situation: %s', (situation) => {
    expect(coverage.countOf(situation)).toBeGreaterThan(SEEN / 50);
  });

  it('count nothing that was not met', () => {
    expect(coverage.countOf('WorkerRegistered')).toBe(0);
    expect(new HistoryCoverage().countOf('SocialWorkerStarted')).toBe(0);
  });

  it('hold every workforce event type that changes who is in post, leaves, starts or is agency', () => {
    const moved = [...eventTypes.values()].filter(({ streams }) =>
      streams.some((stream) => stream === 'worker' || stream === 'team'),
    );
    const generated = new Set([...claimShapes, ...joinedShapes].map(({ type }) => type));
    const others = moved.filter(({ name, amendment }) => !generated.has(name) && amendment === undefined);
    expect(others.map(({ name }) => name).sort()).toEqual(['WorkerRegistered']);
  });

  it('are made of events that a Daybook would record, each under a key of its own', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom('joined' as const, 'care' as const)
          .chain((of) => fc.tuple(arbitraryHistory({ of }), laterClaim(['2025-01-01'], of))),
        ([history, later]) => {
          for (const event of [...history, later]) {
            const parsed = parseEvent(event as unknown as Parameters<typeof parseEvent>[0]);
            expect(parsed).toMatchObject({ ok: true });
          }
          expect(recordOf([...history, later].map((event) => ({ event })))).toHaveLength(history.length + 1);
        },
      ),
      { numRuns },
    );
  });
});

describe('generated histories with what metrics join', () => {
  const histories = fc.sample(arbitraryHistory({ claims: 40, of: 'joined' }), {
    numRuns: SEEN,
    seed: 20240930,
  });
  const facts = histories.map((history) => factsOfRecord(recordOf(history.map((event) => ({ event })))));
  const answers = (id: string, asOf: string) => {
    const metric = metricById(id) as Metric;
    return facts.map((of) => metric.answer(of, { asOf, switches: defaultSwitches(metric) }));
  };

  it.each(joinedShapes.map(({ type }) => type))('hold %s', (type) => {
    const holding = histories.filter((history) => history.some((event) => event.type === type));
    expect(holding.length).toBeGreaterThan(SEEN / 20);
  });

  it.each([
    ['a case holder', 'WF.CASELOAD', ({ counted }: Reckoning) => counted.numerator.length > 0],
    [
      'a first among several holders',
      'WF.CASELOAD.MEDIAN',
      ({ counted }: Reckoning) => counted.numerator.length > 1,
    ],
    ['a case of somebody not in post', 'WF.CASELOAD', left('not-in-post')],
    ['a case of somebody of unknown FTE', 'WF.CASELOAD', left('fte-unknown')],
    ['an unallocated case', 'WF.UNALLOCATED', ({ numerator }: Reckoning) => numerator !== 0n],
    ['a vacant post', 'WF.VACANCY', ({ counted }: Reckoning) => counted.numerator.some(isPost)],
    [
      'a post that is partly filled',
      'WF.VACANCY',
      ({ counted }: Reckoning) => counted.numerator.some(isPartlyFilled),
    ],
    ['a vacancy report in force', 'WF.VACANCY', ({ counted }: Reckoning) => counted.numerator.some(isReport)],
    ['agency that covers a vacancy', 'WF.AGENCYCOVER', ({ numerator }: Reckoning) => numerator !== 0n],
    ['days lost', 'WF.ABSENCE', ({ numerator }: Reckoning) => numerator !== 0n],
  ])('meet %s', (_, id, isMet) => {
    const met = ['2023-06-15', '2023-09-30', '2024-09-30'].flatMap((asOf) => answers(id, asOf).filter(isMet));
    expect(met.length).toBeGreaterThan(SEEN / 50);
  });

  it('meet merged workers, and every joined finding but those on numbers and published stocks', () => {
    expect(facts.filter((of) => of.some(({ what }) => what === 'identity')).length).toBeGreaterThan(
      SEEN / 10,
    );
    const found = new Set(facts.flatMap((of) => joinedFindings(of).map(({ rule }) => rule)));
    const others = Object.keys(joinedRules).filter((rule) => !found.has(rule));
    expect(others).toEqual(['same-swe-number', 'stock-and-flow-disagree']);
  });
});

describe('generated histories of care', () => {
  const histories = fc.sample(arbitraryHistory({ claims: 30, of: 'care' }), {
    numRuns: SEEN,
    seed: 20250331,
  });
  const facts = histories.map((history) => factsOfRecord(recordOf(history.map((event) => ({ event })))));

  it.each(careShapes.map(({ type }) => type))('hold %s', (type) => {
    const holding = histories.filter((history) => history.some((event) => event.type === type));
    expect(holding.length).toBeGreaterThan(SEEN / 20);
  });

  it('hold every event type that is told of children', () => {
    const told = [...eventTypes.values()].filter(({ streams }) => streams.includes('child'));
    const generated = new Set([...careShapes, ...joinedShapes].map(({ type }) => type));
    const others = told.filter(({ name, amendment }) => !generated.has(name) && amendment === undefined);
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  const some = ({ numerator }: Reckoning): boolean => numerator !== 0n;

  it.each([
    ['a child of three placements', 'CH.PLACE3.Y1', some],
    ['a child of three placements in two years', 'CH.PLACE3.Y2', some],
    ['a child looked after too short a time', 'CH.PLACE3.Y2', left('too-short')],
    ['a child on a short break', 'CH.PLACE3.Y1', left('under-v3-v4')],
    ['a child with one carer for years', 'CH.LTSTAB', some],
    ['a child who is too old', 'CH.LTSTAB', left('too-old')],
    ['a child of three social workers', 'CH.SW3', some],
    ['a child who moved three times', 'CH.MOVES.ROLL12', some],
    ['looked-after children among others', 'CH.CLA.RATE', ({ denominator }: Reckoning) => denominator !== 0n],
  ])('meet %s', (_, id, isMet) => {
    const metric = metricById(id) as Metric;
    const met = ['2023-06-15', '2024-02-29', '2024-09-30'].flatMap((asOf) =>
      facts.filter((of) => isMet(metric.answer(of, { asOf, switches: defaultSwitches(metric) }))),
    );
    expect(met.length).toBeGreaterThan(SEEN / 50);
  });
});

function left(reason: string) {
  return ({ leftOut }: Reckoning) => leftOut.some((each) => each.reason === reason);
}

type Item = Reckoning['counted']['numerator'][number];

function isPost({ fact }: Item): boolean {
  return fact.what === 'post-terms';
}

function isPartlyFilled({ fact, amount }: Item): boolean {
  const { fteMillionths } = fact.value;
  return fact.what === 'post-terms' && amount < 10n * BigInt(fteMillionths as number);
}

function isReport({ fact }: Item): boolean {
  return fact.what === 'vacancy-report';
}
