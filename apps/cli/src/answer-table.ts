import { type Answer, DaybookProblem, type Series, type SeriesPoint } from '@daybook/book';
import { writeColumns, writeTable } from './table';

/** Writes one answer for somebody to read: a name and a value each line, and many dates as columns. */
export function writeAnswer(answer: Answer | Series): void {
  if (!('series' in answer)) {
    writeTable([...rowsOf(answer), ...rowsOfOne(answer), ['follows', answer.follows]]);
    return;
  }
  writeTable([...rowsOf(answer), ['follows', answer.follows]]);
  process.stdout.write('\n');
  writeColumns(
    ['as of', 'answer', 'made of'],
    answer.series.map((point) => [point.asOf, point.display, madeOf(point)]),
  );
}

/** Writes several answers a line each; many dates of one metric take a line each too. */
export function writeOverview(
  asked: readonly { readonly metric: string; readonly answered: Answer | Series | DaybookProblem }[],
): void {
  const rows = asked.flatMap(({ metric, answered }) => {
    if (answered instanceof DaybookProblem) return [[metric, '', '', answered.message]];
    const points = 'series' in answered ? answered.series : [answered];
    return points.map((point) => [metric, point.asOf, point.display, madeOf(point)]);
  });
  writeColumns(['metric', 'as of', 'answer', 'made of'], rows);
}

function madeOf({ numerator, denominator }: SeriesPoint): string {
  return `${numerator ?? '–'}${denominator === null ? '' : ` ÷ ${denominator}`}`;
}

const symbolMeanings: Readonly<Record<string, string>> = {
  x: 'x: not available, nothing is recorded that it could be reckoned from',
  z: 'z: not applicable, there is nothing to divide by',
  c: 'c: confidential',
};

type Rows = readonly (readonly [string, string])[];

function rowsOf({ metric, definition, scope, asAt }: Answer | Series): Rows {
  const recorded = asAt.recordedAt === null ? '' : `, recorded ${asAt.recordedAt}`;
  return [
    ['metric', `${metric}, definition ${definition}`],
    ['authority', `${scope.name} (${scope.code})`],
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
