import { tellPure } from '../../spec/daybooks/pure-daybook';
import { LifeCoverage } from '../../spec/histories/life-coverage';
import { notReckonedByBruteForce, proveDaybook } from '../../spec/properties/daybook-properties';

const coverage = new LifeCoverage(false);
const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

proveDaybook('The pure fold', { tell: tellPure, numRuns, coverage });

describe('The histories told to the pure fold', () => {
  afterAll(() => process.stdout.write(String(coverage)));

  it('have met every event type of people, posts and cases and every situation that must be met', () => {
    expect(coverage.missing(1)).toEqual([]);
  });
});

describe('The second evaluator, day by day and without intervals', () => {
  it('reckons every metric, so that no number is vouched for by worked examples alone', () => {
    expect(notReckonedByBruteForce).toEqual([]);
  });
});
