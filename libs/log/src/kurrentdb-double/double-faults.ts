/** What can be made to go wrong. */
export interface DoubleFault {
  readonly on: 'append' | 'read' | 'subscribe';
  /**
   * `fail`: an error, and nothing done. `commit-and-fail`: done, and the answer an error all the same.
   * `never-answer`, `commit-and-never-answer`: the same with silence, the connection open. `slow`: as it
   * should be, `delayMs` later. `drop`: an error after `events` events were given.
   */
  readonly does: 'fail' | 'commit-and-fail' | 'never-answer' | 'commit-and-never-answer' | 'slow' | 'drop';
  /** The gRPC status of the error. Default: 14, UNAVAILABLE. */
  readonly code?: number;
  readonly delayMs?: number;
  readonly events?: number;
  /** How often. Default: once. */
  readonly times?: number;
}

/** The faults that are still to come, in the order in which they were asked for. */
export class DoubleFaults {
  private waiting: DoubleFault[] = [];

  /** Asks for a fault at the next call of its kind that no earlier one is waiting for. */
  add(fault: DoubleFault): void {
    for (let time = 0; time < (fault.times ?? 1); time += 1) this.waiting.push(fault);
  }

  /** The fault that strikes this call, if one does. */
  take(on: DoubleFault['on']): DoubleFault | undefined {
    const index = this.waiting.findIndex((fault) => fault.on === on);
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0];
  }

  /** Takes back what has not struck, and says how many that were. */
  clear(): number {
    const left = this.waiting.length;
    this.waiting = [];
    return left;
  }
}
