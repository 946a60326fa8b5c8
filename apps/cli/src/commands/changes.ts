import type { Changes, FindingsPage } from '@daybook/book';
import type { Command } from 'commander';
import { writeColumns } from '../table';
import { printJsonOr } from '../printed';
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

/** `daybook changes`: why a number moved between two positions. */
export function changesCommand(program: Command, environment: Environment): void {
  const command = program
    .command('changes')
    .summary('show why a number moved')
    .description(
      'Show how the answer to a question went from one position to another, event by event. ' +
        'The effects add up exactly to the difference.',
    )
    .argument('<metric>', 'an id such as WF.TURNOVER.FTE')
    .option('--from <when>', 'what had been recorded by this position, instant or date')
    .option('--since-published', 'since the authority published the figure, in place of --from')
    .option('--to <when>', 'and by this one (default the end of the log)')
    .option('--limit <n>', 'how many steps (default 100, at most 1000)')
    .option('--next <cursor>', 'the page that follows the one that ended with this cursor')
    .option('--json', 'print what the HTTP interface answers, a problem too');
  withExample(
    withQuestion(withTarget(command)),
    'daybook changes WF.TURNOVER.FTE --authority 333 --as-of 2024-09-30 --from 2024-12-11',
  ).action(async (metric: string, options: CommonOptions) => {
    const since = options['sincePublished'] === true ? { sincePublished: 'true' } : {};
    const parameters = { ...questionParameters(options, environment), ...since };
    await onTarget(options, { environment, access: 'read' }, async (target) => {
      const ask = (): Promise<Changes> => target.changes(metric, parameters);
      const instance = `/v1/metrics/${encodeURIComponent(metric)}/changes`;
      await printJsonOr(writeChanges, { ask, instance, json: wantsJson(options) });
    });
  });
}

function writeChanges({ asOf, before, after, steps, next, published }: Changes): void {
  const { metric, scope } = after;
  if (published !== undefined) {
    const { value, asAt, event } = published;
    const made = `as at position ${asAt}, on ${event.effectiveOn ?? ''}`;
    process.stdout.write(`published as ${value ?? 'no number'}, ${made}\n`);
  }
  process.stdout.write(`${metric} of ${scope.name}, as of ${asOf}: ${before.display} → ${after.display}\n\n`);
  const rows = steps.map(({ event, amends, numerator, denominator, valueAfter }) => [
    event.position,
    event.recordedAt.slice(0, 10),
    amends === undefined ? event.type : `${event.type} of ${amends.type} @${amends.position}`,
    event.effectiveOn ?? amends?.effectiveOn ?? '',
    numerator,
    denominator,
    valueAfter ?? '',
  ]);
  writeColumns(['at', 'recorded', 'event', 'effective', 'numerator', 'denominator', 'then'], rows);
  if (next !== null) process.stdout.write(`… more with --next ${next}\n`);
}

/** `daybook findings`: what does not add up. */
export function findingsCommand(program: Command, environment: Environment): void {
  const command = program
    .command('findings')
    .summary('show what does not add up')
    .description('Show what rules remark on in the record of an authority, with the events behind it.')
    .option('--rule <rule>', 'only this rule, such as left-twice')
    .option('--subject <subject>', 'only this subject, such as worker/SW-1042')
    .option('--limit <n>', 'how many (default 100, at most 1000)')
    .option('--next <cursor>', 'the page that follows the one that ended with this cursor')
    .option('--json', 'print what the HTTP interface answers, a problem too');
  withExample(
    withQuestion(withTarget(command)),
    'daybook findings --authority 333 --as-of 2024-09-30',
  ).action(async (options: CommonOptions) => {
    const parameters = questionParameters(options, environment);
    await onTarget(options, { environment, access: 'read' }, async (target) => {
      const ask = (): Promise<FindingsPage> => target.findings(parameters);
      await printJsonOr(writeFindings, { ask, instance: '/v1/findings', json: wantsJson(options) });
    });
  });
}

function writeFindings({ total, byRule, items, next }: FindingsPage): void {
  const counts = byRule.map(({ rule, count }) => `${count} ${rule}`).join(', ');
  process.stdout.write(total === 0 ? 'everything adds up\n' : `${total} findings: ${counts}\n\n`);
  if (items.length === 0) return;
  writeColumns(
    ['who', 'rule', 'from', 'to', 'what'],
    items.map(({ subject, rule, from, to, message }) => [subject, rule, from, to ?? '', message]),
  );
  if (next !== null) process.stdout.write(`… more with --next ${next}\n`);
}
