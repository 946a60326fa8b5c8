import { readLine, type ReadItem, type Receipt } from '@daybook/book';
import type { Request, Response } from 'express';
import { readyForMore } from '../operate/back-pressure';
import { linesOf } from './request-body';

/** How many lines are recorded together at most. */
const LINES_OF_ROUND = 500;

/** How many rounds may be on their way while the next is read. */
const ROUNDS_AHEAD = 3;

/** What answers a request of lines. */
export interface LinesExchange {
  readonly request: Request;
  readonly response: Response;
  /** Each round is recorded before the next is: what one line adds decides what the next is told. */
  readonly oneByOne: boolean;
  record(items: readonly ReadItem[]): Promise<readonly Receipt[]>;
}

/**
 * Answers a request of lines with lines, as it goes: one receipt for each non-empty line, in order, each
 * as soon as it is durable, so that a client may wait for one before it sends the next. A slow reader slows
 * the writer down; nothing is kept beyond a few rounds.
 */
export async function answerLines({ request, response, oneByOne, record }: LinesExchange): Promise<void> {
  const ahead = oneByOne ? 0 : ROUNDS_AHEAD;
  const answer = receiptWriter(response);
  const unanswered: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  const take = (lines: readonly Buffer[]): void => {
    const round = record(lines.map(readLine));
    last = Promise.all([last, round]).then(([, receipts]) => answer(receipts));
    // A round that fails is told when its turn comes; until then it must not count as unhandled.
    last.catch(() => undefined);
    unanswered.push(last);
  };
  try {
    for await (const lines of linesOf(request)) {
      for (let from = 0; from < lines.length; from += LINES_OF_ROUND) {
        take(lines.slice(from, from + LINES_OF_ROUND));
        if (unanswered.length > ahead) await unanswered.shift();
      }
    }
  } finally {
    await last;
  }
  begin(response);
  response.end();
}

/** Writes receipts as lines, numbered from 0; waits where the reader is slower. */
function receiptWriter(response: Response): (receipts: readonly Receipt[]) => Promise<void> {
  let index = 0;
  return async (receipts) => {
    begin(response);
    const text = receipts.map((receipt) => `${JSON.stringify({ index: index++, ...receipt })}\n`).join('');
    if (!response.write(text) && !response.destroyed) {
      await readyForMore(response);
    }
  };
}

function begin(response: Response): void {
  if (!response.headersSent) response.status(200).type('application/x-ndjson');
}
