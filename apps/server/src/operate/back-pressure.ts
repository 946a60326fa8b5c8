import { type EventEmitter, once } from 'node:events';

/**
 * Resolves when a response that was full can take more, or its reader is gone. Leaves no listener behind: a
 * long answer waits many times.
 */
export async function readyForMore(response: EventEmitter): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  } finally {
    settled.abort();
  }
}
