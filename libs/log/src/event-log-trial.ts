import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Position } from '@daybook/events';
import type { AppendRequest, AppendResult, EventLog, EventToAppend, StoredRecord } from './event-log';

/** A log opened for one test, empty, and how to be rid of it afterwards. */
export interface LogOnTrial {
  readonly log: EventLog;
  readonly done: () => Promise<void>;
}

/** A log that outlives its process: closed and opened again it holds what it held. */
export interface DurableLogOnTrial extends LogOnTrial {
  readonly reopen: () => Promise<EventLog>;
}

/** Opens an empty log that reads the time, in milliseconds since 1970, from this clock. */
export type OpenFresh<T extends LogOnTrial> = (clock: () => number) => Promise<T>;

/** What a test of the contract is given: the log, and the hands of its clock. */
export type Trial<T extends LogOnTrial> = T & { readonly clock: { nowMs: number } };

/** Makes the `it` of one contract: every promise is tried on a log of its own. */
export function promises<T extends LogOnTrial>(
  openFresh: OpenFresh<T>,
): (promise: string, body: (trial: Trial<T>) => Promise<void>) => void {
  return (promise, body) => {
    it(
      promise,
      async () => {
        const clock = { nowMs: Date.UTC(2024, 3, 9, 8, 12) };
        const opened = await openFresh(() => clock.nowMs);
        try {
          await body({ ...opened, clock });
        } finally {
          await opened.done();
        }
      },
      30_000,
    );
  };
}

/** An event to append; what is not given is the same for all, and so is its content but for `content`. */
export function claim(
  given: Partial<EventToAppend> & { readonly id: string; readonly content?: string },
): EventToAppend {
  const { content = 'as first sent', ...event } = given;
  const source = event.source ?? 'urn:payroll';
  return {
    stream: 'worker-333-SW1',
    source,
    contentHmac: Uint8Array.from(createHash('sha256').update(content).digest()),
    eventJson: JSON.stringify({ id: event.id, source }),
    ...event,
  };
}

/** `count` claims with ids `<prefix>-0`, `<prefix>-1`, … on one stream. */
export function claims(count: number, prefix: string, stream = 'worker-333-SW1'): EventToAppend[] {
  return Array.from({ length: count }, (_, index) => claim({ id: `${prefix}-${index}`, stream }));
}

/** Appends by the payroll's credential. */
export async function append(
  log: EventLog,
  events: readonly EventToAppend[],
  how: Partial<AppendRequest> = {},
): Promise<readonly AppendResult[]> {
  return log.append({ events, recordedBy: 'payroll', ...how });
}

/** Appends one event and gives its receipt. */
export async function appendOne(
  log: EventLog,
  event: EventToAppend,
  how: Partial<AppendRequest> = {},
): Promise<AppendResult> {
  const [result, ...more] = await append(log, [event], how);
  expect(more).toEqual([]);
  return result as AppendResult;
}

/** The receipt of a recorded event or a duplicate; the test fails where it is a refusal. */
export function receiptOf(result: AppendResult | undefined): {
  position: Position;
  revision: bigint;
  recordedAt: string;
} {
  if (result === undefined || result.status === 'refused')
    throw new Error(`refused: ${JSON.stringify(result)}`);
  const { position, revision, recordedAt } = result;
  return { position, revision, recordedAt };
}

/** Whether each number is greater than the one before it. */
export function isIncreasing(numbers: readonly bigint[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));
}

/** Statuses in their order, a refusal by its code. */
export function outcomes(results: readonly AppendResult[]): string[] {
  return results.map((result) => (result.status === 'refused' ? result.code : result.status));
}

/** All records of some pages, none of which may be empty. */
export async function gather(pages: AsyncIterable<readonly StoredRecord[]>): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const page of pages) {
    expect(page.length).toBeGreaterThan(0);
    records.push(...page);
  }
  return records;
}

/** All records of a log, in its order. */
export async function everything(log: EventLog): Promise<StoredRecord[]> {
  return gather(log.readAll({ after: 0n }));
}

/** A record's bytes as text. */
export function textOf(record: StoredRecord | undefined): string {
  return Buffer.from(record?.bytes ?? []).toString('utf8');
}

/** A stored record as it reads. */
export function readBack(record: StoredRecord): {
  stream: string;
  revision: number;
  recordedAt: string;
  event: { id: string; source: string };
} {
  return JSON.parse(textOf(record));
}

/** Ids of the events of some records, in their order. */
export function idsOf(records: readonly StoredRecord[]): string[] {
  return records.map((record) => readBack(record).event.id);
}
