import { type AskedAnswer, DaybookProblem, type Parameters } from '@daybook/book';
import type { Command } from 'commander';
import { writeAnswer, writeOverview } from '../answer-table';
import { CommandError, EXIT } from '../exit';
import { mustBeText } from '../input-file';
import { printJsonOr } from '../printed';
import { type Question, questionsOf } from '../questions';
import type { Target } from '../target';
import {
  type CommonOptions,
  type Environment,
  onTarget,
  questionParameters,
  wantsJson,
  withExample,
  withQuestion,
  withTarget,
} from './options';

interface AskOptions extends CommonOptions {
  readonly questions?: string;
  readonly csv?: boolean;
}

/** `daybook ask`: what a metric was, as of a date, as at a position. */
export function askCommand(program: Command, environment: Environment): void {
  const command = program
    .command('ask')
    .summary('ask what a metric was')
    .description(
      'Ask what a metric was on a day, as known now or as known then. Several metrics, or the questions ' +
        'of a file, are answered one a line; a question that cannot be answered gives its problem there.',
    )
    .argument('[metric...]', 'ids such as WF.TURNOVER.FTE')
    .option('--questions <file>', 'NDJSON of {"metric", "authority", "asOf", "asAt", …}; - is standard input')
    .option('--region <name>', 'the authorities of a region and its own row')
    .option('--area <area>', 'england: everything')
    .option('--by <what>', 'break the answer down: role, team, agency, …')
    .option('--from <date>', 'the first date of a series')
    .option('--to <date>', 'where the series ends')
    .option('--every <interval>', 'its step: day, week, month, quarter or year')
    .option('--json', 'print what the HTTP interface answers, a problem too')
    .option('--csv', 'print rows in the layout of Explore Education Statistics');
  withExample(
    withQuestion(withTarget(command)),
    'daybook ask WF.TURNOVER.FTE --authority 333 --as-of 2024-09-30',
    'daybook ask WF.TURNOVER.FTE --authority 333 --as-of 2024-09-30 --as-at 2024-12-01',
    'daybook ask WF.TURNOVER.FTE --authority 333 --from 2018-09-30 --to 2024-09-30 --every year',
  ).action(async (metrics: readonly string[], options: AskOptions) => {
    mustAskOneWay(metrics, options);
    const defaults = questionParameters(options, environment);
    const questions = metrics.map((metric) => ({ metric, parameters: defaults }));
    await onTarget(options, { environment, access: 'read' }, async (target) => {
      const [first] = questions;
      if (questions.length === 1 && first !== undefined) await answerOne(target, first, options);
      else await answerMany(target, manyOf(questions, options, defaults), options);
    });
  });
}

function manyOf(
  questions: readonly Question[],
  { questions: file }: AskOptions,
  defaults: Parameters,
): Questions {
  return file === undefined ? questions : questionsOf(file, defaults);
}

async function answerMany(target: Target, questions: Questions, options: AskOptions): Promise<void> {
  if (options.csv === true) await writeCsv(target, questions);
  else if (options.questions !== undefined || wantsJson(options)) await writeLines(target, questions);
  else await writeTables(target, questions);
}

function mustAskOneWay(metrics: readonly string[], { questions, csv, json }: AskOptions): void {
  const refuse = (sentence: string): never => {
    throw new CommandError(EXIT.usage, sentence);
  };
  if (csv === true && json === true) refuse('--csv and --json are two forms of one answer: choose one');
  if (metrics.includes('')) refuse('a metric has a name, such as WF.TURNOVER.FTE');
  if (questions === undefined) {
    if (metrics.length === 0) refuse('name a metric, such as WF.TURNOVER.FTE, or give --questions FILE');
    return;
  }
  if (metrics.length > 0) refuse('name metrics, or give --questions FILE: not both');
  mustBeText(questions);
}

/** The address under which the HTTP interface answers the same: problems carry it. */
function instanceOf(metric: string): string {
  return `/v1/metrics/${encodeURIComponent(metric)}`;
}

async function answerOne(
  target: Target,
  { metric, parameters }: Question,
  options: AskOptions,
): Promise<void> {
  if (options.csv === true) {
    process.stdout.write(await target.askCsv(metric, parameters));
    return;
  }
  const ask = (): Promise<AskedAnswer> => target.ask(metric, parameters);
  try {
    await printJsonOr(writeAnswer, { ask, instance: instanceOf(metric), json: wantsJson(options) });
  } catch (error) {
    if (process.stderr.isTTY) await suggestMetrics(target, error);
    throw error;
  }
}

/** Somebody at a terminal who names a metric that there is not sees those that there are. */
async function suggestMetrics(target: Target, error: unknown): Promise<void> {
  if (!(error instanceof DaybookProblem) || error.code !== 'unknown-metric') return;
  process.stderr.write(`These are the metrics:\n  ${(await target.metrics()).join('\n  ')}\n`);
}

type Questions = AsyncIterable<Question | DaybookProblem> | Iterable<Question | DaybookProblem>;

/** Asks one after the other; a bad question costs nothing else, but the exit code says that there was one. */
async function* answersTo<Answered>(
  questions: Questions,
  ask: (question: Question) => Promise<Answered>,
): AsyncGenerator<{ readonly metric: string; readonly answered: Answered | DaybookProblem }> {
  for await (const question of questions) {
    const metric = question instanceof DaybookProblem ? '' : question.metric;
    try {
      if (question instanceof DaybookProblem) throw question;
      yield { metric, answered: await ask(question) };
    } catch (error) {
      if (!(error instanceof DaybookProblem)) throw error;
      process.exitCode = EXIT.no;
      yield { metric, answered: error };
    }
  }
}

async function writeLines(target: Target, questions: Questions): Promise<void> {
  const ask = ({ metric, parameters }: Question): Promise<AskedAnswer> => target.ask(metric, parameters);
  for await (const { metric, answered } of answersTo(questions, ask)) {
    const line = answered instanceof DaybookProblem ? answered.document(instanceOf(metric)) : answered;
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

/** The rows of all answers under one heading. */
async function writeCsv(target: Target, questions: Questions): Promise<void> {
  const ask = ({ metric, parameters }: Question): Promise<string> => target.askCsv(metric, parameters);
  let begun = false;
  for await (const { metric, answered } of answersTo(questions, ask)) {
    if (answered instanceof DaybookProblem) {
      process.stderr.write(`daybook: ${metric}: ${answered.message} (${answered.code})\n`);
      continue;
    }
    process.stdout.write(begun ? answered.slice(answered.indexOf('\n') + 1) : answered);
    begun = true;
  }
}

async function writeTables(target: Target, questions: Questions): Promise<void> {
  const ask = ({ metric, parameters }: Question): Promise<AskedAnswer> => target.ask(metric, parameters);
  const asked: { readonly metric: string; readonly answered: AskedAnswer | DaybookProblem }[] = [];
  for await (const one of answersTo(questions, ask)) asked.push(one);
  writeOverview(asked);
}
