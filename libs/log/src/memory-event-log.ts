import { compareUtf8, type Position } from '@daybook/events';
import { checkRequest, keyOf, planAppend, type LogIndex, type RecordToWrite } from './append-plan';
import { Bell } from './bell';
import {
  EventLogError,
  type AppendRequest,
  type AppendResult,
  type EventLog,
  type StoredRecord,
  type StreamsSought,
} from './event-log';
import { DEFAULT_PAGE_SIZE, pageSizeOf } from './page-size';
import { isWithin } from './streams-sought';

/** An event log that lives as long as its process: for tests, and to try things out. */
export class MemoryEventLog implements EventLog {
  private readonly records: RecordToWrite[] = [];
  private readonly byKey = new Map<string, RecordToWrite>();
  private readonly byStream = new Map<string, RecordToWrite[]>();
  private readonly appended = new Bell();
  private closed = false;

  /** `clock` gives milliseconds since 1970-01-01T00:00:00Z. */
  constructor(private readonly options: { readonly clock: () => number }) {}

  async append(request: AppendRequest): Promise<readonly AppendResult[]> {
    this.mustBeOpen();
    checkRequest(request);
    const { results, records } = planAppend(request, this.index(), this.options.clock());
    for (const record of records) this.write(record);
    if (records.length > 0) this.appended.ring();
    return results;
  }

  async *readStream(stream: string, { from = 0n } = {}): AsyncGenerator<readonly StoredRecord[]> {
    this.mustBeOpen();
    const records = (this.byStream.get(stream) ?? []).slice(Number(from));
    for (let start = 0; start < records.length; start += DEFAULT_PAGE_SIZE) {
      this.mustBeOpen();
      yield records.slice(start, start + DEFAULT_PAGE_SIZE).map(stored);
    }
  }

  async *readAll(options: {
    readonly after: Position;
    readonly upTo?: Position;
    readonly pageSize?: number;
  }): AsyncGenerator<readonly StoredRecord[]> {
    this.mustBeOpen();
    const pageSize = pageSizeOf(options.pageSize);
    const head = this.head();
    const upTo = options.upTo === undefined || options.upTo > head ? head : options.upTo;
    for (let after = options.after; after < upTo;) {
      this.mustBeOpen();
      const page = this.records.slice(Number(after), Math.min(Number(after) + pageSize, Number(upTo)));
      after += BigInt(page.length);
      yield page.map(stored);
    }
  }

  async *follow(options: {
    readonly after: Position;
    readonly signal: AbortSignal;
  }): AsyncGenerator<readonly StoredRecord[]> {
    let after = options.after;
    while (!options.signal.aborted) {
      this.mustBeOpen();
      const page = this.records.slice(Number(after), Number(after) + DEFAULT_PAGE_SIZE);
      const last = page.at(-1);
      if (last === undefined) {
        await this.appended.sleep(options.signal);
        continue;
      }
      after = last.position;
      yield page.map(stored);
    }
  }

  streamsOf({ source, ...bounds }: StreamsSought): readonly string[] {
    this.mustBeOpen();
    const told = this.records.filter((record) => record.source === source && isWithin(record.stream, bounds));
    return [...new Set(told.map(({ stream }) => stream))].sort(compareUtf8);
  }

  head(): Position {
    this.mustBeOpen();
    return BigInt(this.records.length);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.appended.ring();
  }

  private index(): LogIndex {
    return {
      head: this.head(),
      lastRecordedAtMs: this.records.at(-1)?.recordedAtMs,
      receiptOf: (source, id) => this.byKey.get(keyOf({ source, id })),
      lastRevisionOf: (stream) => this.byStream.get(stream)?.at(-1)?.revision ?? null,
    };
  }

  private write(record: RecordToWrite): void {
    this.records.push(record);
    this.byKey.set(keyOf(record), record);
    const stream = this.byStream.get(record.stream);
    if (stream === undefined) this.byStream.set(record.stream, [record]);
    else stream.push(record);
  }

  private mustBeOpen(): void {
    if (this.closed) throw new EventLogError('log-unavailable', 'the log has been closed');
  }
}

function stored({ position, bytes }: RecordToWrite): StoredRecord {
  return { position, bytes };
}
