import { Injectable } from '@nestjs/common';

/** A piece of work that goes on beside the answering of requests, as readiness sees it. */
export interface Duty {
  /** Why it cannot do its work now, in words; null while it can. */
  trouble(): string | null;
  /** Rejects when it has ended for good and the process should stop. */
  readonly ended: Promise<never>;
}

/** What the process does besides answering; it is ready when all of it can be done. */
@Injectable()
export class Readiness {
  /** Rejects when one of the duties has ended for good. */
  readonly failed: Promise<never>;
  private readonly duties: Duty[] = [];
  private fail: (error: unknown) => void = () => undefined;
  private failure: string | null = null;

  constructor() {
    this.failed = new Promise<never>((_, reject) => (this.fail = reject));
    this.failed.catch(() => undefined);
  }

  /** Takes a duty into account from now on. */
  include(duty: Duty): void {
    this.duties.push(duty);
    duty.ended.catch((error: unknown) => {
      this.failure = error instanceof Error ? error.message : String(error);
      this.fail(error);
    });
  }

  /** Why the process cannot do all of its work. */
  reasons(): readonly string[] {
    const troubles = this.duties.map((duty) => duty.trouble());
    return [...troubles, this.failure].filter((trouble) => trouble !== null);
  }
}
