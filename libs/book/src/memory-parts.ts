import { MemoryEventLog, MemoryKeyRing, MemoryQuarantine, openRecord } from '@daybook/log';
import { MemoryFactStore, Projector } from '@daybook/views';
import type { Parts, RemoteReader } from './parts';
import { badParameter } from './problem';
import { Reader } from './reader';

/** Opens a Daybook that forgets everything when it is closed: `DAYBOOK_LOG=memory:`. */
export function openInMemory({
  clock,
  sandbox,
}: {
  readonly clock: () => number;
  readonly sandbox: boolean;
}): Parts {
  const log = new MemoryEventLog({ clock });
  const keyRing = new MemoryKeyRing();
  const quarantine = new MemoryQuarantine();
  const store = new MemoryFactStore();
  const projector = new Projector({ log, store, open: (record) => openRecord(record, keyRing) });
  const reader = new Reader({
    log,
    keyRing,
    quarantine,
    read: (work) => work(store),
    close: async () => undefined,
  });
  return {
    start: { head: 0n, marks: sandbox ? ['sandbox'] : [], described: { log: 'memory' } },
    keyRing,
    reader: reader as unknown as RemoteReader,
    quarantine: {
      list: (query) => quarantine.list(query),
      get: (id) => quarantine.get(id),
      parkAll: (refused) => Promise.all(refused.map((one) => quarantine.park(one))),
      markResubmitted: (id, receipt) => quarantine.markResubmitted(id, receipt),
    },
    append: (request) => log.append(request),
    wake: async () => undefined,
    follow: async () => undefined,
    catchUp: () => projector.catchUp(),
    rebuild: async () => {
      throw badParameter('data', 'a Daybook in memory has no views on disk to rebuild');
    },
    died: new Promise(() => undefined),
    close: async () => {
      keyRing.close();
      await log.close();
    },
  };
}
