/** Lets those who follow a log sleep until something has been appended. */
export class Bell {
  private readonly sleepers = new Set<() => void>();

  /** Wakes everybody who is asleep now. */
  ring(): void {
    for (const wake of [...this.sleepers]) wake();
  }

  /** Resolves at the next ring, when the signal aborts, or after `timeoutMs` if that is given. */
  async sleep(signal: AbortSignal, timeoutMs?: number): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => wake(), timeoutMs);
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.sleepers.add(wake);
    });
  }
}
