import { durableQuarantineContract, quarantineContract, type DurableQuarantineOnTrial } from './contract';
import { scratchDirectory } from './scratch-directory';
import { SqliteEventLog } from './sqlite-event-log';

async function openFresh(): Promise<DurableQuarantineOnTrial> {
  const scratch = scratchDirectory();
  let log: SqliteEventLog;
  const open = () => {
    log = SqliteEventLog.open({ file: scratch.path('log.sqlite'), clock: () => 0 });
    return log.quarantine;
  };
  return {
    quarantine: open(),
    reopen: async () => {
      await log.close();
      return open();
    },
    done: async () => {
      await log.close();
      scratch.remove();
    },
  };
}

quarantineContract('SqliteQuarantine', openFresh);
durableQuarantineContract('SqliteQuarantine', openFresh);
