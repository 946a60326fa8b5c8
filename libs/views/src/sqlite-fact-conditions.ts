import type { Position } from '@daybook/events';

import type { FactQuery, FindingQuery } from './fact-store';

/** A condition of a query with its parameters, in the order of the text. */
export interface Condition {
  readonly text: string;
  readonly parameters: readonly (string | bigint)[];
}

const knownAtCondition = (at: Position): Condition => ({
  text: 'known_until > ? AND known_from <= ?',
  parameters: [at, at],
});

/** The conditions of a question about facts, but for whom it is about. */
export function factConditions({
  authority,
  what,
  knownAt,
  days,
}: Omit<FactQuery, 'subject'>): readonly Condition[] {
  return [
    { text: 'authority = ?', parameters: [authority] },
    { text: 'what IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify(what)] },
    ...(knownAt === undefined ? [] : [knownAtCondition(knownAt)]),
    ...(days === undefined ? [] : [daysCondition(days)]),
  ];
}

/** The conditions of a question about findings. */
export function findingConditions(query: FindingQuery): readonly Condition[] {
  const { authority, subject, rule, knownAt, asOf } = query;
  return [
    ...Object.entries({ authority, subject, rule }).flatMap(([column, value]) =>
      value === undefined ? [] : [{ text: `${column} = ?`, parameters: [value] }],
    ),
    ...(knownAt === undefined ? [] : [knownAtCondition(knownAt)]),
    ...(asOf === undefined ? [] : [daysCondition({ first: asOf, last: asOf })]),
  ];
}

/** Whatever overlaps a range of days, both of its ends included. */
function daysCondition({ first, last }: { readonly first: string; readonly last: string }): Condition {
  return { text: 'from_day <= ? AND until_day > ?', parameters: [last, first] };
}
