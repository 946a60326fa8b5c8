import { afterEach, beforeEach } from '@jest/globals';
import type { EventLog } from './event-log';
import type { KurrentDbEventLogOptions } from './kurrentdb-event-log';
import { KurrentDbDouble } from './kurrentdb-double/kurrentdb-double';
import { KurrentDbEventLog } from './kurrentdb-event-log';
import { MemoryReceiptStore } from './memory-receipt-store';

/** A double of the test's own, the receipts of its log, and as many openings of the log as a test wants. */
export interface FaultyTrial {
  double: KurrentDbDouble;
  receipts: MemoryReceiptStore;
  clock: { nowMs: number };
  /** Opens the log as one more process would. */
  readonly open: (how?: Partial<KurrentDbEventLogOptions>) => KurrentDbEventLog;
}

/** Starts a double before each test of a file; afterwards closes what was opened, and stops it. */
export function faultyTrial(): FaultyTrial {
  let opened: EventLog[] = [];
  const trial = {
    open: (how = {}) => {
      const log = KurrentDbEventLog.open({
        connectionString: trial.double.connectionString,
        receipts: trial.receipts,
        clock: () => trial.clock.nowMs,
        random: () => 0.5,
        ...how,
      });
      opened.push(log);
      return log;
    },
  } as FaultyTrial;
  beforeEach(async () => {
    trial.double = await KurrentDbDouble.start();
    trial.receipts = new MemoryReceiptStore();
    trial.clock = { nowMs: Date.UTC(2024, 3, 9, 8, 12) };
  });
  afterEach(async () => {
    trial.double.faults.clear();
    for (const log of opened) await log.close();
    opened = [];
    await trial.double.stop();
  });
  return trial;
}
