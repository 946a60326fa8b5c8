import { join } from 'node:path';
import {
  EventLogError,
  SqliteKeyRing,
  readOrCreateMasterKey,
  type KeyRing,
  type SqliteEventLog,
} from '@daybook/log';
import { AppendQueue } from './append-queue';
import { DataDirectoryError, inUse, type DataDirectory } from './data-directory';
import type { Parts, RemoteReader, TellBook } from './parts';
import { Reader } from './reader';
import { open as openWriter, type LogStart, type LogWriter } from './thread/log-writer';
import { startThread, type Remote, type Thread } from './thread/thread';
import { openForReading, ViewKeeper, type KeeperOpening } from './thread/view-keeper';
import { openViews, readingOf } from './views-place';

/** How the parts of a data directory are to be opened. */
export interface PartsOpening {
  readonly places: DataDirectory;
  readonly sandbox: boolean;
  readonly clock: () => number;
  readonly tell: TellBook;
}

/** Opens everything on threads of their own: for a server, whose main thread must stay free. */
export async function openOnThreads({ places, sandbox, tell }: PartsOpening): Promise<Parts> {
  const masterKey = readOrCreateMasterKey(places.masterKey);
  const module = (name: string): string => join(__dirname, 'thread', name);
  const writer = await startThread<LogWriter>(module('log-writer.js'), { file: places.log, sandbox }).catch(
    (error: unknown) => refuse(places, error),
  );
  const threads: Thread<object>[] = [writer as Thread<object>];
  try {
    const keyRing = SqliteKeyRing.open({ file: places.keys, masterKey });
    const opening = keeperOpening(places);
    const keeper = await startThread<ViewKeeper>(module('view-keeper.js'), opening, tell);
    threads.unshift(keeper as Thread<object>);
    const reader = await startThread<Reader>(module('view-reader.js'), opening);
    threads.unshift(reader as Thread<object>);
    return partsOf({
      start: await writer.remote.start(),
      keyRing,
      reader: reader.remote,
      writer: writer.remote,
      keeper: keeper.remote,
      died: Promise.race(threads.map(({ died }) => died)),
      close: async () => {
        for (const thread of threads) await thread.stop();
        keyRing.close();
      },
    });
  } catch (error) {
    for (const thread of threads) await thread.stop();
    throw error;
  }
}

/** Opens everything in this thread: for a command, and for tests of the book itself. */
export async function openInProcess({ places, sandbox, clock, tell }: PartsOpening): Promise<Parts> {
  const masterKey = readOrCreateMasterKey(places.masterKey);
  let writer: LogWriter;
  try {
    writer = openWriter({ file: places.log, sandbox }, undefined, clock);
  } catch (error) {
    return refuse(places, error);
  }
  const keyRing = SqliteKeyRing.open({ file: places.keys, masterKey });
  const reading = openForReading(keeperOpening(places));
  const views = await openViews(places.views);
  const keeper = new ViewKeeper({ ...reading, views, tell });
  const reader = new Reader({
    ...reading,
    quarantine: reading.log.quarantine,
    read: readingOf(views),
    close: async () => undefined,
  });
  return partsOf({
    start: writer.start(),
    keyRing,
    reader: reader as unknown as RemoteReader,
    writer: writer as unknown as Remote<LogWriter>,
    keeper: keeper as unknown as Remote<ViewKeeper>,
    died: new Promise(() => undefined),
    close: async () => {
      await keeper.close();
      await writer.close();
      keyRing.close();
    },
  });
}

/** Opens a directory that somebody else writes, for reading only; its views are kept by the other. */
export async function openBesideServer({ places }: PartsOpening): Promise<Parts> {
  const { log, keyRing } = openForReading(keeperOpening(places));
  const views = await openViews(places.views, { readOnly: true });
  const refused = (): never => {
    throw inUse(places, undefined);
  };
  const reader = new Reader({
    log,
    keyRing,
    quarantine: log.quarantine,
    read: readingOf(views),
    close: async () => undefined,
  });
  const keeper = new ViewKeeper({ log, keyRing, views, tell: () => undefined });
  return {
    start: startOf(log),
    keyRing,
    reader: reader as unknown as RemoteReader,
    quarantine: {
      list: (query) => reader.quarantined(query),
      get: (id) => reader.quarantinedEntry(id),
      parkAll: refused,
      markResubmitted: refused,
    },
    append: refused,
    wake: async () => undefined,
    follow: async () => undefined,
    catchUp: async () => null,
    rebuild: async (options) => (options.check ? keeper.rebuild(options) : refused()),
    died: new Promise(() => undefined),
    close: () => keeper.close(),
  };
}

interface Opened {
  readonly start: LogStart;
  readonly keyRing: KeyRing;
  readonly reader: RemoteReader;
  readonly writer: Remote<LogWriter>;
  readonly keeper: Remote<ViewKeeper>;
  readonly died: Promise<never>;
  close(): Promise<void>;
}

function partsOf({ start, keyRing, reader, writer, keeper, died, close }: Opened): Parts {
  const queue = new AppendQueue((requests) => writer.appendAll(requests));
  return {
    start,
    keyRing,
    reader,
    quarantine: {
      list: (query) => reader.quarantined(query),
      get: (id) => reader.quarantinedEntry(id),
      parkAll: (refused) => writer.parkAll(refused),
      markResubmitted: (id, receipt) => writer.markResubmitted(id, receipt),
    },
    append: (request) => queue.append(request),
    wake: async () => keeper.wake(),
    follow: () => keeper.follow(),
    catchUp: () => keeper.catchUp(),
    rebuild: (options) => keeper.rebuild(options),
    died,
    close,
  };
}

function startOf(log: SqliteEventLog): LogStart {
  return { head: log.head(), marks: log.marks(), described: { ...log.describe() } };
}

function keeperOpening({ log, keys, masterKey, views }: DataDirectory): KeeperOpening {
  return { log, keys, masterKey, views };
}

/** A log that cannot be opened is a data directory that cannot be used. */
function refuse(places: DataDirectory, error: unknown): never {
  if (!(error instanceof EventLogError)) throw error;
  if (error.kind === 'log-in-use') throw inUse(places, error);
  throw new DataDirectoryError('unusable', error.message, { cause: error });
}
