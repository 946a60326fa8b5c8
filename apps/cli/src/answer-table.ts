import { type Answer, type AskedAnswer, DaybookProblem, type SeriesPoint } from '@daybook/book';
import { writeColumns, writeTable } from './table';

/** Writes one answer for somebody to read: a name and a value each line, and what is many as columns. */
export function writeAnswer(answer: AskedAnswer): void {
  if ('rows' in answer) {
    writeTable(rowsOf({ ...answer, scope: undefined }));
    process.stdout.write('\n');
    writeColumns(['', 'answer', 'made of', 'of'], answer.rows.map(rowOfArea));
  } else if ('series' in answer) {
    writeTable([...rowsOf(answer), ['follows', answer.follows]]);
    process.stdout.write('\n');
    const points = answer.series.map((point) => [point.asOf, point.display, madeOf(point)]);
    writeColumns(['as of', 'answer', 'made of'], points);
  } else {
    writeTable([...rowsOf(answer), ...rowsOfOne(answer), ['follows', answer.follows]]);
    if (!('groups' in answer)) return;
    process.stdout.write('\n');
    const groups = answer.groups.map((group) => [group.key ?? 'not recorded', group.display, madeOf(group)]);
    writeColumns([answer.by, 'answer', 'made of'], groups);
    if (answer.groupsNote !== null) process.stdout.write(`${answer.groupsNote}\n`);
  }
}

/** A region's or England's row never stands without how many of its authorities it covers. */
function rowOfArea(row: Answer): readonly string[] {
  const { coverage } = row as { readonly coverage?: { readonly counted: number; readonly of: number } };
  const covers = coverage === undefined ? '' : `${coverage.counted} of ${coverage.of} authorities`;
  return [`${row.scope.code} ${row.scope.name}`, row.display, madeOf(row), covers];
}

/** Writes several answers a line each; what is many of one metric takes a line each too. */
export function writeOverview(
  asked: readonly { readonly metric: string; readonly answered: AskedAnswer | DaybookProblem }[],
): void {
  const rows = asked.flatMap(({ metric, answered }) => {
    if (answered instanceof DaybookProblem) return [[metric, '', '', answered.message]];
    return pointsOf(answered).map((point) => [metric, point.asOf, point.display, madeOf(point)]);
  });
  writeColumns(['metric', 'as of', 'answer', 'made of'], rows);
}

function pointsOf(answered: AskedAnswer): readonly SeriesPoint[] {
  if ('rows' in answered) return answered.rows;
  return 'series' in answered ? answered.series : [answered];
}

function madeOf({ numerator, denominator }: Pick<Answer, 'numerator' | 'denominator'>): string {
  return `${numerator ?? '–'}${denominator === null ? '' : ` ÷ ${denominator}`}`;
}

const symbolMeanings: Readonly<Record<string, string>> = {
  x: 'x: not available, nothing is recorded that it could be reckoned from',
  z: 'z: not applicable, there is nothing to divide by',
  c: 'c: confidential',
};

/** What stands over every answer. */
type Headed = Pick<Answer, 'metric' | 'definition' | 'asAt'> & {
  readonly scope: Answer['scope'] | undefined;
};

function whose({ name, code, team }: Answer['scope']): string {
  return `${name} (${code})${team === undefined ? '' : `, team ${team}`}`;
}

type Rows = readonly (readonly [string, string])[];

function rowsOf({ metric, definition, scope, asAt }: Headed): Rows {
  const recorded = asAt.recordedAt === null ? '' : `, recorded ${asAt.recordedAt}`;
  return [
    ['metric', `${metric}, definition ${definition}`],
    ...(scope === undefined ? [] : [['authority', whose(scope)] as const]),
    ['as at', `position ${asAt.position}${recorded}`],
  ];
}

function rowsOfOne(answer: Answer): Rows {
  const { window, symbol, display } = answer;
  const span = window && `${window.from} to ${window.to}${window.complete ? '' : ', not over yet'}`;
  return [
    ['as of', `the end of ${answer.asOf}`],
    ...(span === undefined ? [] : [['window', span] as const]),
    ['answer', symbol === null ? display : (symbolMeanings[symbol] ?? display)],
    ['made of', madeOf(answer)],
  ];
}
