import {
  EventLogError,
  SqliteEventLog,
  type AppendRequest,
  type AppendResult,
  type QuarantineReceipt,
  type Refused,
} from '@daybook/log';
import { failureOf, type Failure } from './thread-message';

/** What the log writer is opened with. */
export interface LogWriterOpening {
  readonly file: string;
  /** Marks the log as a sandbox if it is empty. */
  readonly sandbox: boolean;
}

/** How one request of a round ended. */
export type Appended = { readonly results: readonly AppendResult[] } | { readonly failure: Failure };

/** Where the log stands when it is opened. */
export interface LogStart {
  readonly head: bigint;
  readonly marks: readonly string[];
  readonly described: Readonly<Record<string, string | number>>;
}

/** The only writer of the log: what waits in a turn comes as one message and shares one commit. */
export class LogWriter {
  constructor(private readonly log: SqliteEventLog) {}

  start(): LogStart {
    return { head: this.log.head(), marks: this.log.marks(), described: { ...this.log.describe() } };
  }

  async appendAll(requests: readonly AppendRequest[]): Promise<readonly Appended[]> {
    const settled = await Promise.allSettled(requests.map((request) => this.log.append(request)));
    return settled.map((one) =>
      one.status === 'fulfilled' ? { results: one.value } : { failure: failureOf(one.reason) },
    );
  }

  /** Parks what was refused, in its order and in one commit. */
  async parkAll(refused: readonly Refused[]): Promise<readonly string[]> {
    return Promise.all(refused.map((one) => this.log.quarantine.park(one)));
  }

  async markResubmitted(id: string, receipt: QuarantineReceipt): Promise<boolean> {
    return this.log.quarantine.markResubmitted(id, receipt);
  }

  async close(): Promise<void> {
    await this.log.close();
  }
}

/** Opens the log for writing; with `sandbox`, a log without events is marked for ever. */
export function open(
  opening: LogWriterOpening,
  _notify?: unknown,
  clock: () => number = Date.now,
): LogWriter {
  const log = SqliteEventLog.open({ file: opening.file, clock });
  if (opening.sandbox && !log.marks().includes('sandbox')) {
    if (log.head() > 0n) {
      void log.close();
      throw new EventLogError(
        'log-unavailable',
        'a data directory that holds real events cannot become a sandbox',
      );
    }
    log.mark('sandbox');
  }
  return new LogWriter(log);
}
