const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/**
 * How long to wait before the next attempt, in milliseconds: twice as long after each failure, ten seconds at
 * most, and of that a random part between half and all, so that many who failed together do not come back
 * together.
 * @param failures how many attempts have failed in a row, from 1
 * @param random from 0 to less than 1
 */
export function backOffMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round((longest * (1 + random)) / 2);
}

/** Waits so long, or until the signal aborts. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/**
 * Waits for work that may hang on a broker that is gone, but no longer than so many milliseconds. How the
 * work ends is not told.
 */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const done = work.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([done, wait(ms, over.signal)]);
  over.abort();
}
