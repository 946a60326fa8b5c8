import { tellPure } from '../../spec/daybooks/pure-daybook';
import { LifeCoverage } from '../../spec/histories/life-coverage';
import { notReckonedByBruteForce, proveDaybook } from '../../spec/properties/daybook-properties';

const coverage = new LifeCoverage(false);
const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

proveDaybook('The pure fold', { tell: tellPure, numRuns, coverage });

describe('The histories told to the pure fold', () => {
  afterAll(() => process.stdout.write(String(coverage)));

  it('have met every event type of the workforce and every situation that must be met', () => {
    expect(coverage.missing(1)).toEqual([]);
  });
});

describe('The second evaluator, day by day and without intervals', () => {
  it('does not reckon these metrics yet: worked examples alone say what their numbers are', () => {
    expect(notReckonedByBruteForce).toEqual([
      'WF.TURNOVER.TEAM',
      'WF.AGENCYCOVER',
      'WF.VACANCY',
      'WF.VACANCYCOVER',
      'WF.CASELOAD',
      'WF.CASELOAD.WEIGHTED',
      'WF.CASELOAD.MEDIAN',
      'WF.CASELOAD.P90',
      'WF.CASELOAD.MAX',
      'WF.CASELOAD.OVERCAP',
      'WF.UNALLOCATED',
      'WF.ABSENCE',
    ]);
  });
});
