import { compareUtf8, instantFromEpochMs, type Position } from '@daybook/events';
import { keyOf } from './append-plan';
import type { StreamsSought } from './event-log';
import {
  ReceiptStoreError,
  type CompletedRecord,
  type IntendedRecord,
  type KeptReceipt,
  type ReceiptAnswer,
  type ReceiptKey,
  type ReceiptQuestion,
  type ReceiptStore,
  type ReceiptTurn,
} from './receipt-store';
import { isWithin } from './streams-sought';

/** Receipts that live as long as their process: for tests, where several logs may share one store. */
export class MemoryReceiptStore implements ReceiptStore {
  private readonly entered = new Map<string, IntendedRecord & { position?: Position }>();
  private readonly positions: Position[] = [];
  private turns: Promise<unknown> = Promise.resolve();
  private closed = false;

  async takeTurn<T>(work: (turn: ReceiptTurn) => Promise<T>): Promise<T> {
    const before = this.turns;
    const mine = before.then(async () => {
      const turn = { ended: false };
      try {
        return await work(this.turn(turn));
      } finally {
        turn.ended = true;
      }
    });
    this.turns = mine.catch(() => undefined);
    return mine;
  }

  async head(): Promise<Position> {
    this.mustBeOpen();
    return this.positions.at(-1) ?? 0n;
  }

  async lastAt(position: Position): Promise<Position> {
    this.mustBeOpen();
    return this.positions.findLast((each) => each <= position) ?? 0n;
  }

  async streamsOf({ source, ...bounds }: StreamsSought): Promise<readonly string[]> {
    this.mustBeOpen();
    const told = [...this.entered.values()].filter(
      ({ position, ...record }) =>
        position !== undefined && record.source === source && isWithin(record.stream, bounds),
    );
    return [...new Set(told.map(({ stream }) => stream))].sort(compareUtf8);
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  private turn(state: { readonly ended: boolean }): ReceiptTurn {
    const now = <A extends unknown[], T>(verb: (...given: A) => T) => {
      return async (...given: A): Promise<T> => {
        this.mustBeOpen();
        if (state.ended) throw new ReceiptStoreError('the turn has ended');
        return verb(...given);
      };
    };
    return {
      intended: now(() => [...this.entered.values()].filter(({ position }) => position === undefined)),
      look: now((question: ReceiptQuestion) => this.look(question)),
      intend: now((records: readonly IntendedRecord[]) => this.intend(records)),
      complete: now((records: readonly CompletedRecord[]) => this.complete(records)),
      withdraw: now((keys: readonly ReceiptKey[]) => this.withdraw(keys)),
    };
  }

  private look({ keys, streams }: ReceiptQuestion): ReceiptAnswer {
    const records = [...this.entered.values()];
    const receipts = keys.flatMap((key) => {
      const record = this.entered.get(keyOf(key));
      return record?.position === undefined ? [] : [receipt(record, record.position)];
    });
    const asked = new Set(streams);
    const lastRevisions = new Map<string, bigint>();
    for (const { stream, revision } of records) {
      if (asked.has(stream) && revision >= (lastRevisions.get(stream) ?? 0n))
        lastRevisions.set(stream, revision);
    }
    const latest = records.reduce<number | undefined>(
      (most, { recordedAtMs }) => (most === undefined ? recordedAtMs : Math.max(most, recordedAtMs)),
      undefined,
    );
    return { receipts, lastRevisions, lastRecordedAtMs: latest };
  }

  private intend(records: readonly IntendedRecord[]): void {
    const places = new Set([...this.entered.values()].map(placeOf));
    const keys = new Set(this.entered.keys());
    for (const record of records) {
      if (keys.has(keyOf(record))) throw new ReceiptStoreError(`the key of ${record.id} is taken`);
      if (places.has(placeOf(record))) throw new ReceiptStoreError(`revision ${placeOf(record)} is taken`);
      keys.add(keyOf(record));
      places.add(placeOf(record));
    }
    for (const { stream, revision, source, id, recordedAtMs, contentHmac, bytes } of records) {
      const entered = { stream, revision, source, id, recordedAtMs, contentHmac, bytes };
      this.entered.set(keyOf(entered), entered);
    }
  }

  private complete(records: readonly CompletedRecord[]): void {
    for (const { position, ...key } of records) {
      const record = this.entered.get(keyOf(key));
      if (record === undefined || record.position !== undefined) continue;
      record.position = position;
      this.positions.push(position);
    }
    this.positions.sort((one, other) => (one < other ? -1 : 1));
  }

  private withdraw(keys: readonly ReceiptKey[]): void {
    for (const key of keys) {
      if (this.entered.get(keyOf(key))?.position === undefined) this.entered.delete(keyOf(key));
    }
  }

  private mustBeOpen(): void {
    if (this.closed) throw new ReceiptStoreError('the store of receipts has been closed');
  }
}

function receipt(record: IntendedRecord, position: Position): KeptReceipt {
  const { source, id, revision, contentHmac, recordedAtMs } = record;
  return { source, id, revision, contentHmac, position, recordedAt: instantFromEpochMs(recordedAtMs) };
}

function placeOf({ stream, revision }: IntendedRecord): string {
  return `${revision} of ${stream}`;
}
