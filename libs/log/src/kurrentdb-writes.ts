import { keyOf } from './append-plan';
import { messageOf } from './error-cause';
import { EventLogError } from './event-log';
import { LARGEST_WRITE, type KurrentDbWriter, type Write } from './kurrentdb-writer';
import type { CompletedRecord, IntendedRecord, ReceiptKey } from './receipt-store';

/** Records in their order, cut into the fewest appends that keep it: one for each run within a stream. */
export function writesInOrder(records: readonly IntendedRecord[]): Write[] {
  const writes: [IntendedRecord, ...IntendedRecord[]][] = [];
  let bytes = 0;
  for (const record of records) {
    const last = writes.at(-1);
    bytes += record.bytes.length;
    if (last !== undefined && follows(last, record) && fits(last.length + 1, bytes)) last.push(record);
    else {
      writes.push([record]);
      bytes = record.bytes.length;
    }
  }
  return writes;
}

/** The records of one request, each write after the one before it, and after what its stream waits for. */
interface Planned {
  readonly writes: Write[];
}

/**
 * The writes of one turn. Those of a request go one after the other, for a request is recorded in its order;
 * those of one stream likewise; all others go side by side. Requests of one write each in the same stream
 * share an append.
 */
export class WriteSchedule {
  readonly completed: CompletedRecord[] = [];
  /** What was entered and can never be written: something else has its place, or that of one before it. */
  readonly hopeless: ReceiptKey[] = [];
  private readonly failures = new Map<string, EventLogError>();
  private unreachable: EventLogError | undefined;

  constructor(private readonly writer: KurrentDbWriter) {}

  /** Writes the records of requests; resolves when all is written or known to have failed. */
  async write(requests: readonly (readonly IntendedRecord[])[]): Promise<void> {
    const tails = new Map<string, Promise<void>>();
    const ends = shared(requests.map(writesInOrder)).map(({ writes }) => {
      let before: Promise<void> = Promise.resolve();
      for (const write of writes) {
        const [{ stream }] = write;
        before = Promise.all([before, tails.get(stream) ?? before]).then(
          () => this.one(write),
          (error: EventLogError) => this.skip(write, error),
        );
        tails.set(stream, before);
      }
      return before;
    });
    await Promise.allSettled(ends);
  }

  /** Why a record is not known to stand. */
  failureOf(key: string): EventLogError | undefined {
    return this.failures.get(key);
  }

  private async one(write: Write): Promise<void> {
    if (this.unreachable !== undefined) return this.skip(write, this.unreachable);
    try {
      const { completed, displaced } = await this.writer.write(write);
      this.completed.push(...completed);
      if (displaced !== undefined) return this.skip(write.slice(completed.length), displaced);
    } catch (error) {
      const failure = asLogError(error);
      if (failure.kind === 'log-unavailable') this.unreachable = failure;
      this.fail(write, failure);
      throw failure;
    }
  }

  /** Never sent, because of what went before: entered for nothing where that is for ever. */
  private skip(records: readonly IntendedRecord[], failure: EventLogError): never {
    if (failure.kind === 'log-corrupt') this.hopeless.push(...records);
    this.fail(records, failure);
    throw failure;
  }

  private fail(records: readonly IntendedRecord[], failure: EventLogError): void {
    for (const record of records) {
      if (!this.failures.has(keyOf(record))) this.failures.set(keyOf(record), failure);
    }
  }
}

/** Requests of a single write each that follow one another in a stream, made one. */
function shared(requests: readonly Write[][]): Planned[] {
  const planned: Planned[] = [];
  const open = new Map<string, { planned: Planned; bytes: number }>();
  for (const writes of requests) {
    const [only, ...more] = writes;
    if (only === undefined) continue;
    const [{ stream }] = only;
    const bytes = only.reduce((sum, record) => sum + record.bytes.length, 0);
    const last = open.get(stream);
    const [first, ...rest] = last?.planned.writes[0] ?? only;
    if (more.length === 0 && last && fits(rest.length + 1 + only.length, last.bytes + bytes)) {
      last.planned.writes[0] = [first, ...rest, ...only];
      last.bytes += bytes;
      continue;
    }
    const alone = { writes: [...writes] };
    planned.push(alone);
    for (const write of writes) open.delete(write[0].stream);
    if (more.length === 0) open.set(stream, { planned: alone, bytes });
  }
  return planned;
}

function fits(records: number, bytes: number): boolean {
  return records <= LARGEST_WRITE.records && bytes <= LARGEST_WRITE.bytes;
}

function follows(write: Write, record: IntendedRecord): boolean {
  const last = write.at(-1) as IntendedRecord;
  return last.stream === record.stream && last.revision + 1n === record.revision;
}

function asLogError(error: unknown): EventLogError {
  if (error instanceof EventLogError) return error;
  return new EventLogError('log-unavailable', messageOf(error), { cause: error });
}
