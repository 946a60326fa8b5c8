import { createReadStream, createWriteStream, existsSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { readLine } from '@daybook/book';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import { inputLines } from '../input-lines';
import { ProgressBar } from '../progress';
import type { LineReceipt, Target } from '../target';
import { type CommonOptions, type Environment, openTarget, withTarget } from './options';

interface RecordOptions extends CommonOptions {
  readonly format: string;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly refused?: string;
}

const formats = ['cloudevents', 'log'];

/** What recording came to. */
interface Tally {
  recorded: number;
  duplicates: number;
  refused: number;
}

/** `daybook record`: files of events into the log; safe to run again. */
export function recordCommand(program: Command, environment: Environment): void {
  withTarget(program.command('record').description('record events from files'))
    .argument('<file...>', 'NDJSON or JSON CloudEvents, or log entries; - reads standard input')
    .option('--format <format>', formats.join(' or '), 'cloudevents')
    .option('--strict', 'refuse what would not add up')
    .option('--dry-run', 'read and check only, record nothing')
    .option('--refused <file>', 'where refused lines go (default FILE.refused.ndjson)')
    .option('--json', 'print one line at the end: recorded, duplicates, refused, position')
    .action(async (files: readonly string[], options: RecordOptions) => {
      if (!formats.includes(options.format)) {
        throw new CommandError(EXIT.usage, `--format ${options.format} is not one of ${formats.join(', ')}`);
      }
      for (const file of files) mustBeFile(file);
      const tally = { recorded: 0, duplicates: 0, refused: 0 };
      const target = options.dryRun === true ? null : await openTarget(options, { environment, access: 'record' });
      try {
        for (const file of files) await recordFile(file, { target, options, tally, environment });
        report(tally, { options, position: target === null ? null : (await target.position({})).position });
      } finally {
        await target?.close();
      }
      process.exitCode = tally.refused > 0 ? EXIT.no : EXIT.done;
    });
}

function mustBeFile(file: string): void {
  if (file !== '-' && !(existsSync(file) && statSync(file).isFile())) {
    throw new CommandError(EXIT.usage, `there is no file ${file}`);
  }
}

interface Recording {
  readonly target: Target | null;
  readonly options: RecordOptions;
  readonly tally: Tally;
  readonly environment: Environment;
}

async function recordFile(file: string, { target, options, tally, environment }: Recording): Promise<void> {
  const size = file === '-' ? 0 : statSync(file).size;
  const bar = new ProgressBar(`recording ${file === '-' ? 'standard input' : file}`);
  const refusals = new RefusalFile(options.refused ?? refusalFileOf(file, options, environment));
  // Receipts come back in order, so the lines that wait for theirs are always the first that were sent.
  const waiting: { readonly raw: Uint8Array; readonly line: number }[] = [];
  let bytes = 0;
  async function* sent(): AsyncGenerator<readonly Uint8Array[]> {
    const input = file === '-' ? process.stdin : createReadStream(file);
    for await (const lines of inputLines(input as AsyncIterable<Buffer>)) {
      waiting.push(...lines);
      for (const { raw } of lines) bytes += raw.length + 1;
      yield lines.map(({ raw }) => raw);
    }
  }
  const receipts = target === null ? judged(sent()) : target.record(sent(), { strict: options.strict === true });
  for await (const some of receipts) {
    for (const receipt of some) {
      const line = waiting.shift();
      if (receipt.status === 'refused') refusals.write(receipt, line);
      tally[receipt.status === 'duplicate' ? 'duplicates' : receipt.status]++;
    }
    bar.update(bytes, size);
  }
  bar.finish(bytes);
  await refusals.close();
}

/** With --dry-run: what can be said of lines without a log. */
async function* judged(lines: AsyncIterable<readonly Uint8Array[]>): AsyncGenerator<readonly LineReceipt[]> {
  let index = 0;
  for await (const some of lines) {
    yield some.map((line): LineReceipt => {
      const item = readLine(line);
      if ('event' in item) return { index: index++, source: item.event.source, id: item.event.id, status: 'recorded' };
      return { index: index++, status: 'refused', problem: item.refused };
    });
  }
}

function refusalFileOf(file: string, options: RecordOptions, environment: Environment): string {
  if (file !== '-') return `${file}.refused.ndjson`;
  return join(options.data ?? environment['DAYBOOK_DATA'] ?? './daybook-data', 'stdin.refused.ndjson');
}

/** Refused lines with their reason, one JSON object a line; no file where nothing is refused. */
class RefusalFile {
  private stream: WriteStream | undefined;

  constructor(private readonly file: string) {
    rmSync(file, { force: true });
  }

  write({ problem }: LineReceipt, line: { readonly raw: Uint8Array; readonly line: number } | undefined): void {
    this.stream ??= createWriteStream(this.file);
    const raw = Buffer.from(line?.raw ?? []).toString();
    this.stream.write(`${JSON.stringify({ line: line?.line ?? null, problem, raw })}\n`);
  }

  async close(): Promise<void> {
    const { stream } = this;
    if (stream === undefined) return;
    await new Promise<void>((resolve, reject) => stream.end((error?: Error | null) => (error ? reject(error) : resolve())));
    process.stderr.write(`refused lines, each with its reason: ${this.file}\n`);
  }
}

function report(tally: Tally, { options, position }: { readonly options: RecordOptions; readonly position: string | null }): void {
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ ...tally, position })}\n`);
    return;
  }
  const { recorded, duplicates, refused } = tally;
  const verb = options.dryRun === true ? 'would be recorded' : 'recorded';
  process.stdout.write(`${recorded} ${verb}, ${duplicates} known already, ${refused} refused`);
  process.stdout.write(position === null ? '\n' : `; the log ends at position ${position}\n`);
}
