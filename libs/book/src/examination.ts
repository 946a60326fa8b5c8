import { accessSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isBeingWritten, readMasterKey, SqliteEventLog, SqliteKeyRing } from '@daybook/log';
import { NoViews } from '@daybook/views';
import { announcedServer, dataDirectoryOf, mustExist, type DataDirectory } from './data-directory';
import { readSettings, SettingsError, settingFaults, type Settings } from './settings';
import { freeDiskMiB } from './store-state';
import { openViews } from './views-place';

/** One thing that was looked at, how it stands, and what there is to do. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly says: string;
  readonly do?: string;
}

/** Everything that was looked at. */
export interface Examination {
  readonly checks: readonly Check[];
}

/** Below this a server may soon refuse to record, or already does; in MiB. */
const LITTLE_DISK_MIB = 1_024;
const NO_DISK_MIB = 64;

/**
 * Looks at a data directory and its settings, beside a running server or without one. Changes nothing, but
 * for a scratch file in the directory that is removed again.
 * @throws DataDirectoryError `missing` where there is none
 */
export async function examine(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Examination> {
  const faults = settingFaults(environment);
  const sound = Object.entries(environment).filter(([name]) => !faults.has(name));
  const settings = readSettings(Object.fromEntries(sound));
  if (settings.DAYBOOK_LOG === 'memory:') {
    throw new SettingsError('DAYBOOK_LOG=memory: leaves no data directory to look at');
  }
  const places = dataDirectoryOf(settings);
  mustExist(places);
  const checks: Check[] = [configuration(faults)];
  const inUse = tried('server', () => server(places));
  checks.push(
    await durability(places),
    await log(places),
    tried('keys', () => keys(places)),
  );
  checks.push(await views(places, await headOf(places)), disk(settings), inUse);
  return { checks };
}

function configuration(faults: ReadonlyMap<string, string>): Check {
  const name = 'configuration';
  if (faults.size === 0) return { name, status: 'ok', says: 'every DAYBOOK_ variable is one, and right' };
  const says = [...faults.values()].join(' ');
  return { name, status: 'fail', says, do: 'mend or unset what is named; .env.example has every setting' };
}

/** Writes as a log would be written here, and asks SQLite whether it flushes. */
async function durability({ log: file }: DataDirectory): Promise<Check> {
  const name = 'durability';
  const directory = dirname(file);
  try {
    accessSync(directory, constants.W_OK);
    const scratch = mkdtempSync(join(directory, 'doctor-'));
    try {
      const probe = SqliteEventLog.open({ file: join(scratch, 'log.sqlite'), clock: () => 0 });
      const { journalMode, synchronous } = probe.describe();
      await probe.close();
      const says = `what is written here is flushed: journal mode ${journalMode}, synchronous ${synchronous}`;
      return { name, status: 'ok', says };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  } catch (error) {
    const says = `nothing can be written durably to ${directory}: ${messageOf(error)}`;
    return { name, status: 'fail', says, do: 'give this user the directory, on a local disk with room' };
  }
}

async function log({ log: file }: DataDirectory): Promise<Check> {
  const name = 'log';
  try {
    const opened = SqliteEventLog.open({ file, readOnly: true, clock: () => 0 });
    const { head, schemaVersion, sqliteVersion, journalMode } = opened.describe();
    await opened.close();
    const says =
      `ends at position ${head}; schema ${schemaVersion}, SQLite ${sqliteVersion}, ` +
      `journal mode ${journalMode}`;
    if (journalMode === 'wal') return { name, status: 'ok', says };
    const advice = 'record something: a writer sets journal mode wal';
    return { name, status: 'warn', says, do: advice };
  } catch (error) {
    return { name, status: 'fail', says: messageOf(error), do: 'restore the last backup: daybook restore' };
  }
}

/** The master key is there, only its owner reads it, and it opens the keys. */
function keys({ directory, keys: file, masterKey: place }: DataDirectory): Check {
  const name = 'keys';
  const masterKey = readMasterKey(place);
  if (masterKey === undefined) {
    const says = `there is no master key in ${place}: sealed fields cannot be read`;
    return { name, status: 'fail', says, do: 'bring it back from where it is kept, or set DAYBOOK_KEYS' };
  }
  SqliteKeyRing.open({ file, masterKey, readOnly: true }).close();
  if ((statSync(place).mode & 0o077) !== 0) {
    const says = `the master key opens the keys, but others than its owner may read ${place}`;
    return { name, status: 'warn', says, do: `chmod 600 ${place}` };
  }
  if (dirname(place) === directory) {
    const says = 'the master key opens the keys, and lies beside them in the data directory';
    return {
      name,
      status: 'warn',
      says,
      do: 'in production move it elsewhere and set DAYBOOK_KEYS=file:<path>',
    };
  }
  return { name, status: 'ok', says: `the master key in ${place} opens the keys` };
}

async function views({ views: place }: DataDirectory, head: bigint | null): Promise<Check> {
  const name = 'views';
  const rebuild = 'daybook rebuild, or start the server, which does so by itself';
  try {
    const opened = await openViews(place, { readOnly: true });
    try {
      const [at, { number, stale }] = await opened.read(
        async (generation) => [await generation.store.checkpoint(), generation] as const,
      );
      const says = `generation ${number} reflects position ${at}`;
      if (stale) return { name, status: 'warn', says: `${says}, by another version`, do: rebuild };
      if (head === null) return { name, status: 'ok', says };
      if (at > head) {
        return { name, status: 'fail', says: `${says}, beyond the end of the log`, do: rebuild };
      }
      const lag = at === head ? 'the end of the log' : `${head - at} events behind the log`;
      const next = { do: 'nothing: the next question, or the server, brings them along' };
      return { name, status: 'ok', says: `${says}, ${lag}`, ...(at === head ? {} : next) };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof NoViews) {
      const advice = 'nothing: the next question makes them';
      return { name, status: 'warn', says: 'there are none yet', do: advice };
    }
    return { name, status: 'fail', says: messageOf(error), do: rebuild };
  }
}

function disk(settings: Settings): Check {
  const name = 'disk';
  const free = freeDiskMiB(settings.DAYBOOK_DATA);
  const says = `${free} MiB free`;
  if (free >= LITTLE_DISK_MIB) return { name, status: 'ok', says };
  const advice = 'make room: on a full disk nothing is recorded, and views are rebuilt beside the old';
  return { name, status: free < NO_DISK_MIB ? 'fail' : 'warn', says, do: advice };
}

function server(places: DataDirectory): Check {
  const name = 'server';
  const announced = announcedServer(places);
  if (isBeingWritten(places.log)) {
    return { name, status: 'ok', says: `in use by ${announced ?? 'another process'}` };
  }
  if (announced === null) return { name, status: 'ok', says: 'nobody has the directory' };
  const says = `nobody has the directory; ${announced} ended without taking leave`;
  return { name, status: 'ok', says, do: 'nothing: the next start recovers' };
}

async function headOf({ log: file }: DataDirectory): Promise<bigint | null> {
  try {
    const opened = SqliteEventLog.open({ file, readOnly: true, clock: () => 0 });
    const head = opened.head();
    await opened.close();
    return head;
  } catch {
    return null;
  }
}

/** What cannot be looked at has failed, and says why. */
function tried(name: string, look: () => Check): Check {
  try {
    return look();
  } catch (error) {
    const advice = name === 'keys' ? 'name the right master key with DAYBOOK_KEYS' : 'look at the file named';
    return { name, status: 'fail', says: messageOf(error), do: advice };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
