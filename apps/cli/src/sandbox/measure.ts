/** The published measures that the demonstration rebuilds, as the department's table names them. */
export type MeasureKey =
  | 'inPostFte'
  | 'inPostHeads'
  | 'startersFte'
  | 'startersHeads'
  | 'leaversFte'
  | 'leaversHeads'
  | 'turnoverFte'
  | 'turnoverHeads'
  | 'agencyFte'
  | 'agencyHeads'
  | 'agencyRateFte'
  | 'agencyRateHeads'
  | 'coverFte'
  | 'coverRate'
  | 'vacancyFte'
  | 'vacancyRate'
  | 'vacancyCoverRate'
  | 'caseHoldersFte'
  | 'cases'
  | 'caseload'
  | 'daysLost'
  | 'absenceRate';

/** How one column of the published table is asked of Daybook. */
export interface Measure {
  readonly key: MeasureKey;
  readonly label: string;
  /** Column of `csww_indicators_2017_to_2025.csv`. */
  readonly column: string;
  readonly metricId: string;
  /** Whether the published figure is the answer's `display`, or one of its parts rounded to `decimals`. */
  readonly part: 'display' | 'numerator' | 'denominator';
  readonly decimals: 0 | 1;
}

/** Every measure, in the order in which the table is printed. */
export const measures: readonly Measure[] = [
  measure('inPostFte', 'In post, FTE', 'inpost_fte WF.INPOST.FTE display 1'),
  measure('inPostHeads', 'In post, heads', 'inpost_headcount WF.INPOST.HC display 0'),
  measure('startersFte', 'Starters, FTE', 'starters_fte WF.STARTERS.FTE display 1'),
  measure('startersHeads', 'Starters, heads', 'starters_headcount WF.STARTERS.HC display 0'),
  measure('leaversFte', 'Leavers, FTE', 'leavers_fte WF.LEAVERS.FTE display 1'),
  measure('leaversHeads', 'Leavers, heads', 'leavers_headcount WF.LEAVERS.HC display 0'),
  measure('turnoverFte', 'Turnover %, FTE', 'turnover_rate_fte WF.TURNOVER.FTE display 1'),
  measure('turnoverHeads', 'Turnover %, heads', 'turnover_rate_headcount WF.TURNOVER.HC display 1'),
  measure('agencyFte', 'Agency, FTE', 'agency_fte WF.AGENCY.FTE numerator 1'),
  measure('agencyHeads', 'Agency, heads', 'agency_headcount WF.AGENCY.HC numerator 0'),
  measure('agencyRateFte', 'Agency %, FTE', 'agency_rate_fte WF.AGENCY.FTE display 1'),
  measure('agencyRateHeads', 'Agency %, heads', 'agency_rate_headcount WF.AGENCY.HC display 1'),
  measure('coverFte', 'Agency cover, FTE', 'agency_cover_fte WF.AGENCYCOVER numerator 1'),
  measure('coverRate', 'Agency cover %', 'agency_cover_rate_fte WF.AGENCYCOVER display 1'),
  measure('vacancyFte', 'Vacancies, FTE', 'vacancy_fte WF.VACANCY numerator 1'),
  measure('vacancyRate', 'Vacancies %', 'vacancy_rate_fte WF.VACANCY display 1'),
  measure('vacancyCoverRate', 'Vacancy cover %', 'vacancy_agency_cover_rate_fte WF.VACANCYCOVER display 1'),
  measure('caseHoldersFte', 'Case holders, FTE', 'case_holders_fte WF.CASELOAD denominator 1'),
  measure('cases', 'Cases', 'cases WF.CASELOAD numerator 0'),
  measure('caseload', 'Caseload', 'caseload_fte WF.CASELOAD display 1'),
  measure('daysLost', 'Days lost', 'working_days_lost_fte WF.ABSENCE numerator 1'),
  measure('absenceRate', 'Absence %', 'absence_rate_fte WF.ABSENCE display 1'),
];

/** Every metric that the measures ask, each once, in that order. */
export const metricIds: readonly string[] = [...new Set(measures.map(({ metricId }) => metricId))];

/** What an answer says of a published figure: the parts of an answer that a measure reads. */
export interface ToldParts {
  readonly display: string;
  readonly symbol: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/**
 * What an answer says of a measure, to be compared with the published figure: the answer's `display`, or
 * an exact part of it rounded half-up to the measure's decimal places, `low` where that gives zero and it
 * is not (metrics.md §1). A part that is published as a symbol is told as that symbol where the answer
 * shows it.
 */
export function toldText(
  { part, decimals, published }: Measure & { readonly published?: string },
  answer: ToldParts,
): string {
  const exact = part === 'display' ? null : answer[part];
  if (exact === null || answer.symbol === published) return answer.display;
  const [whole, fraction = ''] = exact.split('.') as [string, string?];
  const digits = `${whole}${fraction.padEnd(decimals + 1, '0')}`;
  const kept = digits.length - Math.max(fraction.length, decimals + 1) + decimals;
  const units = BigInt(digits.slice(0, kept)) + (digits.charCodeAt(kept) >= 53 ? 1n : 0n);
  if (units === 0n && /[1-9]/.test(exact)) return 'low';
  const text = units.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -1)}.${text.slice(-1)}`;
}

function measure(key: MeasureKey, label: string, rest: string): Measure {
  const [column, metricId, part, decimals] = rest.split(' ') as [string, string, Measure['part'], string];
  return { key, label, column, metricId, part, decimals: decimals === '1' ? 1 : 0 };
}
