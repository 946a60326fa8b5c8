import { join, resolve } from 'node:path';
import { DaybookProblem } from '@daybook/book';
import { isAuthorityCode, isCivilDate, londonDateOf } from '@daybook/events';
import type { Command } from 'commander';
import { type ExtractReading, extractFormats } from '@daybook/formats';
import { CommandError, EXIT } from '../exit';
import { damageOfExtract, extractReading, isExtractFormat } from '../extract/extract-file';
import { recordExtract } from '../extract/extract-recording';
import { damageOf, mustBeText } from '../input-file';
import { type FileRecording, recordFile, type Tally } from '../recording';
import { RefusalFile } from '../refusal-file';
import { RETURN_FORMAT, ReturnFiles } from '../ssda903/return-files';
import { recordReturn } from '../ssda903/return-recording';
import type { Target } from '../target';
import { type CommonOptions, type Environment, openTarget, withExample, withTarget } from './options';

interface RecordOptions extends CommonOptions {
  readonly format: string;
  readonly mapping?: string;
  readonly authority?: string;
  readonly from?: string;
  readonly strict?: boolean;
  readonly skipBad?: boolean;
  readonly dryRun?: boolean;
  readonly refused?: string;
}

const formats = ['cloudevents', 'log', RETURN_FORMAT, ...extractFormats];

/** `daybook record`: files of events into the log; safe to run again. */
export function recordCommand(program: Command, environment: Environment): void {
  const command = program
    .command('record')
    .summary('record events from files')
    .description(
      'Record the events of files, in their order. What was recorded before is a duplicate and changes ' +
        'nothing, so it is safe to run again. What is refused is written, with its reason, to ' +
        'FILE.refused.ndjson (stdin.refused.ndjson in the data directory), and the exit code is 1.',
    )
    .argument('<file...>', 'NDJSON, a JSON event or array of events, CSV, or XML; - is standard input')
    .option(
      '--format <format>',
      'cloudevents or log: either is known when it is met; ssda903: the children looked after return; ' +
        'employments or assignments: CSV extracts',
      'cloudevents',
    )
    .option('--mapping <file>', 'for extracts: which column is what, as JSON')
    .option(
      '--authority <code>',
      'for returns and extracts, which do not say whose they are (default $DAYBOOK_AUTHORITY)',
    )
    .option(
      '--from <date>',
      'for returns: the first day of which the files tell everything (default that of their year)',
    )
    .option('--strict', 'refuse an event that would not add up with what is recorded')
    .option('--skip-bad', 'record what can be read of a file that is damaged or cut off')
    .option('--dry-run', 'check each event by itself and record nothing')
    .option('--refused <file>', 'where refused rows of all files go instead')
    .option('--json', 'print one line at the end: {recorded, duplicates, refused, position}');
  withExample(
    withTarget(command),
    'daybook record events.ndjson',
    'daybook record staff.csv --format employments --mapping staff.mapping.json --authority 333',
    'daybook record episodes.csv header.csv --format ssda903 --authority 333',
    'daybook export log --server http://127.0.0.1:8080 | daybook record - --format log',
  ).action(async (files: readonly string[], options: RecordOptions) => {
    const meant = mustBeMeant(options, environment);
    await mustBeUsable(files, options, meant);
    const tally = { recorded: 0, duplicates: 0, refused: 0, damaged: 0 };
    const target =
      options.dryRun === true ? null : await openTarget(options, { environment, access: 'record' });
    try {
      await recordFiles(files, { target, options, tally, environment, meant });
      await settle(target);
      report(tally, { options, position: (await target?.head()) ?? null });
    } finally {
      await target?.close();
    }
    if (tally.refused + tally.damaged > 0) process.exitCode = EXIT.no;
  });
}

function refuse(sentence: string): never {
  throw new CommandError(EXIT.usage, sentence);
}

/** How files that are not events themselves are read: at most one of the two. */
interface Meant {
  readonly extract: ExtractReading | null;
  readonly returned: ReturnFiles | null;
}

