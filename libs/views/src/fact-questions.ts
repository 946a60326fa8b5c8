import type { Position } from '@daybook/events';

import type { FactQuery, FindingQuery, SubjectsQuery } from './fact-store';
import { FACT_ORDER, FINDING_ORDER } from './fact-tables';

/** A value in the place of a `?`; a list where the database compares with any of them. */
export type Parameter = string | bigint | readonly string[] | readonly bigint[] | null;

/** A condition of a query, or a whole query, with its parameters in the order of the text. */
export interface Question {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** What a database says differently: where rows of a table are, and that a column is one of a list. */
export interface Wording {
  from(table: 'fact' | 'finding', by: 'subject' | 'kind' | 'any'): string;
  isOneOf(column: string, values: readonly string[]): Question;
}

const is = (column: string, value: string): Question => ({ text: `${column} = ?`, parameters: [value] });

const knownAtCondition = (at: Position): Question => ({
  text: 'known_until > ? AND known_from <= ?',
  parameters: [at, at],
});

const overlapping = (first: string, last: string): Question => ({
  text: 'from_day <= ? AND until_day > ?',
  parameters: [last, first],
});

const when = <Given>(given: Given | undefined, of: (given: Given) => Question): readonly Question[] =>
  given === undefined ? [] : [of(given)];

interface Selection {
  readonly select: string;
  readonly conditions: readonly Question[];
  readonly order: string;
}

const selecting = ({ select, conditions, order }: Selection): Question => {
  const where = conditions.map(({ text }) => text).join(' AND ');
  return {
    text: `SELECT ${select}${where === '' ? '' : ` WHERE ${where}`} ORDER BY ${order}`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
};

/** The conditions of a question about facts, but for whom it is about. */
const aboutFacts = (query: Omit<FactQuery, 'subject'>, wording: Wording): readonly Question[] => [
  is('authority', query.authority),
  wording.isOneOf('what', query.what),
  ...when(query.knownAt, knownAtCondition),
  ...when(query.days, ({ first, last }) => overlapping(first, last)),
];

/** The query that gives the rows of facts asked for, in the order of the port. */
export function factsQuestion(query: FactQuery, wording: Wording): Question {
  return selecting({
    select: `rowid, * FROM ${wording.from('fact', query.subject === undefined ? 'kind' : 'subject')}`,
    conditions: [...aboutFacts(query, wording), ...when(query.subject, (subject) => is('subject', subject))],
    order: FACT_ORDER,
  });
}

/** The query that gives the names of subjects asked for, in the order of the port. */
export function subjectsQuestion({ after, limit, ...query }: SubjectsQuery, wording: Wording): Question {
  return selecting({
    select: `DISTINCT subject FROM ${wording.from('fact', 'subject')}`,
    conditions: [...aboutFacts(query, wording), { text: 'subject > ?', parameters: [after] }],
    order: `subject LIMIT ${limit}`,
  });
}

/** The query that gives the rows of findings asked for, in the order of the port. */
export function findingsQuestion(query: FindingQuery, wording: Wording): Question {
  return selecting({
    select: `rowid, * FROM ${wording.from('finding', 'any')}`,
    conditions: [
      ...when(query.authority, (authority) => is('authority', authority)),
      ...when(query.subject, (subject) => is('subject', subject)),
      ...when(query.rule, (rule) => is('rule', rule)),
      ...when(query.knownAt, knownAtCondition),
      ...when(query.asOf, (day) => overlapping(day, day)),
    ],
    order: FINDING_ORDER,
  });
}
