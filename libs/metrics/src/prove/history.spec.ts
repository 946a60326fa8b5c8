import { eventTypes, parseEvent } from '@daybook/events';
import { arbitraryHistory, HistoryCoverage, laterClaim, recordOf, situations } from '@daybook/metrics/prove';
import fc from 'fast-check';
import { claimShapes } from './claim-shapes';
import { joinedShapes } from './joined-shapes';

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

  const joined = new HistoryCoverage();
  for (const history of fc.sample(arbitraryHistory({ joins: true }), { numRuns: SEEN, seed: 20240930 }))
    joined.see(history);

  it.each(joinedShapes.map(({ type }) => type))('hold %s, where metrics join them with careers', (type) => {
    expect(joined.countOf(type)).toBeGreaterThan(SEEN / 50);
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
      fc.property(arbitraryHistory(), laterClaim(['2025-01-01']), (history, later) => {
        for (const event of [...history, later]) {
          const parsed = parseEvent(event as unknown as Parameters<typeof parseEvent>[0]);
          expect(parsed).toMatchObject({ ok: true });
        }
        expect(recordOf([...history, later].map((event) => ({ event })))).toHaveLength(history.length + 1);
      }),
      { numRuns },
    );
  });
});
