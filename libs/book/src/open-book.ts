import { FileBookmarks, MemoryBookmarks } from '@daybook/views';
import { type Access, openAccess } from './access';
import type { Book } from './book';
import {
  announceServer,
  createDirectories,
  DataDirectoryError,
  dataDirectoryOf,
  mustExist,
  withdrawServer,
} from './data-directory';
import { openBesideServer, openInProcess, openOnThreads, type PartsOpening } from './directory-parts';
import { openInMemory } from './memory-parts';
import { OpenedBook } from './opened-book';
import type { Parts } from './parts';
import type { EntriesPage } from './log-entries';
import { readSettings, SettingsError } from './settings';
import type { KeeperNotice } from './thread/view-keeper';

/** How a book is to be opened. */
export interface BookOptions {
  /** The environment of the process; nothing else reads it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * `serve` takes the directory for good and keeps the views behind the log; `record` takes it for a command
   * and makes it if need be; `maintain` takes one that is there; `read` reads, beside a server if there is
   * one.
   */
  readonly access: 'serve' | 'record' | 'maintain' | 'read';
  /** Engines on threads of their own; only compiled code can be put there. */
  readonly threads: boolean;
  /** Milliseconds since 1970; default the wall clock. */
  readonly clock?: () => number;
}

/**
 * Opens the Daybook: reads the settings, chooses the adapters.
 * @throws SettingsError, DataDirectoryError
 */
export async function openBook(options: BookOptions): Promise<Book> {
  const settings = readSettings(options.environment);
  const clock = options.clock ?? Date.now;
  const isMemory = settings.DAYBOOK_LOG === 'memory:';
  if (isMemory && options.access !== 'serve') {
    throw new SettingsError('DAYBOOK_LOG=memory: is for a server: a command would find nothing in it');
  }
  const places = dataDirectoryOf(settings);
  let hear: (notice: KeeperNotice) => void = () => undefined;
  const opening = {
    places,
    sandbox: settings.DAYBOOK_SANDBOX,
    clock,
    tell: (notice: KeeperNotice) => hear(notice),
  };
  const parts = isMemory ? openInMemory(opening) : await openParts(opening, options);
  const access: Access = await openAccess({
    settings,
    ...(isMemory ? {} : { keysFile: places.keys }),
    clock,
  });
  const following = options.access === 'serve' && !isMemory;
  const book = new OpenedBook({
    settings,
    parts,
    access,
    bookmarks: isMemory ? new MemoryBookmarks() : new FileBookmarks(places.directory),
    clock,
    following,
    lastRecordedAt: await lastRecordedAt(parts),
    announce: (url) => (isMemory ? undefined : announceServer(places, url)),
    closed: () => (options.access === 'serve' && !isMemory ? withdrawServer(places) : undefined),
  });
  hear = (notice) => book.hear(notice);
  if (following) await parts.follow();
  return book;
}

async function openParts(opening: PartsOpening, { access, threads }: BookOptions): Promise<Parts> {
  const { places } = opening;
  if (access === 'read' || access === 'maintain') mustExist(places);
  else createDirectories(places);
  if (threads) return openOnThreads(opening);
  try {
    return await openInProcess(opening);
  } catch (error) {
    if (access === 'read' && error instanceof DataDirectoryError && error.kind === 'in-use') {
      return openBesideServer(opening);
    }
    throw error;
  }
}

/** When the last event was recorded, as its entry says. */
async function lastRecordedAt({ start, reader }: Parts): Promise<string | null> {
  if (start.head === 0n) return null;
  const page: EntriesPage = await reader.entries({ after: start.head - 1n, limit: 1 });
  const text = Buffer.from(page.lines).toString();
  return text === '' ? null : (JSON.parse(text) as { readonly recordedAt: string }).recordedAt;
}
