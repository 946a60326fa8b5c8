import { defaultSwitches, metrics, somethingStands } from '@daybook/metrics';
import { arbitraryHistory, daysOfHistories, factsOfRecord, recordOf } from '@daybook/metrics/prove';
import fc from 'fast-check';
import { BruteForceDaybook } from '../../spec/brute-force/brute-force-daybook';

const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);
const ofChildren = metrics.filter(({ id }) => id.startsWith('CH.'));

describe('The metrics of looked-after children', () => {
  it.each(ofChildren.map((metric) => [metric.id, metric] as const))(
    '%s is what is reckoned by brute force, day by day and without intervals',
    (_, metric) => {
      fc.assert(
        fc.property(
          arbitraryHistory({ claims: 30, of: 'care' }),
          fc.constantFrom(...daysOfHistories),
          (history, asOf) => {
            const facts = factsOfRecord(recordOf(history.map((event) => ({ event }))));
            const { numerator, denominator } = metric.answer(facts, {
              asOf,
              switches: defaultSwitches(metric),
            });
            const answer = somethingStands(metric, facts) ? { numerator, denominator } : 'x';
            expect(answer).toEqual(new BruteForceDaybook(history, '990').answer(metric.id, asOf));
          },
        ),
        { numRuns },
      );
    },
  );
});
