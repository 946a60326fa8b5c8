import { uuidV5 } from '@daybook/proof';
import { keyOf } from './append-plan';
import { messageOf } from './error-cause';
import { EventLogError } from './event-log';
import { storeErrorOf, type KurrentDbConnection, type NewStoreEvent } from './kurrentdb-connection';
import type { CompletedRecord, IntendedRecord } from './receipt-store';

/** Records that stand one behind the other in one stream, to be appended together. */
export type Write = readonly [IntendedRecord, ...IntendedRecord[]];

/** What became of a write: where its records stand, and what took the place of the first that does not. */
export interface Written {
  readonly completed: readonly CompletedRecord[];
  readonly displaced?: EventLogError;
}

/** What one append may carry: well under the 1 MiB that a server takes, and under the deadline of a call. */
export const LARGEST_WRITE = { bytes: 512 * 1024, records: 500 };

/** The namespace of the ids of events: the same key has the same id, whoever writes it. */
const EVENT_IDS = '5f0f6f3e-6a55-4c8c-9d3a-3a8f4f1d7c11';

/** Errors after which nothing was written, whatever is read. */
const REFUSALS: Readonly<Record<string, string>> = {
  'access-denied': 'the store refuses the credentials of its connection string',
  'maximum-append-size-exceeded': 'the store takes less in one append than the 512 KiB that it is given',
};

/**
 * Writes intended records, each only at its own revision, so that whoever finds them may write them again. It
 * believes no answer that could mean two things: it reads the stream and compares.
 */
export class KurrentDbWriter {
  /** `namespace` stands before the names of streams; `type` is that of Daybook's events. */
  constructor(
    private readonly connection: KurrentDbConnection,
    private readonly names: { readonly namespace: string; readonly type: string },
  ) {}

  /**
   * Writes records that may have been written before, or in part. Throws an EventLogError `log-unavailable`
   * where it cannot be said what became of them.
   */
  async settle(write: Write): Promise<Written> {
    const standing = await this.standing(write);
    return this.isWhole(write, standing) ? standing : this.write(write, standing);
  }

  /** Writes the records, but for those that stand already. Throws as `settle` does. */
  async write(write: Write, standing: Written = { completed: [] }): Promise<Written> {
    let failure: unknown;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const rest = write.slice(standing.completed.length);
      try {
        const last = await this.append(rest);
        const [only, ...more] = rest;
        if (only !== undefined && more.length === 0 && last !== undefined)
          return { completed: [...standing.completed, { source: only.source, id: only.id, position: last }] };
        failure = undefined;
      } catch (error) {
        failure = refusal(error);
      }
      standing = await this.standing(write);
      if (this.isWhole(write, standing)) return standing;
      if (storeErrorOf(failure) === 'wrong-expected-version') return this.conflict(write, standing, failure);
    }
    throw unavailable(write, failure);
  }

  private async append(records: readonly IntendedRecord[]): Promise<bigint | undefined> {
    const [first] = records;
    if (first === undefined) return undefined;
    const after = first.revision === 0n ? null : first.revision - 1n;
    const stream = this.names.namespace + first.stream;
    const position = await this.connection.append(
      stream,
      records.map((record) => this.eventOf(record)),
      after,
    );
    return position?.commit;
  }

  /** How many of the records stand where they should, and what stands in the place of the next. */
  private async standing(write: Write): Promise<Written> {
    const [{ stream, revision }] = write;
    const completed: CompletedRecord[] = [];
    const events = this.connection.readStream(this.names.namespace + stream, {
      from: revision,
      count: write.length,
    });
    try {
      for await (const event of events) {
        const record = write[completed.length] as IntendedRecord;
        const same =
          event.revision === record.revision &&
          event.id === eventIdOf(record) &&
          event.data !== undefined &&
          Buffer.compare(event.data, record.bytes) === 0;
        if (!same) return { completed, displaced: displaced(record) };
        completed.push({ source: record.source, id: record.id, position: event.position.commit });
      }
    } catch (error) {
      throw unavailable(write, error);
    }
    return { completed };
  }

  private isWhole(write: Write, { completed, displaced }: Written): boolean {
    return displaced !== undefined || completed.length === write.length;
  }

  /** A conflict, though nothing stands in the way: the log is shorter than its receipts, or read stale. */
  private conflict(write: Write, standing: Written, failure: unknown): Written {
    const next = write[standing.completed.length] as IntendedRecord;
    const actual = actualVersionOf(failure);
    if (actual !== null && actual >= next.revision) throw unavailable(write, failure);
    const why = `${next.stream} ends before revision ${next.revision}, which its receipts know of`;
    return { ...standing, displaced: new EventLogError('log-corrupt', why) };
  }

  private eventOf(record: IntendedRecord): NewStoreEvent {
    return {
      id: eventIdOf(record),
      type: this.names.type,
      data: record.bytes,
      // With it the receipts can be made again from the log: it alone is not in the bytes.
      metadata: { contentHmac: Buffer.from(record.contentHmac).toString('base64url') },
    };
  }
}

/** The id of the event of a key: stable, so that a server that looks at ids knows it again. */
export function eventIdOf(record: { readonly source: string; readonly id: string }): string {
  return uuidV5(EVENT_IDS, keyOf(record));
}

function displaced({ stream, revision }: IntendedRecord): EventLogError {
  const what = `revision ${revision} of ${stream} in the store was not written by Daybook's receipts`;
  return new EventLogError('log-corrupt', what);
}

function refusal(error: unknown): unknown {
  if (error instanceof EventLogError && error.kind === 'log-corrupt') throw error;
  const kind = storeErrorOf(error) ?? '';
  const said = REFUSALS[kind];
  if (said !== undefined) throw new EventLogError('log-unavailable', said, { cause: error });
  return error;
}

function actualVersionOf(error: unknown): bigint | null {
  const version =
    typeof error === 'object' && error !== null && 'actualVersion' in error ? error.actualVersion : null;
  return typeof version === 'bigint' ? version : null;
}

function unavailable([{ stream }]: Write, cause: unknown): EventLogError {
  if (cause instanceof EventLogError) return cause;
  const said = cause === undefined ? 'what was appended cannot be read' : messageOf(cause);
  return new EventLogError('log-unavailable', `the store could not settle ${stream}: ${said}`, { cause });
}
