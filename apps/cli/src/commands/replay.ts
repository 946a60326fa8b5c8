import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Book,
  intervals,
  type Interval,
  openBook,
  Replay,
  type ReplayPlan,
  type ReplayPoint,
} from '@daybook/book';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import { ProgressBar } from '../progress';
import { eventKeysOf, eventsOf } from '../replay-files';
import { ReplayTable } from '../replay-table';
import type { Target } from '../target';
import {
  type CommonOptions,
  type Environment,
  onTarget,
  wantsJson,
  withExample,
  withTarget,
} from './options';

interface ReplayOptions extends CommonOptions {
  readonly authority?: string;
  readonly metrics: string;
  readonly every: string;
  readonly by: string;
  readonly from: string;
  readonly to?: string;
  readonly without?: string;
  readonly with?: string;
  readonly into?: string;
}

const usualMetrics = 'WF.INPOST.HC,WF.TURNOVER.FTE,WF.AGENCY.FTE,WF.VACANCY,WF.CASELOAD';

/** `daybook replay`: history run forward from the log, as it was or as it might have been. */
export function replayCommand(program: Command, environment: Environment): void {
  const command = withTarget(program.command('replay'))
    .summary('run history forward and watch metrics evolve')
    .description(
      'Run history forward from the log and print metrics as they evolve: by month of effect (what ' +
        'each month looks like today), or by month of knowledge (what was known at the end of each). With ' +
        'events left out or added: what if. Nothing of it is written to the Daybook that is replayed.',
    )
    .option('--authority <code>', 'local authority, three digits (default $DAYBOOK_AUTHORITY)')
    .option('--metrics <ids>', 'metrics, separated by commas', usualMetrics)
    .option('--every <interval>', `a point for each ${intervals.join(', ')}`, 'month')
    .option('--by <what>', 'effect or knowledge', 'effect')
    .option('--from <position>', 'print from this position of the log on', '0')
    .option('--to <position>', 'play nothing that was recorded after this position')
    .option('--without <file>', 'NDJSON of events, entries or {"source", "id"}: they were never told')
    .option('--with <file>', 'NDJSON of events or entries that were told besides, each at its time')
    .option('--into <dir>', 'leave what is played as a Daybook of its own, marked a sandbox, to be asked')
    .option('--json', 'print an answer a line, as the HTTP interface gives it');
  withExample(
    command,
    'daybook replay --authority 333 --by knowledge --every quarter',
    'daybook replay --authority 333 --without corrections.ndjson --into ./what-if',
  ).action(async (options: ReplayOptions) => {
    const plan = await planOf(options, environment);
    await onTarget(options, { environment, access: 'read' }, (target) => replay(target, plan, options));
  });
}

async function planOf(options: ReplayOptions, environment: Environment): Promise<ReplayPlan> {
  const authority = options.authority ?? environment['DAYBOOK_AUTHORITY'];
  if (authority === undefined) throw usage('name an authority: --authority 333, or $DAYBOOK_AUTHORITY');
  const { every, by } = options;
  if (!isInterval(every)) throw usage(`--every is one of ${intervals.join(', ')}`);
  if (by !== 'effect' && by !== 'knowledge') throw usage('--by is effect or knowledge');
  return {
    authority,
    metrics: options.metrics.split(',').map((id) => id.trim()),
    by,
    every,
    from: positionOf('--from', options.from),
    to: options.to === undefined ? BEYOND : positionOf('--to', options.to),
    without: options.without === undefined ? [] : await eventKeysOf(options.without),
    with: options.with === undefined ? [] : await eventsOf(options.with),
  };
}

/** Beyond the end of every log. */
const BEYOND = 2n ** 64n;

function isInterval(text: string): text is Interval {
  return (intervals as readonly string[]).includes(text);
}

function positionOf(flag: string, text: string): bigint {
  if (!/^\d{1,20}$/.test(text)) throw usage(`${flag} is a position of the log, such as 42`);
  return BigInt(text);
}

function usage(sentence: string): CommandError {
  return new CommandError(EXIT.usage, sentence);
}

async function replay(source: Target, plan: ReplayPlan, options: ReplayOptions): Promise<void> {
  const stage = await openStage(plan, options.into);
  try {
    const bar = new ProgressBar('replaying');
    const total = Number(await source.head());
    let played = 0;
    const onProgress = ({ done }: { readonly done: number }): void =>
      bar.update({ done: (played = done), total });
    const replaying = new Replay(plan, { source, stage: stage?.book ?? null, onProgress });
    const table = wantsJson(options) ? null : new ReplayTable(plan);
    for await (const point of replaying.run()) print(point, table);
    bar.finish(played);
    for (const { source: from, id } of replaying.notMet) {
      process.stderr.write(`not in the log, so not left out: ${from} ${id}\n`);
    }
    if (options.into !== undefined) {
      await stage?.book.position({});
      process.stderr.write(`what was played can be asked: --data ${options.into}\n`);
    }
  } finally {
    await stage?.close();
  }
}

function print({ asOf, answers }: ReplayPoint, table: ReplayTable | null): void {
  if (table !== null) table.write(asOf, answers);
  else process.stdout.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
}

/** A Daybook that history is told to, and how it is put away. */
interface Stage {
  readonly book: Book;
  close(): Promise<void>;
}

/** Where history is altered or kept it is told to a Daybook of its own: `--into`, or one for now. */
async function openStage(plan: ReplayPlan, into: string | undefined): Promise<Stage | null> {
  const isAltered = plan.without.length > 0 || plan.with.length > 0;
  if (into === undefined && !isAltered) return null;
  const place = into ?? mkdtempSync(join(tmpdir(), 'daybook-replay-'));
  const environment = { DAYBOOK_DATA: place, DAYBOOK_SANDBOX: 'true' };
  const book = await openBook({ environment, access: 'record', threads: false });
  const close = async (): Promise<void> => {
    await book.close();
    if (into === undefined) rmSync(place, { recursive: true, force: true });
  };
  if (book.state().head === 0n) return { book, close };
  await close();
  throw usage(`${place} holds a Daybook already: --into makes a new one`);
}
