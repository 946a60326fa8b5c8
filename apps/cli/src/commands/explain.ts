import type { ExplainedItem, ExplainedList, Explanation } from '@daybook/book';
import type { Command } from 'commander';
import { printJsonOr } from '../printed';
import { writeColumns } from '../table';
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

/** `daybook explain`: the facts and events behind a number. */
export function explainCommand(program: Command, environment: Environment): void {
  const command = program
    .command('explain')
    .summary('show the facts and events behind a number')
    .description(
      'Show what was counted in a number, what was left out and why, and the events that say so. ' +
        'The amounts add up exactly to the numerator and the denominator.',
    )
    .argument('<metric>', 'an id such as WF.TURNOVER.FTE')
    .option('--part <part>', 'only one list: numerator, denominator or leftOut')
    .option('--limit <n>', 'how many of each list (default 100, at most 1000)')
    .option('--next <cursor>', 'the page that follows the one that ended with this cursor')
    .option('--json', 'print what the HTTP interface answers, a problem too');
  withExample(
    withQuestion(withTarget(command)),
    'daybook explain WF.TURNOVER.FTE --authority 333 --as-of 2024-09-30 --part numerator',
  ).action(async (metric: string, options: CommonOptions) => {
    const parameters = questionParameters(options, environment);
    await onTarget(options, { environment, access: 'read' }, async (target) => {
      const ask = (): Promise<Explanation> => target.explain(metric, parameters);
      const instance = `/v1/metrics/${encodeURIComponent(metric)}/explain`;
      await printJsonOr(writeExplanation, { ask, instance, json: wantsJson(options) });
    });
  });
}

function writeExplanation({ answer, numerator, denominator, leftOut }: Explanation): void {
  const { metric, scope, asOf, asAt, display } = answer;
  process.stdout.write(
    `${metric} of ${scope.name}, as of ${asOf}, as at position ${asAt.position}: ${display}\n`,
  );
  const isEmpty = [numerator, denominator, leftOut].every((list) => (list?.items.length ?? 0) === 0);
  if (isEmpty) process.stdout.write('nothing was counted, and nothing left out\n');
  writeList({ name: 'numerator', part: 'numerator', list: numerator });
  writeList({ name: 'denominator', part: 'denominator', list: denominator });
  writeList({ name: 'left out', part: 'leftOut', list: leftOut });
}

interface NamedList {
  readonly name: string;
  readonly part: string;
  readonly list: ExplainedList | undefined;
}

function writeList({ name, part, list }: NamedList): void {
  if (list === undefined) return;
  if (list.items.length === 0) return;
  process.stdout.write(`\n${name}${list.total == null ? '' : `: ${list.total}`}\n`);
  const amount = part === 'leftOut' ? 'why' : 'amount';
  writeColumns(['who', 'what', 'from', 'to', amount, 'because'], list.items.map(rowOf));
  if (list.next !== null) process.stdout.write(`… more with --part ${part} --next ${list.next}\n`);
}

function rowOf({ subject, fact, amount, reason, because }: ExplainedItem): readonly string[] {
  const events = because.map(({ type, position }) => `${type} @${position}`);
  return [
    subject,
    `${fact.what} ${fact.key}`.trim(),
    fact.from,
    fact.to ?? '',
    amount ?? reason ?? '',
    events.join(', '),
  ];
}
