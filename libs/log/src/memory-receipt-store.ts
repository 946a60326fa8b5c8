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
  private readonly revisions = new Map<string, bigint[]>();
  private readonly positions: Position[] = [];
  private lastRecordedAtMs: number | undefined;
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
    const receipts = keys.flatMap((key) => {
      const record = this.entered.get(keyOf(key));
      return record?.position === undefined ? [] : [receipt(record, record.position)];
    });
    const last = streams.map((stream) => [stream, this.revisions.get(stream)?.at(-1)] as const);
    const lastRevisions = new Map(last.flatMap(([stream, at]) => (at === undefined ? [] : [[stream, at]])));
    return { receipts, lastRevisions, lastRecordedAtMs: this.lastRecordedAtMs };
  }

  private intend(records: readonly IntendedRecord[]): void {
    const keys = new Set<string>();
    const places = new Set<string>();
    for (const record of records) {
      const [key, place] = [keyOf(record), placeOf(record)];
      if (keys.has(key) || this.entered.has(key))
        throw new ReceiptStoreError(`the key of ${record.id} is taken`);
      if (places.has(place) || this.isTaken(record))
        throw new ReceiptStoreError(`revision ${place} is taken`);
      keys.add(key);
      places.add(place);
    }
    for (const { stream, revision, source, id, recordedAtMs, contentHmac, bytes } of records) {
      const entered = { stream, revision, source, id, recordedAtMs, contentHmac, bytes };
      this.entered.set(keyOf(entered), entered);
      const revisions = this.revisions.get(stream);
      if (revisions === undefined) this.revisions.set(stream, [revision]);
      else revisions.push(revision);
      this.lastRecordedAtMs = Math.max(recordedAtMs, this.lastRecordedAtMs ?? recordedAtMs);
    }
  }

  private complete(records: readonly CompletedRecord[]): void {
    const before = this.positions.length;
    for (const { position, ...key } of records) {
      const record = this.entered.get(keyOf(key));
      if (record === undefined || record.position !== undefined) continue;
      record.position = position;
      this.positions.push(position);
    }
    // Those of a turn come in any order, and after all of the turns before.
    const added = this.positions.splice(before).sort((one, other) => (one < other ? -1 : 1));
    this.positions.push(...added);
  }

  private withdraw(keys: readonly ReceiptKey[]): void {
    for (const key of keys) {
      const record = this.entered.get(keyOf(key));
      if (record === undefined || record.position !== undefined) continue;
      this.entered.delete(keyOf(key));
      const left = (this.revisions.get(record.stream) ?? []).filter((each) => each !== record.revision);
      this.revisions.set(record.stream, left);
    }
  }

  private isTaken({ stream, revision }: IntendedRecord): boolean {
    return this.revisions.get(stream)?.includes(revision) ?? false;
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
