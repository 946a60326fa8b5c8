import { eventLogContract, numberedEventLogContract, type LogOnTrial } from './contract';
import { MemoryEventLog } from './memory-event-log';

async function openFresh(clock: () => number): Promise<LogOnTrial> {
  const log = new MemoryEventLog({ clock });
  return { log, done: () => log.close() };
}

eventLogContract('MemoryEventLog', openFresh);
numberedEventLogContract('MemoryEventLog', openFresh);
