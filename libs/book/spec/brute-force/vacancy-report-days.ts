import type { JsonObject } from '@daybook/events';
import { daysTold, endsAround } from './half-open-days';
import { millionthsOf } from './happenings';
import type { StandingClaim } from './standing-claims';

/** What an authority reports: millionths of FTE, null where it leaves one out. */
export interface VacancyReport {
  readonly vacant: number | null;
  readonly covering: number | null;
}

const types = ['VacanciesReported', 'VacancyReportingEnded'];
const noReport: VacancyReport = { vacant: null, covering: null };

/** The report in force at the end of a day; where there is none, one that says nothing. */
export function vacancyReportAt(claims: readonly StandingClaim[], until: number): VacancyReport {
  let report: JsonObject | null = null;
  for (const [day, today] of daysTold(claims.filter(({ type }) => types.includes(type)))) {
    if (day > until) break;
    const ended = () => {
      if (today.some(({ type }) => type === 'VacancyReportingEnded')) report = null;
    };
    endsAround(report !== null, ended, () => {
      for (const { type, data } of today) if (type === 'VacanciesReported') report = data;
    });
  }
  if (report === null) return noReport;
  return { vacant: millionthsOf(report, 'fteVacant'), covering: millionthsOf(report, 'fteAgencyCovering') };
}
