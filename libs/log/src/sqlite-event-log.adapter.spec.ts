import {
  durableEventLogContract,
  eventLogContract,
  numberedEventLogContract,
  type DurableLogOnTrial,
} from './contract';
import { scratchDirectory } from './scratch-directory';
import { SqliteEventLog } from './sqlite-event-log';

async function openFresh(clock: () => number): Promise<DurableLogOnTrial> {
  const scratch = scratchDirectory();
  const open = () => SqliteEventLog.open({ file: scratch.path('log.sqlite'), clock });
  const opened = [open()] as [SqliteEventLog, ...SqliteEventLog[]];
  return {
    log: opened[0],
    reopen: async () => opened[opened.push(open()) - 1] as SqliteEventLog,
    done: async () => {
      for (const log of opened) await log.close();
      scratch.remove();
    },
  };
}

eventLogContract('SqliteEventLog', openFresh);
durableEventLogContract('SqliteEventLog', openFresh);
numberedEventLogContract('SqliteEventLog', openFresh);
