import type { BeliefShown, Parameters, StateShown, SubjectState, TimelineShown } from '@daybook/book';
import type { Command } from 'commander';
import { printJsonOr } from '../printed';
import { pathOfSubject } from '../subject-address';
import { writeColumns, writeTable } from '../table';
import {
  type CommonOptions,
  type Environment,
  onTarget,
  questionParameters,
  wantsJson,
  withExample,
  withTarget,
} from './options';

/** What is known of a subject: how it stands on a day, and all that was ever believed of it. */
interface Life {
  readonly state: StateShown;
  readonly timeline: TimelineShown;
}

/** `daybook show`: one worker, post, child or team, or the authority. */
export function showCommand(program: Command, environment: Environment): void {
  const command = program
    .command('show')
    .summary('show one worker, post, child or team')
    .description(
      'Show what was so of one worker, post, child or team, or of the authority, at the end of a day, and ' +
        'every fact that was believed of it, with the events behind it.',
    )
    .argument('<subject>', 'such as worker/SW-1042, post/P-7, child/C-31, team/Duty or authority/333')
    .option('--authority <code>', 'local authority, three digits (default $DAYBOOK_AUTHORITY)')
    .option('--as-of <date>', 'the day that the state is of (default today)')
    .option('--as-at <when>', 'what had been recorded by this position, instant or date (default the end)')
    .option('--fresh <position>', 'wait until the answer reflects at least this position')
    .option('--json', 'print what the HTTP interface answers, a problem too');
  withExample(
    withTarget(command),
    'daybook show worker/SW-1042 --authority 333 --as-of 2024-09-30 --as-at 2025-03-01',
  ).action(async (subject: string, options: CommonOptions) => {
    const parameters = questionParameters(options, environment);
    const instance = pathOfSubject(subject);
    await onTarget(options, { environment, access: 'read' }, async (target) => {
      const ask = async (): Promise<Life> => {
        const state = await target.subject('state', subject, parameters);
        // At the position of the state, so that both are of one knowledge whatever is recorded in between.
        const timeline = await target.subject('timeline', subject, timelineParameters(parameters, state));
        return { state, timeline };
      };
      await printJsonOr(writeLife, { ask, instance, json: wantsJson(options) });
    });
  });
}

function timelineParameters({ authority }: Parameters, { position }: StateShown): Parameters {
  return { authority, asAt: position };
}

/** Writes a life for somebody to read: how it stands, what is believed, what does not add up. */
export function writeLife({ state, timeline }: Life): void {
  writeTable(headingOf(state));
  writeState(state.state);
  process.stdout.write('\n');
  writeColumns(
    ['what', 'from', 'to', 'value', 'known from', 'known until', 'because'],
    timeline.facts.map(rowOfBelief),
  );
  if (timeline.findings.length === 0) return;
  process.stdout.write('\n');
  const findings = timeline.findings.map(({ rule, from, to, message }) => [rule, from, to ?? '', message]);
  writeColumns(['does not add up', 'from', 'to', 'what'], findings);
}

function headingOf({ subject, aliases, asOf, asAt }: StateShown): readonly (readonly [string, string])[] {
  const recorded = asAt.recordedAt === null ? '' : `, recorded ${asAt.recordedAt}`;
  return [
    ['subject', [subject, ...aliases.map((alias) => `also ${alias}`)].join(', ')],
    ['as of', `the end of ${asOf}`],
    ['as at', `position ${asAt.position}${recorded}`],
  ];
}

/** What is one thing as a name and a value, what is many as columns under its name. */
function writeState(state: SubjectState): void {
  const members = Object.entries(state);
  const single = members.filter(([, value]) => !Array.isArray(value));
  writeTable(single.map(([name, value]) => [wordsOf(name), textOf(value)] as const));
  for (const [name, rows] of members) {
    if (!Array.isArray(rows) || rows.length === 0) continue;
    const fields = Object.keys(rows[0] as object);
    process.stdout.write(`\n${wordsOf(name)}\n`);
    writeColumns(
      fields.map(wordsOf),
      rows.map((row: Readonly<Record<string, unknown>>) => fields.map((field) => cellOf(row[field]))),
    );
  }
}

function rowOfBelief(belief: BeliefShown): readonly string[] {
  const { what, key, from, to, value, knownFrom, knownUntil, because } = belief;
  return [
    `${what} ${key}`.trim(),
    from,
    to ?? '',
    cellOf(value),
    knownFrom,
    knownUntil ?? '',
    because.map(({ type, position }) => `${type} @${position}`).join(', '),
  ];
}

/** `lastDayInclusive` as `last day inclusive`. */
function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function textOf(value: unknown): string {
  return cellOf(value) || '–';
}

/** What is not known is left out: a cell is for looking at, `--json` says everything. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(cellOf).join(' ');
  if (typeof value !== 'object') return String(value as string | number);
  const members = Object.entries(value).map(([name, member]) => [wordsOf(name), cellOf(member)]);
  return members.flatMap(([name, cell]) => (cell === '' ? [] : [`${name} ${cell}`])).join(', ');
}
