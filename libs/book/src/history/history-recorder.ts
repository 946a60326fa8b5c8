import type { DaybookEvent, LogEntry } from '@daybook/events';
import {
  sealEvents,
  type AppendRequest,
  type AppendResult,
  type KeyRing,
  type StreamsSought,
} from '@daybook/log';
import type { Parameters } from '../parameters';
import type { NumberedWorkers } from '../number-holders';
import { DaybookProblem } from '../problem';
import type { Receipt } from '../receipt';
import type { RecordRequest } from '../recorder';
import { FeedLines, type RefusedLine, type StreamLines } from './feed-lines';
import { extentOf, isOfAuthority, streamsIn, type HistoryExtent } from './history-extent';
import { historyReceipt, receiptOf, type HistoryReceipt } from './history-receipt';
import { numberMergeEvent, type NumberMerge } from './number-merges';
import type { SourceAccount } from './source-account';
import { planStream, type StreamPlan } from './stream-plan';
import type { Window } from './window';
import { isKnownBefore } from './window-plan';

/** A feed's whole history, as it comes in. */
export interface HistoryRequest extends Pick<RecordRequest, 'recordedBy' | 'now'> {
  /** Parameters `authority`, `source`, `scope`; `from`, `to`; `subjectAfter`, `subjectThrough`. */
  readonly parameters: Parameters;
  /** The non-empty lines, in order, some at a time. */
  readonly lines: AsyncIterable<readonly Uint8Array[]>;
}

/** What recording a history needs of the world. */
export interface HistoryPorts {
  readonly keyRing: KeyRing;
  /** Appends these events, sealed in the request. */
  append(request: AppendRequest, events: readonly DaybookEvent[]): Promise<readonly AppendResult[]>;
  /** The names of the streams that a source has told of. */
  streamsOf(sought: StreamsSought): Promise<readonly string[]>;
  accounts(asked: {
    readonly source: string;
    readonly streams: readonly string[];
    readonly window: Window | null;
  }): Promise<readonly SourceAccount[]>;
  /** The recorded entries of each of these streams, in order. */
  entriesOf(streams: readonly string[]): Promise<readonly (readonly LogEntry[])[]>;
  numberMerges(workers: NumberedWorkers): Promise<readonly NumberMerge[]>;
  /** Told of what was recorded as soon as it is durable. */
  recorded(receipts: readonly Receipt[]): void;
}

/** Streams whose accounts are taken at a time: others who ask the reader have their turn between. */
const ACCOUNTS_AT_A_TIME = 100;

/** Streams that are compared, and entered in one commit, at a time. */
const STREAMS_AT_A_TIME = 50;

/** How often a stream is compared again when somebody else was quicker. */
const ATTEMPTS = 50;

/** Takes whole histories in and enters what differs from the record (docs/decisions/0012). */
export class HistoryRecorder {
  constructor(private readonly ports: HistoryPorts) {}

  /**
   * Records a history; resolves when all that was entered is durable. Nothing is entered before its last line
   * has come.
   * @throws DaybookProblem for parameters that are missing or wrong, `too-large`
   */
  async record(request: HistoryRequest): Promise<HistoryReceipt> {
    const extent = extentOf(request.parameters);
    const accounts = this.accountsOf(extent);
    // A history that breaks off ends first; what its accounts come to must not count as unhandled.
    accounts.catch(() => undefined);
    const lines = new FeedLines(extent);
    for await (const some of request.lines) for (const line of some) lines.take(line);
    return new Comparison(this.ports, { request, extent, lines }).enter(await accounts);
  }

  private async accountsOf(extent: HistoryExtent): Promise<Accounts> {
    const { source, authority } = extent.feed;
    const { window } = extent;
    const accounts = new Map<string, SourceAccount>();
    for (const sought of streamsIn(extent)) {
      const told = await this.ports.streamsOf(sought);
      const streams = told.filter((stream) => isOfAuthority(stream, authority));
      for (let from = 0; from < streams.length; from += ACCOUNTS_AT_A_TIME) {
        const some = streams.slice(from, from + ACCOUNTS_AT_A_TIME);
        const given = await this.ports.accounts({ source, streams: some, window });
        for (const account of given) accounts.set(account.stream, account);
      }
    }
    return accounts;
  }
}

type Accounts = ReadonlyMap<string, SourceAccount>;

interface Compared {
  readonly request: HistoryRequest;
  readonly extent: HistoryExtent;
  readonly lines: FeedLines;
}

/** One history against the record. */
class Comparison {
  private readonly entered: Receipt[] = [];
  private readonly refused: RefusedLine[];
  private readonly usedElsewhere = new Set<string>();
  private unchanged = 0;

  constructor(
    private readonly ports: HistoryPorts,
    private readonly compared: Compared,
  ) {
    this.refused = [...compared.lines.refused];
  }

  async enter(accounts: Accounts): Promise<HistoryReceipt> {
    let streams = this.differing(accounts);
    for (let attempt = 1; streams.length > 0; attempt++) {
      if (attempt > ATTEMPTS) throw movedOn();
      const again: string[] = [];
      for (let from = 0; from < streams.length; from += STREAMS_AT_A_TIME) {
        again.push(...(await this.settle(streams.slice(from, from + STREAMS_AT_A_TIME))));
      }
      streams = again;
    }
    const merged = await this.mergeByNumber();
    const { refused, unchanged } = this;
    const untold = this.compared.extent.window === null ? null : this.untoldIn(accounts);
    return historyReceipt(this.entered, { refused, unchanged, untold, merged });
  }

