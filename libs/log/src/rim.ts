/** What an adapter of a server takes from the world besides the server: handed in, so that a test can. */
export interface Rim {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly clock: () => number;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  /** Runs something once after so many milliseconds, unless what it answers with is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** The timers of this process. They keep it alive: what waits for one has something to finish. */
export function afterMs(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