/** What the options say of files that are no events; options that go with nothing are refused. */
function mustBeMeant(options: RecordOptions, environment: Environment): Meant {
  const { format, mapping } = options;
  if (!formats.includes(format)) refuse(`--format ${format} is not one of ${formats.join(', ')}`);
  const isReturn = format === RETURN_FORMAT;
  const fallback = isReturn || isExtractFormat(format) ? environment['DAYBOOK_AUTHORITY'] : undefined;
  const authority = options.authority ?? fallback;
  if (authority !== undefined && !isAuthorityCode(authority)) {
    refuse(`--authority ${authority} is not the code of a local authority`);
  }
  const extract = extractReading({ format, mapping, authority });
  if (isReturn) return { extract, returned: returnFiles(options, authority) };
  if (options.from !== undefined) refuse(`--from goes with --format ${RETURN_FORMAT} only`);
  return { extract, returned: null };
}

function returnFiles({ from, strict }: RecordOptions, authority: string | undefined): ReturnFiles {
  if (authority === undefined) {
    refuse(`--format ${RETURN_FORMAT} needs --authority, the code of the authority whose return it is`);
  }
  if (strict === true) {
    refuse(`--strict does not go with --format ${RETURN_FORMAT}: a return is compared as a whole`);
  }
  const today = londonDateOf(Date.now());
  if (from === undefined) return new ReturnFiles({ authority, today });
  if (!isCivilDate(from)) refuse(`--from ${from} is not a date such as 2024-04-01`);
  return new ReturnFiles({ authority, today, from });
}

/** Whatever can be found out before anything is recorded is. */
async function mustBeUsable(
  files: readonly string[],
  { refused, skipBad }: RecordOptions,
  meant: Meant,
): Promise<void> {
  for (const file of files) {
    mustBeText(file);
    if (refused !== undefined && resolve(refused) === resolve(file)) {
      refuse(`--refused ${refused} is a file to be recorded`);
    }
    const damage = await damageIn(file, meant);
    if (damage !== null && skipBad !== true) {
      const name = file === '-' ? 'standard input' : file;
      refuse(`${name} is damaged, nothing was recorded: ${damage}; --skip-bad records what can be read`);
    }
  }
}

/** In what way a file is not whole, or null; standard input shows it only as it goes. */
async function damageIn(file: string, { extract, returned }: Meant): Promise<string | null> {
  if (returned !== null) return returned.damageOf(file);
  if (file === '-') return null;
  return extract === null ? damageOf(file) : damageOfExtract(file, extract);
}

interface Recording {
  readonly target: Target | null;
  readonly options: RecordOptions;
  readonly tally: Tally;
  readonly environment: Environment;
  readonly meant: Meant;
}

async function recordFiles(
  files: readonly string[],
  { target, options, tally, environment, meant }: Recording,
): Promise<void> {
  const strict = options.strict === true;
  const shared = options.refused === undefined ? undefined : new RefusalFile(options.refused);
  for (const file of files) {
    const refusals = shared ?? new RefusalFile(refusalFileOf(file, options, environment));
    try {
      const recording = { target, strict, refusals, tally };
      await recordAs(file, recording, meant);
    } finally {
      if (refusals !== shared) refusals.close();
    }
  }
  shared?.close();
}

async function recordAs(file: string, recording: FileRecording, { extract, returned }: Meant): Promise<void> {
  if (returned !== null) await recordReturn(file, recording, returned);
  else if (extract !== null) await recordExtract(file, recording, extract);
  else await recordFile(file, recording);
}

/** Against a server there may be no data directory here: then standard input's refusals go to this folder. */
function refusalFileOf(file: string, { data, server }: RecordOptions, environment: Environment): string {
  if (file !== '-') return `${file}.refused.ndjson`;
  const otherwise = server === undefined ? './daybook-data' : '.';
  return join(data ?? environment['DAYBOOK_DATA'] ?? otherwise, 'stdin.refused.ndjson');
}

/** What was recorded is durable, whatever becomes of the views: the next question brings them along. */
async function settle(target: Target | null): Promise<void> {
  try {
    await target?.settle();
  } catch (error) {
    if (!(error instanceof DaybookProblem)) throw error;
    process.stderr.write(`recorded; but the views are not up to date yet: ${error.message}\n`);
  }
}

function report(
  { recorded, duplicates, refused }: Tally,
  { options, position }: { readonly options: RecordOptions; readonly position: string | null },
): void {
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ recorded, duplicates, refused, position })}\n`);
    return;
  }
  const verb = options.dryRun === true ? 'would be recorded' : 'recorded';
  process.stdout.write(`${recorded} ${verb}, ${duplicates} known already, ${refused} refused`);
  process.stdout.write(position === null ? '\n' : `; the log ends at position ${position}\n`);
}
