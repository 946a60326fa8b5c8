import type { Fact, Finding, ReportedCaseloadValue } from '@daybook/facts';
import { type Days, type FindingRule, overlapOf, warning } from './finding';
import { byPerson, type LedCase, ledCases } from './led-cases';
import { runsOfDays } from './runs-of-days';

/**
 * A number of cases is in force for a worker, and allocations say another. A worker to whom nothing is
 * allocated is one of a system that can only say how many: nothing is said otherwise.
 */
export const caseloadReportedAndAllocated: FindingRule = (facts) => {
  const led = byPerson(ledCases(facts));
  return facts
    .filter(({ what }) => what === 'reported-caseload')
    .flatMap((report) => disagreements(report, led.get(report.subject) ?? []));
};

function disagreements(report: Fact, led: readonly LedCase[]): readonly Finding[] {
  const { cases } = report.value as ReportedCaseloadValue;
  const during = led.flatMap((each) => {
    const days = overlapOf(each, report);
    return days === null ? [] : [{ days, amount: 1, led: each }];
  });
  return runsOfDays(during)
    .filter(({ total }) => total !== cases)
    .map(({ total, ...days }) =>
      warning({
        rule: 'caseload-reported-and-allocated',
        of: report,
        days,
        behind: [
          report,
          ...during.filter((each) => isDuring(each.days, days)).flatMap(({ led: { facts } }) => facts),
        ],
        message: `${cases} cases are reported, and ${total} are allocated.`,
      }),
    );
}

function isDuring(days: Days, run: Days): boolean {
  return overlapOf(days, run) !== null;
}
