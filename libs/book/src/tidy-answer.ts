import { authorityOf, england } from '@daybook/events';
import { writeTidyCsv, type TidyRow } from '@daybook/formats';
import type { Answer, Scope } from './answer';
import type { GroupedAnswer } from './groups';

/** Writes answers as rows of the tidy layout; the time period is the year of the census day. */
export function tidyCsvOf(answers: readonly (Answer | GroupedAnswer)[]): string {
  return writeTidyCsv(answers.flatMap(rowsOf));
}

/** A row of the whole, then one of each group. */
function rowsOf(answer: Answer | GroupedAnswer): readonly TidyRow[] {
  const whole = rowOf(answer);
  if (!('groups' in answer)) return [whole];
  const groups = answer.groups.map(({ key, label, numerator, denominator, display, symbol }) => ({
    ...whole,
    breakdown: answer.by,
    category: label ?? (key === null ? 'Not recorded' : key),
    numerator,
    denominator,
    value: display,
    symbol,
  }));
  return [whole, ...groups];
}

function rowOf(answer: Answer): TidyRow {
  const day = answer.asOf;
  return {
    timePeriod: day.slice(0, 4),
    timeIdentifier: day.endsWith('-09-30') ? 'Reporting year' : `As of ${day}`,
    ...placeOf(answer.scope),
    breakdown: answer.scope.team === undefined ? 'Total' : 'team',
    category: answer.scope.team ?? 'Total',
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

type Place = Pick<
  TidyRow,
  'geographicLevel' | 'regionCode' | 'regionName' | 'oldLaCode' | 'newLaCode' | 'laName'
>;

function placeOf({ level, code, name }: Scope): Place {
  const nowhere = { oldLaCode: '', newLaCode: '', laName: '' };
  if (code === england.code)
    return { geographicLevel: 'National', regionCode: '', regionName: '', ...nowhere };
  if (level === 'region')
    return { geographicLevel: 'Regional', regionCode: code, regionName: name, ...nowhere };
  const authority = authorityOf(code);
  return {
    geographicLevel: 'Local authority',
    regionCode: authority?.regionCode ?? '',
    regionName: authority?.regionName ?? '',
    oldLaCode: code,
    newLaCode: authority?.newCode ?? '',
    laName: name,
  };
}
