import { resolve } from 'node:path';
import { readLine, type ReceiptProblem, type RefusedEvent } from '@daybook/book';
import type { InputLine } from './cutter';
import { CommandError, EXIT } from './exit';
import { bytesOf, sizeOf } from './input-file';
import { InputCutter, inputLines } from './input-lines';
import { ProgressBar } from './progress';
import type { RefusalFile } from './refusal-file';
import type { LineReceipt, Target } from './target';

/** What recording came to. */
export interface Tally {
  recorded: number;
  duplicates: number;
  refused: number;
  /** Files of which nobody can say where their events end. */
  damaged: number;
}

/** How a file is to be recorded. */
export interface FileRecording {
  /** Null only judges each event by itself. */
  readonly target: Target | null;
  readonly strict: boolean;
  readonly refusals: RefusalFile;
  readonly tally: Tally;
}

/** Records a file, `-` for standard input, event by event as it is read, and counts what came of them. */
export async function recordFile(file: string, recording: FileRecording): Promise<void> {
  const { target, strict, tally } = recording;
  const name = file === '-' ? 'standard input' : file;
  const total = sizeOf(file);
  const bar = new ProgressBar(`recording ${name}`);
  const cutter = new InputCutter();
  const waiting = new Waiting();
  const sent = waiting.passing(inputLines(bytesOf(file), cutter));
  const receipts = target === null ? judged(sent) : target.record(sent, { strict });
  let done = 0;
  let count = 0;
  for await (const some of receipts) {
    const { bytes, refused } = take(some, waiting, recording);
    await target?.park(refused.map(({ line, problem }) => refusedOf(file, line, problem)));
    done += bytes;
    bar.update({ done, count: (count += some.length), ...(total === undefined ? {} : { total }) });
  }
  bar.finish(count);
  if (!waiting.isEmpty) throw new CommandError(EXIT.unreachable, 'the answer ended before the last receipt');
  if (cutter.damage === null) return;
  tally.damaged++;
  process.stderr.write(`${name} is damaged: ${cutter.damage}\n`);
}

interface Refusal {
  readonly line: InputLine;
  readonly problem: ReceiptProblem;
}

/** Counts receipts and writes down what was refused. */
function take(
  receipts: readonly LineReceipt[],
  waiting: Waiting,
  { refusals, tally }: FileRecording,
): { readonly bytes: number; readonly refused: readonly Refusal[] } {
  const refused: Refusal[] = [];
  let bytes = 0;
  for (const { status, problem } of receipts) {
    const line = waiting.next();
    if (problem !== undefined) {
      refusals.write(line, problem);
      refused.push({ line, problem });
    }
    tally[status === 'duplicate' ? 'duplicates' : status]++;
    bytes += line.raw.length + 1;
  }
  return { bytes, refused };
}

/** A refusal as the quarantine keeps it. */
export function refusedOf(file: string, { raw, line }: InputLine, problem: ReceiptProblem): RefusedEvent {
  const { code, detail, errors } = problem;
  const origin = { kind: 'file', file: file === '-' ? file : resolve(file), line };
  return { origin, problem: { code, detail, errors }, raw };
}

/** Lines that were sent and wait for their receipts: these come back in order. */
class Waiting {
  private pages: (readonly InputLine[])[] = [];
  private used = 0;

  get isEmpty(): boolean {
    return this.pages.length === 0;
  }

  async *passing(pages: AsyncIterable<readonly InputLine[]>): AsyncGenerator<readonly Buffer[]> {
    for await (const page of pages) {
      this.pages.push(page);
      yield page.map(({ raw }) => raw);
    }
  }

  /** @throws CommandError where there are more receipts than lines */
  next(): InputLine {
    const [page] = this.pages;
    const line = page?.[this.used++];
    if (page === undefined || line === undefined) {
      throw new CommandError(EXIT.unreachable, 'there are more receipts than events were sent');
    }
    if (this.used === page.length) {
      this.pages.shift();
      this.used = 0;
    }
    return line;
  }
}

/** What can be said of events without a log. */
async function* judged(lines: AsyncIterable<readonly Buffer[]>): AsyncGenerator<readonly LineReceipt[]> {
  let index = 0;
  for await (const some of lines) {
    yield some.map((line): LineReceipt => {
      const item = readLine(line);
      if ('event' in item) return { index: index++, status: 'recorded' };
      return { index: index++, status: 'refused', problem: item.refused };
    });
  }
}
