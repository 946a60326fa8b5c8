import type { Position } from '@daybook/events';
import { checkRequest } from './append-plan';
import { messageOf } from './error-cause';
import {
  EventLogError,
  type AppendRequest,
  type AppendResult,
  type EventLog,
  type StoredRecord,
  type StreamsSought,
} from './event-log';
import { KurrentDbConnection, type StoreEvent, type StorePosition } from './kurrentdb-connection';
import { KurrentDbFollower, type FollowingTrouble } from './kurrentdb-follower';
import { KurrentDbQueue } from './kurrentdb-queue';
import { KurrentDbWriter } from './kurrentdb-writer';
import { DEFAULT_PAGE_SIZE, pageSizeOf } from './page-size';
import { ReceiptStoreError, type ReceiptStore } from './receipt-store';
import { afterMs, type Rim } from './rim';

/** How to open a log in EventStoreDB or KurrentDB. */
export interface KurrentDbEventLogOptions extends Pick<Rim, 'clock' | 'random'> {
  /** `esdb://…` or `kurrentdb://…`: hosts, credentials and TLS, as the client reads it. */
  readonly connectionString: string;
  /** The receipts of this log; shared by all processes that open it. Whoever opened it closes it. */
  readonly receipts: ReceiptStore;
  /** Stands before the names of streams, where several logs share a server. Default: nothing. */
  readonly namespace?: string;
  /** How long an append may go without certainty, in milliseconds. Default: 10,000. */
  readonly deadlineMs?: number;
  /** How often a follower makes sure that it is not behind, in milliseconds. Default: 2,000. */
  readonly watchMs?: number;
  /** Told of every subscription that ended and is begun again. */
  readonly onTrouble?: (trouble: FollowingTrouble) => void;
  /** Default: the timers of this process. */
  readonly after?: Rim['after'];
}

/** A settled write takes two calls, an append that has to be tried again and looked for two more. */
const CALLS_IN_DEADLINE = 4;

/** An event log in EventStoreDB or KurrentDB, its receipts in a store of their own (decision 0015). */
export class KurrentDbEventLog implements EventLog {
  private readonly connection: KurrentDbConnection;
  private readonly queue: KurrentDbQueue;
  private readonly followers = new Set<KurrentDbFollower>();
  private readonly namespace: string;
  /** Daybook's events are of one type, which others have no reason to use: `$all` is filtered by it. */
  private readonly type: string;
  private closed = false;

  private constructor(private readonly options: KurrentDbEventLogOptions) {
    const { connectionString, receipts, namespace = '', deadlineMs = 10_000, clock } = options;
    const silenceMs = Math.ceil(deadlineMs / CALLS_IN_DEADLINE);
    this.namespace = namespace;
    this.type = `DaybookRecord${namespace === '' ? '' : `:${namespace}`}`;
    this.connection = new KurrentDbConnection({ connectionString, silenceMs, after: this.after });
    const writer = new KurrentDbWriter(this.connection, { namespace, type: this.type });
    this.queue = new KurrentDbQueue({ receipts, writer, clock });
  }

  /** Opens a log, whose server is reached at the first call. Throws a RangeError for a bad address. */
  static open(options: KurrentDbEventLogOptions): KurrentDbEventLog {
    return new KurrentDbEventLog(options);
  }

  async append(request: AppendRequest): Promise<readonly AppendResult[]> {
    this.mustBeOpen();
    checkRequest(request);
    return request.events.length === 0 ? [] : this.queue.append(request);
  }

  async *readStream(stream: string, { from = 0n } = {}): AsyncGenerator<readonly StoredRecord[]> {
    this.mustBeOpen();
    const events = this.connection.readStream(this.namespace + stream, { from });
    yield* this.inPages(events, DEFAULT_PAGE_SIZE);
  }

  async *readAll(options: {
    readonly after: Position;
    readonly upTo?: Position;
    readonly pageSize?: number;
  }): AsyncGenerator<readonly StoredRecord[]> {
    this.mustBeOpen();
    const { after, upTo = await this.head() } = options;
    // Only a position that an event has can be read from, and only one that is there is ever reached.
    const [from, last] = await known(
      Promise.all([this.options.receipts.lastAt(after), this.options.receipts.lastAt(upTo)]),
    );
    if (last <= after) return;
    const events = between(this.connection.readAll(placeOf(from)), after, last);
    yield* this.inPages(events, pageSizeOf(options.pageSize));
  }

  async *follow(options: {
    readonly after: Position;
    readonly signal: AbortSignal;
  }): AsyncGenerator<readonly StoredRecord[]> {
    this.mustBeOpen();
    if (options.signal.aborted) return;
    const from = await known(this.options.receipts.lastAt(options.after));
    const { connection, type, options: given } = this;
    const follower = new KurrentDbFollower(
      {
        connection,
        type,
        random: given.random,
        after: this.after,
        watchMs: given.watchMs ?? 2_000,
        recordOf: (event) => this.recordOf(event),
        headOf: () => given.receipts.head(),
        onTrouble: (trouble) => given.onTrouble?.(trouble),
      },
      options.after,
      placeOf(from),
    );
    this.followers.add(follower);
    try {
      yield* follower.pages(options.signal);
    } finally {
      this.followers.delete(follower);
    }
    if (!options.signal.aborted) this.mustBeOpen();
  }

  async streamsOf(sought: StreamsSought): Promise<readonly string[]> {
    this.mustBeOpen();
    return known(this.options.receipts.streamsOf(sought));
  }

  async head(): Promise<Position> {
    this.mustBeOpen();
    return known(this.options.receipts.head());
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.queue.finish();
    for (const follower of this.followers) follower.stop();
    await this.connection.close();
  }

  private get after(): Rim['after'] {
    return this.options.after ?? afterMs;
  }

  /** Daybook's events among those read, in pages of at most `size`. */
  private async *inPages(events: AsyncIterable<StoreEvent>, size: number): AsyncGenerator<StoredRecord[]> {
    let page: StoredRecord[] = [];
    try {
      for await (const event of events) {
        const record = this.recordOf(event);
        if (record !== undefined) page.push(record);
        if (page.length < size) continue;
        yield page;
        this.mustBeOpen();
        page = [];
      }
    } catch (error) {
      throw asUnavailable(error);
    }
    if (page.length > 0) yield page;
  }

  private recordOf({ stream, type, data, position }: StoreEvent): StoredRecord | undefined {
    if (type !== this.type || data === undefined || !stream.startsWith(this.namespace)) return undefined;
    return { position: position.commit, bytes: data };
  }

  private mustBeOpen(): void {
    if (this.closed) throw new EventLogError('log-unavailable', 'the log has been closed');
  }
}

/** An event that was appended over gRPC commits itself: both its positions are one. */
function placeOf(position: Position): StorePosition | undefined {
  return position === 0n ? undefined : { commit: position, prepare: position };
}

/** Events after one position, up to another, which is that of an event. */
async function* between(
  events: AsyncIterable<StoreEvent>,
  after: Position,
  last: Position,
): AsyncGenerator<StoreEvent> {
  for await (const event of events) {
    const { commit } = event.position;
    if (commit > after) yield event;
    if (commit >= last) return;
  }
}

async function known<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof ReceiptStoreError ? asUnavailable(error) : error;
  }
}

function asUnavailable(error: unknown): EventLogError {
  if (error instanceof EventLogError) return error;
  return new EventLogError('log-unavailable', `the log cannot be read: ${messageOf(error)}`, {
    cause: error,
  });
}
