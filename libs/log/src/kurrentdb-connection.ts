import {
  binaryEvent,
  EventStoreDBClient,
  eventTypeFilter,
  FORWARDS,
  START,
  type AllStreamResolvedEvent,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { messageOf } from './error-cause';
import { EventLogError } from './event-log';
import { readKurrentDbAddress, type KurrentDbAddress } from './kurrentdb-address';
import type { Rim } from './rim';
import { SilenceWatch } from './silence-watch';

/** An event as the store has it; of events of others only what tells that they are. */
export interface StoreEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  /** Undefined where it is no bytes: an event of somebody else. */
  readonly data: Uint8Array | undefined;
  /** Its place in `$all`. */
  readonly position: StorePosition;
}

/** A place in `$all`, as the store counts. */
export interface StorePosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** An event to be appended. */
export interface NewStoreEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
}

/** How to reach the store, and how long to wait for an answer. */
export interface KurrentDbConnectionOptions {
  readonly connectionString: string;
  /** How long one call may go without an answer, in milliseconds. */
  readonly silenceMs: number;
  readonly after: Rim['after'];
}

/** The kind of an error of the client, in the words that both clients share; undefined of any other. */
export function storeErrorOf(error: unknown): string | undefined {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** The few calls of the client that are used: those that the clients of EventStoreDB and KurrentDB share. */
export class KurrentDbConnection {
  private readonly client: EventStoreDBClient;
  private readonly address: KurrentDbAddress;

  /** Connects at the first call. Throws a RangeError where the connection string cannot be meant. */
  constructor(private readonly options: KurrentDbConnectionOptions) {
    this.address = readKurrentDbAddress(options.connectionString);
    this.client = clientOf(this.address.connectionString);
  }

  /**
   * Appends events after a revision, null where there is no stream yet, all or none. Gives the position of
   * the last where the store tells it. Throws what the client throws, or an EventLogError where nothing is
   * heard.
   */
  async append(
    stream: string,
    events: readonly NewStoreEvent[],
    after: bigint | null,
  ): Promise<StorePosition | undefined> {
    const expectation = after === null ? 'no_stream' : after;
    const asked = this.client.appendToStream(
      stream,
      events.map((event) => binaryEvent({ ...event, metadata: { ...event.metadata } })),
      {
        expectedRevision: expectation,
        // The client for KurrentDB calls it so, and takes the other name for none at all.
        ...{ streamState: expectation },
        requiresLeader: true,
        deadline: this.options.silenceMs,
        ...this.singleCall(),
      },
    );
    const { nextExpectedRevision, position } = await this.answered(asked, 'an append');
    const last = (after ?? -1n) + BigInt(events.length);
    if (nextExpectedRevision !== last) {
      const say = `${nextExpectedRevision} and not at ${last}`;
      throw new EventLogError('log-corrupt', `the store appended to ${stream} at ${say}, as it was asked to`);
    }
    return position;
  }

  /** The events of one stream from a revision on; nothing where there is no stream. */
  async *readStream(
    stream: string,
    { from, count }: { readonly from: bigint; readonly count?: number },
  ): AsyncGenerator<StoreEvent> {
    const read = this.client.readStream(stream, {
      fromRevision: from,
      direction: FORWARDS,
      requiresLeader: true,
      ...(count !== undefined && { maxCount: count }),
    });
    try {
      yield* this.heard(read, () => read.cancel());
    } catch (error) {
      if (storeErrorOf(error) !== 'stream-not-found') throw error;
    }
  }

  /** All events of the store, of whomever, from a position on, which has to be one of an event. */
  readAll(from: StorePosition | undefined): AsyncGenerator<StoreEvent> {
    const read = this.client.readAll({ fromPosition: from ?? START, direction: FORWARDS });
    return this.heard(read, () => read.cancel());
  }

  /** Events of one type after a position, and those to come; `heard` is called for whatever is heard. */
  async *subscribe(options: {
    readonly after: StorePosition | undefined;
    readonly type: string;
    readonly signal: AbortSignal;
    readonly checkpoint: (position: StorePosition) => void;
  }): AsyncGenerator<StoreEvent> {
    const subscription = this.client.subscribeToAll({
      fromPosition: options.after ?? START,
      filter: eventTypeFilter({
        prefixes: [options.type],
        checkpointReached: async (_subscription, position) => options.checkpoint(position),
      }),
    });
    const stop = (): void => void subscription.destroy();
    options.signal.addEventListener('abort', stop);
    // What fails after nobody listens any more would otherwise stop the process.
    subscription.on('error', () => undefined);
    try {
      if (!options.signal.aborted) for await (const event of subscription) yield* told(event);
    } catch (error) {
      if (!options.signal.aborted) throw error;
    } finally {
      options.signal.removeEventListener('abort', stop);
      void subscription.unsubscribe().catch(() => undefined);
    }
  }

  /** Ends all that is under way. */
  async close(): Promise<void> {
    await this.client.dispose();
  }

  /**
   * Given credentials, the client makes each append a call of its own, with its own deadline. On its stream
   * of many appends an answer that never comes is waited for for ever, and the failure of one connection is
   * told to those that wait for another. Without TLS it does not send what it is given.
   */
  private singleCall(): { credentials?: { username: string; password: string } } {
    const { credentials, tls } = this.address;
    if (credentials !== undefined) return { credentials };
    return tls ? {} : { credentials: { username: 'nobody', password: 'nothing' } };
  }

  private async answered<T>(asked: Promise<T>, what: string): Promise<T> {
    let stop = (): void => undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      stop = this.options.after(this.options.silenceMs + 50, () => reject(this.silent(what)));
    });
    try {
      return await Promise.race([asked, silence]);
    } finally {
      stop();
      asked.catch(() => undefined);
    }
  }

  private async *heard(
    events: AsyncIterable<ResolvedEvent | AllStreamResolvedEvent> & NodeJS.EventEmitter & Destroyable,
    cancel: () => Promise<void>,
  ): AsyncGenerator<StoreEvent> {
    const { after, silenceMs } = this.options;
    events.on('error', () => undefined);
    const watch = new SilenceWatch({ after, silenceMs }, () => events.destroy(this.silent('a read')));
    try {
      for await (const event of events) {
        watch.busy();
        yield* told(event);
        watch.listening();
      }
    } finally {
      watch.stop();
      void cancel().catch(() => undefined);
    }
  }

  private silent(what: string): EventLogError {
    const ms = this.options.silenceMs;
    return new EventLogError('log-unavailable', `the store did not answer ${what} within ${ms} ms`);
  }
}

interface Destroyable {
  destroy(error: Error): unknown;
}

function clientOf(connectionString: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch (error) {
    // What the client says of a string repeats parts of it; of a file that is not there it does not.
    const file = messageOf(error).includes('ertificate') ? `: ${messageOf(error)}` : '';
    throw new RangeError(`the client cannot read the connection string${file}`);
  }
}

function* told({ event }: ResolvedEvent | AllStreamResolvedEvent): Generator<StoreEvent> {
  if (event === undefined) return;
  const { streamId, revision, id, type, position } = event;
  if (position === undefined) {
    throw new EventLogError('log-unavailable', 'the store does not tell positions: it is older than 22.6');
  }
  const data = event.data instanceof Uint8Array ? event.data : undefined;
  yield { stream: streamId, revision, id, type, data, position };
}
