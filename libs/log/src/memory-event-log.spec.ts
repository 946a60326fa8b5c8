import { eventLogContract } from './contract';
import { MemoryEventLog } from './memory-event-log';

eventLogContract('MemoryEventLog', async (clock) => {
  const log = new MemoryEventLog({ clock });
  return { log, done: () => log.close() };
});
