import { messageOf } from './error-cause';
import { EventLogError, type AppendRequest, type AppendResult } from './event-log';
import { runTurn, type TurnOutcome } from './kurrentdb-turn';
import type { KurrentDbWriter } from './kurrentdb-writer';
import type { ReceiptStore } from './receipt-store';

/** What a turn needs. */
export interface TurnMeans {
  readonly receipts: ReceiptStore;
  readonly writer: KurrentDbWriter;
  readonly clock: () => number;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (results: readonly AppendResult[]) => void;
  readonly reject: (error: EventLogError) => void;
}

/** Events after which no further request joins a turn. */
const EVENTS_IN_TURN = 2_000;

/** The one queue before the writer: all requests that wait share one turn. */
export class KurrentDbQueue {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly means: TurnMeans) {}

  append(request: AppendRequest): Promise<readonly AppendResult[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when everything that waits has been answered. */
  async finish(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // What is sent in this turn of the event loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.turn(this.takeSome());
    this.running = undefined;
  }

  private takeSome(): Waiting[] {
    let events = 0;
    const beyond = this.waiting.findIndex(({ request }, index) => {
      events += request.events.length;
      return index > 0 && events > EVENTS_IN_TURN;
    });
    return this.waiting.splice(0, beyond < 0 ? this.waiting.length : beyond);
  }

  private async turn(round: readonly Waiting[]): Promise<void> {
    const { receipts, ...means } = this.means;
    const requests = round.map(({ request }) => request);
    try {
      const outcomes = await receipts.takeTurn((turn) => runTurn(turn, requests, means));
      round.forEach((one, index) => answer(one, outcomes[index] as TurnOutcome));
    } catch (error) {
      const failure = asLogError(error);
      // Those that wait have waited as long as these; none of theirs was entered.
      for (const one of [...round, ...this.waiting.splice(0)]) one.reject(failure);
    }
  }
}

function answer({ resolve, reject }: Waiting, outcome: TurnOutcome): void {
  if ('error' in outcome) reject(outcome.error);
  else resolve(outcome.results);
}

function asLogError(error: unknown): EventLogError {
  if (error instanceof EventLogError) return error;
  return new EventLogError('log-unavailable', `the receipts cannot be kept: ${messageOf(error)}`, {
    cause: error,
  });
}
