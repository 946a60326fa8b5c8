import { Reader } from '../reader';
import { openViews, readingOf } from '../views-place';
import { openForReading, type KeeperOpening } from './view-keeper';

/** Opens a reader of the log, the keys and the current views of a data directory; it writes nothing. */
export async function open(opening: KeeperOpening): Promise<Reader> {
  const { log, keyRing } = openForReading(opening);
  const views = await openViews(opening.views, { readOnly: true });
  return new Reader({
    log,
    keyRing,
    quarantine: log.quarantine,
    read: readingOf(views),
    close: async () => {
      await views.close();
      keyRing.close();
      await log.close();
    },
  });
}
