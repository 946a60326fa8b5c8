import { once } from 'node:events';
import { readLine, type ReadItem, type Receipt } from '@daybook/book';
import type { Request, Response } from 'express';
import { linesOf } from './request-body';

/** How many lines are recorded together at most, and how many such rounds may be on their way. */
const ROUND = { lines: 500, ahead: 3 } as const;

/**
 * Answers a request of lines with lines, as it goes: one receipt for each non-empty line, in order, each
 * only when it is durable. A slow reader slows the writer down; nothing is kept beyond a few rounds.
 */
export async function answerLines(
  { request, response }: { readonly request: Request; readonly response: Response },
  record: (items: readonly ReadItem[]) => Promise<readonly Receipt[]>,
): Promise<void> {
  const rounds: Promise<readonly Receipt[]>[] = [];
  let index = 0;
  const answerOldest = async (): Promise<void> => {
    const receipts = (await rounds.shift()) ?? [];
    if (!response.headersSent) response.status(200).type('application/x-ndjson');
    const text = receipts.map((receipt) => `${JSON.stringify({ index: index++, ...receipt })}\n`).join('');
    if (!response.write(text) && !response.destroyed) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  };
  try {
    for await (const lines of linesOf(request)) {
      for (let from = 0; from < lines.length; from += ROUND.lines) {
        const round = record(lines.slice(from, from + ROUND.lines).map(readLine));
        // A round that fails is told when its turn comes; until then it must not count as unhandled.
        round.catch(() => undefined);
        rounds.push(round);
        if (rounds.length > ROUND.ahead) await answerOldest();
      }
    }
  } finally {
    while (rounds.length > 0) await answerOldest();
  }
  if (!response.headersSent) response.status(200).type('application/x-ndjson');
  response.end();
}
