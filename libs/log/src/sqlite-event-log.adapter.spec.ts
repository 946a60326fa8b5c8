import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { durableEventLogContract, eventLogContract, type DurableLogOnTrial } from './contract';
import { SqliteEventLog } from './sqlite-event-log';

async function openFresh(clock: () => number): Promise<DurableLogOnTrial> {
  const directory = mkdtempSync(join(tmpdir(), 'daybook-log-'));
  const file = join(directory, 'log.sqlite');
  const opened = [SqliteEventLog.open({ file, clock })];
  return {
    log: opened[0] as SqliteEventLog,
    reopen: async () => {
      const again = SqliteEventLog.open({ file, clock });
      opened.push(again);
      return again;
    },
    done: async () => {
      for (const log of opened) await log.close();
      rmSync(directory, { recursive: true });
    },
  };
}

eventLogContract('SqliteEventLog', openFresh);
durableEventLogContract('SqliteEventLog', openFresh);
