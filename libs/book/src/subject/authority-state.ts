import { decimalOfMillionths } from '@daybook/events';
import type { VacancyReportValue } from '@daybook/facts';
import { holdsAtEndOf } from '@daybook/metrics';
import type { StateReading } from './state-reading';

/** Vacancies as an authority reported them; null where a report leaves a figure out. */
export interface VacancyReportShown {
  /** The day from which the report says so. */
  readonly since: string;
  /** Exact decimals. */
  readonly fteVacant: string | null;
  readonly fteAgencyCovering: string | null;
  readonly headcountAgencyCovering: number | null;
}

/** What an authority says of itself at the end of a day (interfaces.md §1.3). */
export interface AuthorityState {
  /** The report in force, or null. */
  readonly report: VacancyReportShown | null;
}

/** Reads the state of an authority. */
export const authorityReading: StateReading<AuthorityState> = {
  own: ['vacancy-report'],
  around: () => [],
  state: ({ own, asOf }) => {
    const fact = own.find((one) => one.what === 'vacancy-report' && holdsAtEndOf(one, asOf));
    if (fact === undefined) return { report: null };
    const value = fact.value as VacancyReportValue;
    return {
      report: {
        since: fact.from,
        fteVacant: decimalOrNull(value.fteVacantMillionths),
        fteAgencyCovering: decimalOrNull(value.fteAgencyCoveringMillionths),
        headcountAgencyCovering: value.headcountAgencyCovering,
      },
    };
  },
};

function decimalOrNull(millionths: number | null): string | null {
  return millionths === null ? null : decimalOfMillionths(millionths);
}
