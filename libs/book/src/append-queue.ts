import type { AppendRequest, AppendResult } from '@daybook/log';
import { errorOf } from './thread/thread-message';
import type { Appended } from './thread/log-writer';

interface Waiting {
  readonly request: AppendRequest;
  resolve(results: readonly AppendResult[]): void;
  reject(error: Error): void;
}

/**
 * The one queue before the writer: all requests that arrive in a turn of the event loop go as one message
 * and share one commit.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];

  constructor(
    private readonly appendAll: (requests: readonly AppendRequest[]) => Promise<readonly Appended[]>,
  ) {}

  append(request: AppendRequest): Promise<readonly AppendResult[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => void this.send());
    });
  }

  private async send(): Promise<void> {
    const round = this.waiting;
    this.waiting = [];
    try {
      const answers = await this.appendAll(round.map(({ request }) => request));
      round.forEach((one, index) => settle(one, answers[index]));
    } catch (error) {
      for (const one of round) one.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function settle(waiting: Waiting, answer: Appended | undefined): void {
  if (answer === undefined) waiting.reject(new Error('the log answered fewer requests than it was given'));
  else if ('failure' in answer) waiting.reject(errorOf(answer.failure));
  else waiting.resolve(answer.results);
}
