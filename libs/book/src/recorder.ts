import type { DaybookEvent } from '@daybook/events';
import {
  sealEvents,
  type AppendRequest,
  type AppendResult,
  type ExpectedRevision,
  type KeyRing,
} from '@daybook/log';
import { ConnectingAppends } from './connecting-appends';
import {
  mergeReceipts,
  outcomeOf,
  type Outcome,
  type ReadItem,
  type Receipt,
  type ReceiptProblem,
} from './receipt';
import { judgeTogether, type StrictPorts } from './strict-judgement';

/** A request to record, its events in order. */
export interface RecordRequest {
  readonly items: readonly ReadItem[];
  readonly recordedBy: string;
  readonly atomic?: boolean;
  readonly strict?: boolean;
  readonly expected?: ExpectedRevision;
  readonly now?: string;
}

/** What the recorder needs of the world. */
export interface RecorderPorts extends StrictPorts {
  readonly keyRing: KeyRing;
  append(request: AppendRequest): Promise<readonly AppendResult[]>;
}

/** How a request is sent to the log. */
type Sending = Omit<RecordRequest, 'items'> & Pick<AppendRequest, 'decidedOn' | 'doomed'>;

/** How often strict recording looks again when somebody else was quicker. */
const STRICT_ATTEMPTS = 50;

/** Takes claims in and answers each with a receipt. */
export class Recorder {
  /** Whoever appends past this recorder sends it through here, so that strict recording learns of merges. */
  readonly connecting = new ConnectingAppends();

  constructor(private readonly ports: RecorderPorts) {}

  /** Records a request; receipts are in its order. Resolves only when all that was recorded is durable. */
  async record(request: RecordRequest): Promise<readonly Receipt[]> {
    if (request.atomic === true) return this.recordAllOrNone(request);
    if (request.strict === true) return this.recordStrictly(request);
    const events = eventsOf(request);
    const results = events.length === 0 ? [] : await this.append(events, request);
    return mergeReceipts(request.items, results.map(outcomeOf));
  }

  private append(events: readonly DaybookEvent[], sending: Sending): Promise<readonly AppendResult[]> {
    const { recordedBy, atomic, expected, now, doomed, decidedOn } = sending;
    const append = () =>
      this.ports.append({
        events: sealEvents(events, this.ports.keyRing),
        recordedBy,
        ...(atomic === undefined ? {} : { atomic }),
        ...(expected === undefined ? {} : { expected }),
        ...(now === undefined ? {} : { now }),
        ...(doomed === undefined ? {} : { doomed }),
        ...(decidedOn === undefined ? {} : { decidedOn }),
      });
    return this.connecting.send(events, append);
  }

  /** Events that cannot be read, or would not add up, doom the request; each is told what became of it. */
  private async recordAllOrNone(request: RecordRequest): Promise<readonly Receipt[]> {
    const events = eventsOf(request);
    if (events.length === 0) return mergeReceipts(request.items, []);
    const sending = { ...request, doomed: events.length < request.items.length };
    if (request.strict === true)
      return mergeReceipts(request.items, await this.appendAsJudged(events, sending));
    return mergeReceipts(request.items, (await this.append(events, sending)).map(outcomeOf));
  }

  private async recordStrictly(request: RecordRequest): Promise<readonly Receipt[]> {
    const outcomes: Outcome[] = [];
    for (const event of eventsOf(request)) outcomes.push(...(await this.appendAsJudged([event], request)));
    return mergeReceipts(request.items, outcomes);
  }

  /**
   * Judges and appends; once more where a stream that was looked at has moved on since, or a merge was sent
   * that may have connected others with it. Where merges never pause, the last attempt does not ask for them.
   */
  private async appendAsJudged(
    events: readonly DaybookEvent[],
    sending: Sending,
  ): Promise<readonly Outcome[]> {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === STRICT_ATTEMPTS;
      const areMergesThere = await this.connecting.settled();
      const { refusals, decidedOn } = await judgeTogether(events, this.ports);
      if (!areMergesThere() && !isLast) continue;
      const doomed = sending.doomed === true || refusals.size > 0;
      const results = await this.append(events, { ...sending, doomed, decidedOn });
      if (isLast || !hasMovedOn(results, sending.expected)) {
        return results.map((result, index) => outcomeOfJudged(result, refusals.get(index)));
      }
    }
  }
}

function eventsOf({ items }: RecordRequest): readonly DaybookEvent[] {
  return items.flatMap((item) => ('event' in item ? [item.event] : []));
}

/** Whether a stream that was looked at has moved on, and not only from what the client expects of its own. */
function hasMovedOn(results: readonly AppendResult[], expected: ExpectedRevision = 'any'): boolean {
  return results.some((result) => {
    if (result.status !== 'refused' || result.code !== 'stream-moved-on') return false;
    return expected === 'any' || result.revision === (expected === 'no-stream' ? null : expected);
  });
}

/** What would not add up is told so, where the log had nothing else against it. */
function outcomeOfJudged(result: AppendResult, problem: ReceiptProblem | undefined): Outcome {
  const isLost = result.status === 'refused' && result.code === 'batch-refused';
  return isLost && problem !== undefined ? { status: 'refused', problem } : outcomeOf(result);
}
