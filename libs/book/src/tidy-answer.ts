import { authorityOf } from '@daybook/events';
import { writeTidyCsv, type TidyRow } from '@daybook/formats';
import type { Answer } from './answer';

/** Writes answers as rows of the tidy layout; the time period is the year of the census day. */
export function tidyCsvOf(answers: readonly Answer[]): string {
  return writeTidyCsv(answers.map(rowOf));
}

function rowOf(answer: Answer): TidyRow {
  const authority = authorityOf(answer.scope.code);
  const day = answer.asOf;
  return {
    timePeriod: day.slice(0, 4),
    timeIdentifier: day.endsWith('-09-30') ? 'Reporting year' : `As of ${day}`,
    geographicLevel: 'Local authority',
    regionCode: authority?.regionCode ?? '',
    regionName: authority?.regionName ?? '',
    oldLaCode: answer.scope.code,
    newLaCode: authority?.newCode ?? '',
    laName: answer.scope.name,
    breakdown: 'Total',
    category: 'Total',
    metric: answer.metric,
    definition: answer.definition,
    asOf: answer.asOf,
    asAt: answer.asAt.position,
    numerator: answer.numerator,
    denominator: answer.denominator,
    value: answer.display,
    symbol: answer.symbol,
  };
}
