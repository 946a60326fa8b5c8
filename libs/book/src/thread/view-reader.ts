import { Reader } from '../reader';
import { openForReading, openViews, type KeeperOpening } from './view-keeper';

/** Opens a reader of the log, the keys and the current views in a data directory; it writes nothing. */
export function open(opening: KeeperOpening): Reader {
  const { log, keyRing } = openForReading(opening);
  const directory = openViews(opening.views, { readOnly: true });
  return new Reader({
    log,
    keyRing,
    quarantine: log.quarantine,
    read: (work) => directory.read(({ store }) => work(store)),
    close: async () => {
      directory.close();
      keyRing.close();
      await log.close();
    },
  });
}
