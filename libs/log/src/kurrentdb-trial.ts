import { randomUUID } from 'node:crypto';
import type { DurableLogOnTrial, OpenFresh } from './event-log-trial';
import { KurrentDbDouble } from './kurrentdb-double/kurrentdb-double';
import { KurrentDbEventLog } from './kurrentdb-event-log';
import { MemoryReceiptStore } from './memory-receipt-store';
import type { ReceiptStore } from './receipt-store';

/** Opens an empty store of receipts, and knows how to be rid of it. */
export type OpenReceipts = () => Promise<{
  readonly store: ReceiptStore;
  readonly done: () => Promise<void>;
}>;

const inMemory: OpenReceipts = async () => {
  const store = new MemoryReceiptStore();
  return { store, done: () => store.close() };
};

/** Opens logs on a double of their own. */
export function onDouble(openReceipts: OpenReceipts = inMemory): OpenFresh<DurableLogOnTrial> {
  return async (clock) => {
    const double = await KurrentDbDouble.start();
    const trial = await onServer(double.connectionString, openReceipts)(clock);
    return {
      ...trial,
      done: async () => {
        await trial.done();
        await double.stop();
      },
    };
  };
}

/** Opens logs on a server, each under names of its own: it need not be empty, and all stays in it. */
export function onServer(
  connectionString: string,
  openReceipts: OpenReceipts = inMemory,
): OpenFresh<DurableLogOnTrial> {
  return async (clock) => {
    const receipts = await openReceipts();
    const common = { connectionString, receipts: receipts.store, random: () => 0.5 };
    const namespace = `daybook-trial-${randomUUID()}-`;
    const open = (): KurrentDbEventLog =>
      // The machine may be busy with other specs; deadlines have specs of their own.
      KurrentDbEventLog.open({ ...common, namespace, clock, deadlineMs: 120_000 });
    const opened = [open()] as [KurrentDbEventLog, ...KurrentDbEventLog[]];
    return {
      log: opened[0],
      reopen: async () => opened[opened.push(open()) - 1] as KurrentDbEventLog,
      done: async () => {
        for (const log of opened) await log.close();
        await receipts.done();
      },
    };
  };
}
