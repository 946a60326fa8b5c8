import { createReadStream } from 'node:fs';
import type { Answer, Parameters } from '@daybook/book';
import { DaybookProblem } from '@daybook/book';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import { inputLines } from '../input-lines';
import { writeTable } from '../table';
import type { Target } from '../target';
import { type CommonOptions, type Environment, openTarget, parametersOf, withQuestion, withTarget } from './options';

interface AskOptions extends CommonOptions {
  readonly questions?: string;
  readonly csv?: boolean;
}

/** `daybook ask`: what a metric was, as of a date, as at a position. */
export function askCommand(program: Command, environment: Environment): void {
  withQuestion(withTarget(program.command('ask').description('ask what a metric was')))
    .argument('[metric...]', 'ids such as WF.TURNOVER.FTE')
    .option('--questions <file>', 'NDJSON of {metric, authority, asOf, asAt}; - reads standard input')
    .option('--json', 'print exactly what the HTTP interface answers')
    .option('--csv', 'print the tidy table')
    .action(async (metrics: readonly string[], options: AskOptions) => {
      const questions = options.questions === undefined ? null : await readQuestions(options.questions);
      if (questions === null && metrics.length === 0) {
        throw new CommandError(EXIT.usage, 'name a metric, such as WF.TURNOVER.FTE, or give --questions FILE');
      }
      const parameters = parametersOf(options as Record<string, unknown>, environment);
      const target = await openTarget(options, { environment, access: 'read' });
      try {
        if (questions !== null) await answerQuestions(target, questions, parameters);
        else if (metrics.length === 1) await answerOne(target, { metric: metrics[0] as string, parameters }, options);
        else await answerQuestions(target, metrics.map((metric) => ({ metric, parameters })), {});
      } finally {
        await target.close();
      }
    });
}

interface AskedQuestion {
  readonly metric: string;
  readonly parameters: Parameters;
}

async function answerOne(target: Target, { metric, parameters }: AskedQuestion, options: AskOptions): Promise<void> {
  if (options.csv === true) {
    process.stdout.write(await target.askCsv(metric, parameters));
    return;
  }
  const answer = await target.ask(metric, parameters);
  if (options.json === true || !process.stdout.isTTY) process.stdout.write(`${JSON.stringify(answer)}\n`);
  else writeTable(rowsOf(answer));
}

/** One answer a line, in order; a bad question gives its problem on its line and costs nothing else. */
async function answerQuestions(target: Target, questions: readonly (AskedQuestion | DaybookProblem)[], defaults: Parameters): Promise<void> {
  for (const question of questions) {
    let line: object;
    try {
      if (question instanceof DaybookProblem) throw question;
      line = await target.ask(question.metric, { ...defaults, ...question.parameters });
    } catch (error) {
      if (!(error instanceof DaybookProblem)) throw error;
      line = error.document('/v1/metrics');
      process.exitCode = EXIT.no;
    }
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

async function readQuestions(file: string): Promise<readonly (AskedQuestion | DaybookProblem)[]> {
  const questions: (AskedQuestion | DaybookProblem)[] = [];
  const input = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const lines of inputLines(input as AsyncIterable<Buffer>)) {
      questions.push(...lines.map(({ raw, line }) => readQuestion(Buffer.from(raw).toString(), line)));
    }
  } catch (error) {
    throw new CommandError(EXIT.usage, `${file} cannot be read: ${(error as Error).message}`);
  }
  return questions;
}

function readQuestion(text: string, line: number): AskedQuestion | DaybookProblem {
  let question: unknown;
  try {
    question = JSON.parse(text);
  } catch {
    return new DaybookProblem('malformed', `line ${line} is not JSON`);
  }
  const { metric, ...rest } = Object(question) as Record<string, unknown>;
  if (typeof metric !== 'string') return new DaybookProblem('missing-parameter', `line ${line} names no metric`);
  const wrong = Object.entries(rest).find(([, value]) => typeof value !== 'string');
  if (wrong !== undefined) return new DaybookProblem('bad-parameter', `line ${line}: ${wrong[0]} must be text`);
  return { metric, parameters: rest as Parameters };
}

function rowsOf(answer: Answer): readonly (readonly [string, string])[] {
  const { window, numerator, denominator } = answer;
  const year = window === undefined ? [] : [['window', `${window.from} to ${window.to}${window.complete ? '' : ' (to date)'}`] as const];
  return [
    ['metric', `${answer.metric}, definition ${answer.definition}`],
    ['of', `${answer.scope.name} (${answer.scope.code})`],
    ['as of', `the end of ${answer.asOf}`],
    ['as at', `position ${answer.asAt.position}${answer.asAt.recordedAt === null ? '' : `, recorded ${answer.asAt.recordedAt}`}`],
    ...year,
    ['answer', answer.display],
    ['made of', `${numerator ?? '–'}${denominator === null ? '' : ` ÷ ${denominator}`}`],
    ['follows', answer.follows],
  ];
}