  /**
   * Merges the workers whom the history calls by their professional numbers into those who hold them, in the
   * name of its source (events.md §3). Whoever registers later is found by the next history.
   */
  private async mergeByNumber(): Promise<readonly NumberMerge[]> {
    const { request, extent, lines } = this.compared;
    const { authority } = extent.feed;
    const workerIds = lines.numberedWorkers;
    const merges = workerIds.length === 0 ? [] : await this.ports.numberMerges({ authority, workerIds });
    if (merges.length === 0) return [];
    const told = merges.map((merge) => numberMergeEvent(merge, extent.feed));
    const { recordedBy, now } = request;
    const events = sealEvents(told, this.ports.keyRing);
    const results = await this.ports.append(
      { events, recordedBy, ...(now === undefined ? {} : { now }) },
      told,
    );
    const receipts = results.map((result, i) => receiptOf(told[i] as DaybookEvent, result));
    const recorded = receipts.filter(({ status }) => status === 'recorded');
    this.ports.recorded(recorded);
    this.entered.push(...recorded);
    return merges.filter((_, i) => receipts[i]?.status === 'recorded');
  }

  /** The streams of which the feed says anything else than the record; lines of others are unchanged. */
  private differing(accounts: Accounts): readonly string[] {
    const { lines } = this.compared;
    const told = lines.mentioned.filter((stream) => {
      const said = lines.of(stream);
      if (said === undefined || !this.isRecorded(said, accounts.get(stream), this.isWhole(stream)))
        return true;
      this.unchanged += said.count;
      return false;
    });
    const untold = [...accounts.values()].filter(
      ({ stream, words }) => words.length > 0 && lines.of(stream) === undefined && this.isWhole(stream),
    );
    return [...told, ...untold.map(({ stream }) => stream)];
  }

  /** Whether the record says already what lines say. */
  private isRecorded(said: StreamLines, account: SourceAccount | undefined, isWhole: boolean): boolean {
    if (!said.isTold(account?.words ?? [], { partly: !isWhole })) return false;
    return isKnownBefore(said.earlyEvents(), account, this.compared.extent.window);
  }

  /** Who was looked after when the window opened, and is not in the history at all. */
  private untoldIn(accounts: Accounts): readonly string[] {
    const { lines } = this.compared;
    const untold = [...accounts.values()].filter(({ stream, care }) => care !== null && !lines.names(stream));
    return untold.map(({ subject }) => subject);
  }

  /** Compares streams with the record and enters what differs; gives those that have to be compared again. */
  private async settle(streams: readonly string[]): Promise<readonly string[]> {
    const entries = await this.ports.entriesOf(streams);
    const plans = streams.map((stream, i) => ({
      stream,
      last: entries[i]?.at(-1)?.revision ?? null,
      plan: this.planOf(stream, entries[i] ?? []),
    }));
    const sealed = sealEvents(
      plans.flatMap(({ plan }) => plan.events),
      this.ports.keyRing,
    );
    const { recordedBy, now } = this.compared.request;
    let next = 0;
    const results = await Promise.all(
      plans.map(async ({ plan, last }): Promise<readonly AppendResult[]> => {
        const expected = last ?? ('no-stream' as const);
        const events = sealed.slice(next, (next += plan.events.length)).map((one) => ({ ...one, expected }));
        if (events.length === 0) return [];
        return this.ports.append(
          { events, recordedBy, atomic: true, ...(now === undefined ? {} : { now }) },
          plan.events,
        );
      }),
    );
    const again = plans.filter(({ plan }, i) => !this.isSettled(plan, results[i] ?? []));
    return again.map(({ stream }) => stream);
  }

  private planOf(stream: string, entries: readonly LogEntry[]): StreamPlan {
    const { extent, lines } = this.compared;
    const { feed, window } = extent;
    const told = lines.of(stream)?.events() ?? [];
    const { usedElsewhere } = this;
    const isWhole = this.isWhole(stream);
    return planStream({ feed, stream, entries, lines: told, isWhole, window, usedElsewhere });
  }

  /** Takes down what was recorded; false where somebody was quicker, or an id is used in another stream. */
  private isSettled({ events, refused, unchanged }: StreamPlan, results: readonly AppendResult[]): boolean {
    const lost = results.flatMap((result, i) =>
      result.status === 'refused' ? [{ code: result.code, id: events[i]?.id ?? '' }] : [],
    );
    for (const { code, id } of lost) if (code === 'id-reused') this.usedElsewhere.add(id);
    if (lost.length > 0) return false;
    const receipts = results.map((result, i) => receiptOf(events[i] as DaybookEvent, result));
    this.ports.recorded(receipts);
    this.entered.push(...receipts);
    this.refused.push(...refused);
    this.unchanged += unchanged;
    return true;
  }

  private isWhole(stream: string): boolean {
    return this.compared.extent.isComplete && this.compared.lines.tellsAllOf(stream);
  }
}

function movedOn(): DaybookProblem {
  const detail = 'others kept recording on the same subjects; what was entered is entered: send it again';
  const errors = [{ pointer: '', code: 'stream-moved-on', detail }];
  return new DaybookProblem('stream-moved-on', detail, { errors });
}
