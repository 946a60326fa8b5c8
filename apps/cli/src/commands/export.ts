import { once } from 'node:events';
import type { Parameters } from '@daybook/book';
import type { Command } from 'commander';
import { whileViewsCatchUp } from '../directory-target';
import { CommandError, EXIT } from '../exit';
import type { Target } from '../target';
import {
  type CommonOptions,
  type Environment,
  flagParameters,
  onTarget,
  openDirectory,
  questionParameters,
  withExample,
  withTarget,
} from './options';

interface ExportOptions extends CommonOptions {
  readonly format: string;
  readonly limit?: string;
  readonly asAt?: string;
}

interface EpisodesOptions extends CommonOptions {
  readonly year: string;
}

const NOT_FROM_A_SERVER =
  'episodes hold where children live, and no server gives them out: export them with --data, from the data ' +
  'directory itself, which can be read while a server works on it';

/** `daybook export`: the log, and the files of returns. */
export function exportCommand(program: Command, environment: Environment): void {
  const exporting = program.command('export').description('write what is recorded in a form for others');
  exportLogCommand(exporting, environment);
  exportEpisodesCommand(exporting, environment);
}

/** `daybook export log`: every entry as NDJSON, which `record` takes as it stands. */
function exportLogCommand(exporting: Command, environment: Environment): void {
  const log = withTarget(exporting.command('log'))
    .summary('every entry of the log')
    .description(
      'Write the log as NDJSON, an entry a line with its position and when it was recorded. Another ' +
        'Daybook can record it: it then knows the same, and has the same state-hash.',
    )
    .option('--after <position>', 'only what was recorded after this position')
    .option('--as-at <when>', 'only what had been recorded by this position, instant or date')
    .option('--limit <n>', 'only so many entries')
    .option('--format <format>', 'ndjson', 'ndjson');
  withExample(
    log,
    'daybook export log > log.ndjson',
    'daybook record log.ndjson --format log --data ./elsewhere',
  ).action(async ({ format, limit, asAt, ...options }: ExportOptions) => {
    if (format !== 'ndjson') throw new CommandError(EXIT.usage, 'the log is exported as ndjson');
    const most = limit === undefined ? Infinity : Number(limit);
    if (Number.isNaN(most) || most < 1) throw new CommandError(EXIT.usage, '--limit is a number from 1');
    await onTarget(options, { environment, access: 'read' }, async (target) => {
      const upTo = asAt === undefined ? null : BigInt(await target.positionAt(asAt));
      await writeLog(target, { parameters: flagParameters(options), bounds: { most, upTo } });
    });
  });
}

/** `daybook export episodes`: the Episodes of a year's file, which `record --format ssda903` takes. */
function exportEpisodesCommand(exporting: Command, environment: Environment): void {
  const episodes = withTarget(exporting.command('episodes'))
    .summary("the Episodes of a year's SSDA903 file")
    .description(
      'Write the Episodes of the children looked after return of one year as CSV, sorted by CHILD and ' +
        'DECOM: the rows that were open on a day of the year, as they stood at its end. With --as-at they ' +
        'are those that were known then.',
    )
    .option('--authority <code>', 'local authority, three digits (default $DAYBOOK_AUTHORITY)')
    .requiredOption('--year <year>', 'the year in which the return ends: 2025 is that to 31 March 2025')
    .option('--as-at <when>', 'from what had been recorded by this position, instant or date');
  withExample(episodes, 'daybook export episodes --authority 333 --year 2025 > episodes-2025.csv').action(
    async ({ year, ...options }: EpisodesOptions) => {
      if (options.server !== undefined) throw new CommandError(EXIT.usage, NOT_FROM_A_SERVER);
      const book = await openDirectory(options, { environment, access: 'read' });
      try {
        const parameters = { ...questionParameters(options, environment), year };
        await whileViewsCatchUp(book, book.position({}));
        for await (const lines of book.exportEpisodes(parameters)) await writeOut(lines);
      } finally {
        await book.close();
      }
    },
  );
}

/** Where an export of the log ends: after so many entries, and at a position, if any. */
interface Bounds {
  readonly most: number;
  readonly upTo: bigint | null;
}

async function writeLog(
  target: Target,
  { parameters, bounds }: { readonly parameters: Parameters; readonly bounds: Bounds },
): Promise<void> {
  let { most } = bounds;
  for await (const page of target.exportLog(parameters)) {
    const { bytes, lines } = firstLines(Buffer.from(page), { ...bounds, most });
    most -= lines;
    await writeOut(bytes);
    if (most <= 0 || bytes.length < page.length) return;
  }
}

async function writeOut(bytes: Uint8Array): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
}

const NEWLINE = 0x0a;

/** With what each line begins, and how much of it is surely enough to hold that. */
const POSITION = /^\{"position":"(\d+)"/;
const POSITION_BYTES = 40;

function firstLines(
  page: Buffer,
  { most, upTo }: Bounds,
): { readonly bytes: Buffer; readonly lines: number } {
  if (most === Infinity && upTo === null) return { bytes: page, lines: 0 };
  let end = 0;
  let lines = 0;
  while (lines < most && end < page.length) {
    const [, position] = POSITION.exec(page.toString('utf8', end, end + POSITION_BYTES)) ?? [];
    if (upTo !== null && BigInt(position ?? 0) > upTo) break;
    end = page.indexOf(NEWLINE, end) + 1;
    lines++;
  }
  return { bytes: page.subarray(0, end), lines };
}
