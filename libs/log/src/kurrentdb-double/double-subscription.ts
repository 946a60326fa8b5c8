import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { eventResponse, fail, give, type ReadCall } from './double-answers';
import type { DoubleLog, KeptEvent } from './double-log';

/** What a subscription gives: the events of a stream or of `$all` as they stand, from an index on. */
export interface Subscribed {
  readonly events: () => readonly KeptEvent[];
  readonly from: number;
  readonly filter: ReadReq.Options.FilterOptions | undefined;
}

/** Events looked at between two checkpoints, where the client does not say how many. */
const SEARCH_WINDOW = 32;

/** One subscription: confirmed, caught up, live, with checkpoints where it filters, until it is dropped. */
export class DoubleSubscription {
  private next: number;
  private sinceCheckpoint = 0;
  private saidCaughtUp = false;
  private ended = false;
  private wake = (): void => undefined;

  constructor(
    private readonly log: DoubleLog,
    private readonly call: ReadCall,
    private readonly subscribed: Subscribed,
  ) {
    this.next = subscribed.from;
  }

  /** Gives what there is and what comes; resolves when the client has gone or was dropped. */
  async run(): Promise<void> {
    const forget = this.log.onAppended(() => this.wake());
    this.call.once('cancelled', () => this.end());
    this.call.once('close', () => this.end());
    await give(this.call, confirmation());
    while (!this.ended) {
      const event = this.subscribed.events()[this.next];
      if (event !== undefined) await this.take(event);
      else if (!this.saidCaughtUp) await this.catchUp();
      else await this.sleep();
    }
    forget();
  }

  /** Ends it from the server's side, as a server does with who is too slow. */
  drop(code: number): void {
    fail(this.call, code, 'the subscription was dropped');
    this.end();
  }

  private end(): void {
    this.ended = true;
    this.wake();
  }

  private async take(event: KeptEvent): Promise<void> {
    this.next += 1;
    this.sinceCheckpoint += 1;
    const { filter } = this.subscribed;
    if (filter === undefined || passes(filter, event)) await give(this.call, eventResponse(event));
    const window = filter === undefined ? Infinity : checkpointWindow(filter);
    if (this.sinceCheckpoint < window) return;
    this.sinceCheckpoint = 0;
    await give(this.call, checkpoint(event.position));
  }

  private async catchUp(): Promise<void> {
    this.saidCaughtUp = true;
    const response = new ReadResp();
    response.setCaughtUp(new ReadResp.CaughtUp());
    await give(this.call, response);
  }

  private async sleep(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }
}

function passes(filter: ReadReq.Options.FilterOptions, event: KeptEvent): boolean {
  const byType = filter.getEventType();
  const expression = byType ?? filter.getStreamIdentifier();
  if (expression === undefined) return true;
  const text = byType === undefined ? event.stream : event.type;
  const regex = expression.getRegex();
  if (regex !== '') return new RegExp(regex).test(text);
  return expression.getPrefixList().some((prefix) => text.startsWith(prefix));
}

function checkpointWindow(filter: ReadReq.Options.FilterOptions): number {
  const window = filter.hasMax() ? filter.getMax() : SEARCH_WINDOW;
  return window * filter.getCheckpointintervalmultiplier();
}

function confirmation(): ReadResp {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId('subscription');
  const response = new ReadResp();
  response.setConfirmation(confirmed);
  return response;
}

function checkpoint(position: bigint): ReadResp {
  const reached = new ReadResp.Checkpoint();
  reached.setCommitPosition(`${position}`);
  reached.setPreparePosition(`${position}`);
  const response = new ReadResp();
  response.setCheckpoint(reached);
  return response;
}
