import { type Book, readLine } from '@daybook/book';
import type { LineOptions, LineReceipt, Target } from './target';

/** Events recorded together at most. */
const ROUND = 1_000;

/** A data directory on this machine, worked on by the same book as the server's. */
export function directoryTarget(book: Book): Target {
  return {
    record: (lines, options) => recordLines(book, lines, options),
    ask: (metric, parameters) => book.ask(metric, parameters),
    askCsv: (metric, parameters) => book.askCsv(metric, parameters),
    explain: (metric, parameters) => book.explain(metric, parameters),
    exportLog: (parameters) => book.exportLog(parameters),
    position: (parameters) => book.position(parameters),
    close: () => book.close(),
  };
}

async function* recordLines(
  book: Book,
  lines: AsyncIterable<readonly Uint8Array[]>,
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
