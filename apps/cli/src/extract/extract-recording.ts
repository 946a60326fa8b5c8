import type { ReceiptProblem } from '@daybook/book';
import type { DaybookEvent } from '@daybook/events';
import {
  ClaimTelling,
  type ExtractClaim,
  ExtractError,
  type ExtractReading,
  type ExtractRow,
  extractRows,
} from '@daybook/formats';
import type { InputLine } from '../cutter';
import { CommandError, EXIT } from '../exit';
import { bytesOf, sizeOf } from '../input-file';
import { ProgressBar } from '../progress';
import { type FileRecording, refusedOf } from '../recording';
import type { LineReceipt, Target } from '../target';
import { whichExtract } from './extract-file';

/** Rows whose claims are looked up and recorded together. */
const PAGE = 300;

/**
 * Records the rows of an extract: what they say that the record does not say yet, as events, corrections and
 * retractions. Rows that are not there say nothing. Counts events, and of refusals the rows.
 */
export async function recordExtract(
  file: string,
  recording: FileRecording,
  reading: ExtractReading,
): Promise<void> {
  const name = file === '-' ? 'standard input' : file;
  const total = sizeOf(file);
  const bar = new ProgressBar(`recording ${name}`);
  const work = new ExtractRecording(file, recording);
  let done = 0;
  let count = 0;
  try {
    for await (const rows of inPages(extractRows(bytesOf(file), reading))) {
      await work.take(rows);
      for (const { raw } of rows) done += raw.length + 1;
      bar.update({ done, count: (count += rows.length), ...(total === undefined ? {} : { total }) });
    }
  } catch (error) {
    if (!(error instanceof ExtractError && error.isPartial)) throw whichExtract(file, error);
    recording.tally.damaged++;
    process.stderr.write(`${name} is damaged: ${error.message}\n`);
  }
  bar.finish(count);
}

/** Rows some at a time. Where the rest of the file is damaged what was read before comes first. */
async function* inPages(rows: AsyncIterable<ExtractRow>): AsyncGenerator<readonly ExtractRow[]> {
  let page: ExtractRow[] = [];
  try {
    for await (const row of rows) {
      if (page.push(row) < PAGE) continue;
      yield page;
      page = [];
    }
  } catch (error) {
    if (page.length > 0 && error instanceof ExtractError) yield page;
    throw error;
  }
  if (page.length > 0) yield page;
}

/** An event of a row, on its way to the record. */
interface Sending {
  readonly row: ExtractRow;
  readonly event: DaybookEvent;
}

/** A row that was refused, and what of it waits in the quarantine: an event, so that it can be sent again. */
interface Refusal {
  readonly row: ExtractRow;
  readonly problem: ReceiptProblem;
  readonly parked: InputLine & { readonly problem: ReceiptProblem };
}

/** One file on its way into the record. */
class ExtractRecording {
  constructor(
    private readonly file: string,
    private readonly recording: FileRecording,
  ) {}

  /** Records what some rows say, in their order. */
  async take(rows: readonly ExtractRow[]): Promise<void> {
    const { target, tally } = this.recording;
    const refused = rows.flatMap((row): Refusal[] =>
      'problem' in row ? [{ row, problem: row.problem, parked: { ...row, problem: row.problem } }] : [],
    );
    const claims = rows.flatMap((row) =>
      'claims' in row ? row.claims.map((claim) => ({ row, claim })) : [],
    );
    if (target === null) tally.recorded += claims.filter(({ claim }) => claim.said !== null).length;
    else refused.push(...(await this.record(target, claims)));
    await this.refuse(refused.sort((one, other) => one.row.line - other.row.line));
  }

  private async record(
    target: Target,
    claims: readonly { readonly row: ExtractRow; readonly claim: ExtractClaim }[],
  ): Promise<readonly Refusal[]> {
    const { tally, strict } = this.recording;
    const told = await toldOf(
      target,
      claims.map(({ claim }) => claim),
    );
    const sending: Sending[] = [];
    for (const [index, { row }] of claims.entries()) {
      const one = told[index]?.told ?? null;
      if (one === null) continue;
      if ('event' in one) sending.push({ row, event: one.event });
      else tally.duplicates++;
    }
    const receipts: LineReceipt[] = [];
    const lines = sending.map(({ event }) => bytesOfEvent(event));
    if (lines.length > 0)
      for await (const some of target.record(only(lines), { strict })) receipts.push(...some);
    if (receipts.length !== sending.length) {
      throw new CommandError(EXIT.unreachable, 'the answer has not one receipt for each event');
    }
    return sending.flatMap(({ row }, index): Refusal[] => {
      const { status, problem } = receipts[index] ?? { status: 'refused' };
      if (status !== 'refused') tally[status === 'duplicate' ? 'duplicates' : status]++;
      const raw = lines[index];
      if (problem === undefined || raw === undefined) return [];
      return [{ row, problem: inRow(problem), parked: { line: row.line, raw, problem } }];
    });
  }

  /** Writes down each row that was refused, once; what was refused of it goes into the quarantine. */
  private async refuse(refused: readonly Refusal[]): Promise<void> {
    const { target, refusals, tally } = this.recording;
    for (const [index, { row, problem }] of refused.entries()) {
      if (refused[index - 1]?.row === row) continue;
      tally.refused++;
      refusals.write(row, problem);
    }
    await target?.park(refused.map(({ parked }) => refusedOf(this.file, parked, parked.problem)));
  }
}

/** A refusal of an event that was well formed is about the row as a whole. */
function inRow({ code, detail, errors, findings }: ReceiptProblem): ReceiptProblem {
  const whole = errors.map((error) => ({ ...error, pointer: '' }));
  return { code, detail, errors: whole, ...(findings === undefined ? {} : { findings }) };
}

/** Asks the record about claims until it is known of each what has to be entered. */
async function toldOf(target: Target, claims: readonly ExtractClaim[]): Promise<readonly ClaimTelling[]> {
  const tellings = claims.map((claim) => new ClaimTelling(claim));
  for (;;) {
    const open = tellings.filter(({ told }) => told === undefined);
    if (open.length === 0) return tellings;
    const questions = open.map((telling) => telling.questions());
    const known = await target.known(questions.flat().map(bytesOfEvent));
    let from = 0;
    for (const [index, telling] of open.entries()) {
      const to = from + (questions[index]?.length ?? 0);
      telling.take(known.slice(from, to));
      from = to;
    }
  }
}

function bytesOfEvent(event: DaybookEvent): Buffer {
  return Buffer.from(JSON.stringify(event));
}

async function* only(lines: readonly Buffer[]): AsyncGenerator<readonly Buffer[]> {
  yield lines;
}
