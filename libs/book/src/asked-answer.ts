import { writeAnswer, type Answer } from './answer';
import { breakdownAsked, writeGroups, type GroupedAnswer } from './groups';
import { findMetric } from './catalogue';
import type { ParameterReader } from './parameters';
import { badParameter } from './problem';
import type { Reading } from './reading';
import { writeRows, type AreaAnswer, type Rows } from './rows';
import { scopeAsked } from './scope';
import { datesAsked, seriesParameters, writeSeries, type Series } from './series';

/** What asking a metric gives: one answer, one in groups, one at many dates, or many authorities'. */
export type AskedAnswer = Answer | GroupedAnswer | Series | Rows;

/** The parameters of a question. */
export const questionParameters = ['authority', 'asOf', 'asAt', 'definition', 'fresh', 'team'] as const;

/** The parameters of asking: those of a question, of its scope, of series and groups. */
export const askParameters = [...questionParameters, 'region', 'area', 'by', ...seriesParameters] as const;

/** An answer as it is asked for, and its rows for a table. */
export interface Asked {
  readonly answered: AskedAnswer;
  readonly table: readonly (Answer | AreaAnswer | GroupedAnswer)[];
}

/** Answers a question in the form that its parameters ask for. */
export async function answerAsked(
  reading: Reading,
  metricId: string,
  asked: ParameterReader,
): Promise<Asked> {
  const by = breakdownAsked(asked, findMetric(metricId));
  const many = datesAsked(asked);
  const scope = scopeAsked(asked, reading.dateOf(asked));
  if (scope.kind === 'areas') {
    for (const name of ['by', 'team', ...seriesParameters]) refuseGiven(asked, name, 'one authority');
    const rows = await writeRows(reading, await reading.settleFor(metricId, asked), scope);
    return { answered: rows, table: rows.rows };
  }
  if (many !== null) {
    refuseGiven(asked, 'by', 'one date');
    const { series, answers } = await writeSeries(reading, await reading.settle(metricId, asked), many);
    return { answered: series, table: answers };
  }
  const question = await reading.settle(metricId, asked);
  if (by !== undefined) {
    const grouped = writeGroups(by, await reading.reckonGroups(question, by));
    return { answered: grouped, table: [grouped] };
  }
  const { reckoning, qualified } = await reading.reckonOne(question);
  const answer = writeAnswer(question, reckoning, qualified);
  return { answered: answer, table: [answer] };
}

function refuseGiven(asked: ParameterReader, name: string, goesWith: string): void {
  if (asked.text(name) !== undefined) throw badParameter(name, `${name} goes with ${goesWith}`);
}
