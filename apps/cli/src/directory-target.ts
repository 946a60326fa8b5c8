import { type Book, readLine } from '@daybook/book';
import type { Known } from '@daybook/formats';
import { ProgressBar } from './progress';
import { addressOf } from './subject-address';
import { knownBy, type LineOptions, type LineReceipt, type Target } from './target';

/** Events recorded together at most. */
const ROUND = 1_000;

/** How often it is looked how far the views have come. */
const LOOK_EVERY_MS = 200;

/** A data directory on this machine, worked on by the same book as the server's. */
export function directoryTarget(book: Book): Target {
  return {
    record: (lines, options) => recordLines(book, lines, options),
    recordHistory: (parameters, lines) =>
      book.recordHistory({ parameters, lines: inRounds(lines), recordedBy: 'local' }),
    known: (events) => knownOf(book, events),
    park: (refused) => book.park(refused),
    head: async () => String(book.state().head),
    positionAt: async (at) => (await book.position({ at })).position,
    settle: async () => {
      await whileViewsCatchUp(book, book.position({}));
    },
    metrics: async () => book.catalogue().items.map(({ id }) => id),
    ask: (metric, parameters) => whileViewsCatchUp(book, book.ask(metric, parameters)),
    askCsv: (metric, parameters) => whileViewsCatchUp(book, book.askCsv(metric, parameters)),
    explain: (metric, parameters) => whileViewsCatchUp(book, book.explain(metric, parameters)),
    changes: (metric, parameters) => whileViewsCatchUp(book, book.changes(metric, parameters)),
    findings: (parameters) => whileViewsCatchUp(book, book.findings(parameters)),
    subject: (part, subject, parameters) =>
      whileViewsCatchUp(book, book.subject(part, { ...addressOf(subject), parameters, personal: true })),
    exportLog: (parameters) => book.exportLog(parameters),
    close: () => book.close(),
  };
}

/** A book that nobody keeps behind the log brings its views there when it is asked: shows how far that is. */
export async function whileViewsCatchUp<Result>(book: Book, work: Promise<Result>): Promise<Result> {
  const bar = new ProgressBar('bringing the views up to date');
  let first: bigint | undefined;
  const caughtUp = (): number => Number(book.state().checkpoint - (first ?? 0n));
  const look = setInterval(() => {
    const { head, checkpoint } = book.state();
    if (checkpoint === 0n) return;
    first ??= checkpoint;
    bar.update({ done: caughtUp(), total: Number(head - first) });
  }, LOOK_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(look);
    bar.finish(caughtUp());
  }
}

async function* recordLines(
  book: Book,
  lines: AsyncIterable<readonly Buffer[]>,
  { strict }: LineOptions,
): AsyncGenerator<readonly LineReceipt[]> {
  let index = 0;
  for await (const some of lines) {
    for (let from = 0; from < some.length; from += ROUND) {
      const items = some.slice(from, from + ROUND).map(readLine);
      const receipts = await book.record({ items, strict, recordedBy: 'local' });
      yield receipts.map((receipt) => ({ index: index++, ...receipt }));
    }
  }
}

async function* inRounds(lines: readonly Buffer[]): AsyncGenerator<readonly Buffer[]> {
  for (let from = 0; from < lines.length; from += ROUND) yield lines.slice(from, from + ROUND);
}

/** A request of all or none in which one line is unreadable is refused as a whole, and says what it met. */
async function knownOf(book: Book, events: readonly Buffer[]): Promise<readonly Known[]> {
  const items = [...events, Buffer.from('refused')].map(readLine);
  const receipts = await book.record({ items, atomic: true, recordedBy: 'local' });
  return receipts.slice(0, events.length).map(knownBy);
}
