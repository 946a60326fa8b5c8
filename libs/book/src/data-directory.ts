import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from './settings';
import { viewsPlaceOf, type ViewsPlace } from './views-place';

/** Why a data directory cannot be used as asked; the command line exits 3 on either. */
export type DataDirectoryErrorKind = 'missing' | 'in-use' | 'unusable';

/** A data directory is not there, or somebody else has it, or what is in it cannot be used. */
export class DataDirectoryError extends Error {
  constructor(
    readonly kind: DataDirectoryErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DataDirectoryError';
  }
}

/** Where everything of one Daybook lies (architecture.md §1). */
export interface DataDirectory {
  /** Holds the bookmarks of those who follow the log, and by default all the rest. */
  readonly directory: string;
  /** The truth, and the quarantine. */
  readonly log: string;
  /** Subject keys, wrapped by the master key. */
  readonly keys: string;
  readonly masterKey: string;
  /** Generations of views; they can be thrown away. */
  readonly views: ViewsPlace;
}

/** The places that settings name. */
export function dataDirectoryOf(settings: Settings): DataDirectory {
  const directory = resolve(settings.DAYBOOK_DATA);
  const after = (text: string | undefined, scheme: string): string | undefined => text?.slice(scheme.length);
  return {
    directory,
    log: resolve(after(settings.DAYBOOK_LOG, 'sqlite:') ?? join(directory, 'log.sqlite')),
    keys: join(directory, 'keys.sqlite'),
    masterKey: resolve(after(settings.DAYBOOK_KEYS, 'file:') ?? join(directory, 'master.key')),
    views: viewsPlaceOf(settings.DAYBOOK_VIEWS, directory),
  };
}

/** @throws DataDirectoryError `missing` where there is no log; nothing is created */
export function mustExist({ directory, log }: DataDirectory): void {
  if (!existsSync(log)) {
    throw new DataDirectoryError(
      'missing',
      `there is no Daybook in ${directory}: record something, or name another with --data`,
    );
  }
}

/** Makes the directories that are missing. */
export function createDirectories({ directory, views }: DataDirectory): void {
  mkdirSync(directory, { recursive: true });
  if ('directory' in views) mkdirSync(views.directory, { recursive: true });
}

/** The server that has the directory says here where it listens, so that others can name it. */
function serverFile({ directory }: DataDirectory): string {
  return join(directory, 'server.json');
}

/** Tells other processes where the server listens. */
export function announceServer(places: DataDirectory, url: string): void {
  writeFileSync(serverFile(places), `${JSON.stringify({ url, pid: process.pid })}\n`);
}

/** Takes the notice away again. */
export function withdrawServer(places: DataDirectory): void {
  rmSync(serverFile(places), { force: true });
}

/** The error for a directory that somebody else writes to; it names the server, where one has said so. */
export function inUse(places: DataDirectory, cause: unknown): DataDirectoryError {
  const who = announcedServer(places) ?? 'another process';
  return new DataDirectoryError('in-use', `${places.directory} is in use by ${who}`, { cause });
}

/** The server that says it is there, in words, or null; one that was killed still says so. */
export function announcedServer(places: DataDirectory): string | null {
  try {
    const { url, pid } = JSON.parse(readFileSync(serverFile(places), 'utf8')) as {
      url?: unknown;
      pid?: unknown;
    };
    return typeof url === 'string' ? `the server at ${url} (process ${String(pid)})` : null;
  } catch {
    return null;
  }
}
