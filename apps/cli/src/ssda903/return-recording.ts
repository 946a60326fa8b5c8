import { readLine, type ReceiptProblem } from '@daybook/book';
import { ReturnDamage, returnEvents, type ReturnItem, ReturnReading } from '@daybook/formats';
import type { InputLine } from '../cutter';
import { CommandError, EXIT } from '../exit';
import { bytesOf, sizeOf } from '../input-file';
import { ProgressBar } from '../progress';
import { type FileRecording, refusedOf } from '../recording';
import type { LineReceipt, Target } from '../target';
import { type ReturnFiles, unreadable } from './return-files';

/**
 * Records the rows of a file of the SSDA903 return as events. Counts events, and of refusals the rows: a row
 * that is refused costs the others nothing.
 */
export async function recordReturn(
  file: string,
  recording: FileRecording,
  files: ReturnFiles,
): Promise<void> {
  const name = file === '-' ? 'standard input' : file;
  const survey = await files.surveyOf(file);
  const reading = new ReturnReading();
  // Standard input cannot be read beforehand: whether its rows stand together shows only at its end.
  const sorted = survey === undefined || survey.isScattered;
  const pages = returnEvents(bytesOf(file), { authority: files.authority, reading, sorted });
  try {
    await recordPages(pages, { file, name, recording });
  } catch (error) {
    throw error instanceof ReturnDamage ? unreadable(file, error.message) : error;
  }
  if (survey === undefined && reading.noted !== null) process.stderr.write(`${name} ${reading.noted}\n`);
  if (reading.damaged === null) return;
  recording.tally.damaged++;
  process.stderr.write(`${name} ${reading.damaged}\n`);
}

async function recordPages(
  pages: AsyncIterable<readonly ReturnItem[]>,
  {
    file,
    name,
    recording,
  }: { readonly file: string; readonly name: string; readonly recording: FileRecording },
): Promise<void> {
  const total = sizeOf(file);
  const bar = new ProgressBar(`recording ${name}`);
  let done = 0;
  let count = 0;
  for await (const page of pages) {
    await recordPage(file, page, recording);
    for (const { raw } of page) done += raw.length + 1;
    bar.update({ done, count: (count += page.length), ...(total === undefined ? {} : { total }) });
  }
  bar.finish(count);
}

/** Records the events of some rows in their order, and keeps the rows that were refused. */
async function recordPage(
  file: string,
  page: readonly ReturnItem[],
  { target, strict, refusals, tally }: FileRecording,
): Promise<void> {
  const refused = new Map<ReturnItem, ReceiptProblem>();
  const sending = page.flatMap((item) => {
    if ('problem' in item) refused.set(item, item.problem);
    return 'events' in item ? item.events.map((event) => ({ item, line: lineOf(event) })) : [];
  });
  const receipts = await receiptsOf(
    target,
    sending.map(({ line }) => line),
    strict,
  );
  for (const [index, { status, problem }] of receipts.entries()) {
    const item = sending[index]?.item;
    if (status !== 'refused') tally[status === 'duplicate' ? 'duplicates' : status]++;
    if (item !== undefined && problem !== undefined && !refused.has(item)) refused.set(item, inRow(problem));
  }
  const rows = [...refused].map(([item, problem]) => ({ line: inputLineOf(item), problem }));
  for (const { line, problem } of rows) refusals.write(line, problem);
  tally.refused += rows.length;
  await target?.park(rows.map(({ line, problem }) => refusedOf(file, line, problem)));
}

/** A receipt for each line; without a target what can be said of each by itself. */
async function receiptsOf(
  target: Target | null,
  lines: readonly Buffer[],
  strict: boolean,
): Promise<readonly Pick<LineReceipt, 'status' | 'problem'>[]> {
  if (target === null) {
    return lines.map((line) => {
      const read = readLine(line);
      return 'event' in read ? { status: 'recorded' } : { status: 'refused', problem: read.refused };
    });
  }
  if (lines.length === 0) return [];
  const receipts: LineReceipt[] = [];
  for await (const some of target.record(only(lines), { strict })) receipts.push(...some);
  if (receipts.length === lines.length) return receipts;
  throw new CommandError(EXIT.unreachable, 'the answer has not one receipt for each event');
}

async function* only<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}

function lineOf(event: object): Buffer {
  return Buffer.from(JSON.stringify(event));
}

function inputLineOf({ line, raw }: ReturnItem): InputLine {
  return { line, raw: Buffer.from(raw) };
}

/** A refusal of an event that was well formed is about the row as a whole. */
function inRow({ code, detail, errors, findings }: ReceiptProblem): ReceiptProblem {
  const whole = errors.map((error) => ({ ...error, pointer: '' }));
  return { code, detail, errors: whole, ...(findings === undefined ? {} : { findings }) };
}
