import type { ExplainedItem, ExplainedList, Explanation } from '@daybook/book';
import type { Command } from 'commander';
import { writeColumns } from '../table';
import { type CommonOptions, type Environment, openTarget, parametersOf, withQuestion, withTarget } from './options';

/** `daybook explain`: the facts and events behind a number. */
export function explainCommand(program: Command, environment: Environment): void {
  withQuestion(withTarget(program.command('explain').description('show the facts and events behind a number')))
    .argument('<metric>', 'an id such as WF.TURNOVER.FTE')
    .option('--part <part>', 'only numerator, denominator or leftOut')
    .option('--limit <n>', 'how many of each part (default 100)')
    .option('--next <cursor>', 'the page that follows one with this cursor')
    .option('--json', 'print exactly what the HTTP interface answers')
    .action(async (metric: string, options: CommonOptions) => {
      const parameters = parametersOf(options as Record<string, unknown>, environment);
      const target = await openTarget(options, { environment, access: 'read' });
      try {
        const explanation = await target.explain(metric, parameters);
        if (options.json === true || !process.stdout.isTTY) process.stdout.write(`${JSON.stringify(explanation)}\n`);
        else writeExplanation(explanation);
      } finally {
        await target.close();
      }
    });
}

function writeExplanation({ answer, numerator, denominator, leftOut }: Explanation): void {
  process.stdout.write(`${answer.metric} of ${answer.scope.name}, as of ${answer.asOf}: ${answer.display}\n`);
  writeList('numerator', numerator);
  writeList('denominator', denominator);
  writeList('left out', leftOut);
}

function writeList(name: string, list: ExplainedList | undefined): void {
  if (list === undefined || list.items.length === 0) return;
  process.stdout.write(`\n${name}${list.total == null ? '' : `: ${list.total}`}\n`);
  writeColumns(['who', 'what', 'from', 'to', 'amount', 'because'], list.items.map(rowOf));
  if (list.next !== null) process.stdout.write(`… more with --part and --next ${list.next}\n`);
}

function rowOf({ subject, fact, amount, reason, because }: ExplainedItem): readonly string[] {
  const events = because.map(({ type, effectiveOn, position }) => `${type} ${effectiveOn ?? ''} @${position}`);
  return [subject, `${fact.what} ${fact.key}`.trim(), fact.from, fact.to ?? '', amount ?? reason ?? '', events.join(', ')];
}
