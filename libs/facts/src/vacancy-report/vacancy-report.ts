import { positionsBehind } from '../because';
import type { Fact, VacancyReportValue } from '../fact';
import { millionthsIn, wholeNumberIn } from '../field';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { reportsOf } from '../report/report';
import type { Reporting } from '../report/report';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** What an authority reported of its vacancies, in fold order. */
export type VacancyReports = readonly Claim[];

/** The event types that may change what is reported. */
export const vacancyReportTypes: readonly string[] = ['VacanciesReported', 'VacancyReportingEnded'];

const reporting: Reporting = {
  noun: 'Vacancy reporting',
  reported: 'VacanciesReported',
  lapseOf: () => null,
};

/** Before the first event. */
export const noVacancyReports: VacancyReports = [];

/** What is reported after the next event in fold order. */
export function evolveVacancyReports(state: VacancyReports, claim: Claim): VacancyReports {
  return vacancyReportTypes.includes(claim.type) ? [...state, claim] : state;
}

/** `vacancy-report`. */
export function vacancyReportFacts(state: VacancyReports, subject: Subject): readonly Fact[] {
  const segments = reportsOf(state, reporting).reports.map(({ claim, from, to, endedBy }) => ({
    from,
    to,
    value: valueOf(claim),
    because: positionsBehind([claim, ...endedBy]),
  }));
  return factsOf(subject, { what: 'vacancy-report', key: '' }, segments);
}

/** What did not fit. */
export function vacancyReportRemarks(state: VacancyReports): readonly Remark[] {
  return reportsOf(state, reporting).remarks;
}

function valueOf({ data }: Claim): VacancyReportValue {
  return {
    fteVacantMillionths: millionthsIn(data, 'fteVacant'),
    fteAgencyCoveringMillionths: millionthsIn(data, 'fteAgencyCovering'),
    headcountAgencyCovering: wholeNumberIn(data, 'headcountAgencyCovering'),
  };
}
