import { dirname, resolve } from 'node:path';
import {
  factsVersion,
  PostgresViews,
  type FactStore,
  type Views,
  ViewsDirectory,
  ViewsUnavailable,
} from '@daybook/views';
import { DataDirectoryError } from './data-directory';
import { storeProblem } from './store-state';

/** Where views are: in a directory, or in a database that a URL names. */
export type ViewsPlace = { readonly directory: string } | { readonly database: string };

const SQLITE = 'sqlite:';

/** The place that a setting names; without one, the data directory. */
export function viewsPlaceOf(setting: string | undefined, directory: string): ViewsPlace {
  if (setting === undefined) return { directory };
  if (setting.startsWith(SQLITE)) return { directory: resolve(setting.slice(SQLITE.length)) };
  return { database: setting };
}

/**
 * Opens the generations of views, as this version of libs/events and libs/facts makes them; a writer makes
 * what is missing.
 * @throws DataDirectoryError `unusable` where a database cannot be had or used
 */
export async function openViews(
  place: ViewsPlace,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<Views> {
  const sources = ['@daybook/events', '@daybook/facts'].map((name) => dirname(require.resolve(name)));
  const options = { factsVersion: factsVersion(sources), readOnly };
  if ('directory' in place) return ViewsDirectory.open(place.directory, options);
  return PostgresViews.open(place.database, options).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new DataDirectoryError('unusable', message, { cause: error });
  });
}

/** Reading on the views that answer now; where they cannot be had, that is a problem that passes. */
export function readingOf(views: Views) {
  return async <T>(work: (facts: FactStore) => Promise<T>): Promise<T> => {
    try {
      return await views.read(({ store }) => work(store));
    } catch (error) {
      throw viewsProblemOf(error);
    }
  };
}

/** Views that cannot be had as the problem that it is, and every other error as it came. */
export function viewsProblemOf(error: unknown): unknown {
  if (!(error instanceof ViewsUnavailable)) return error;
  return storeProblem('views-unavailable', 'the views cannot be reached: ask again in a moment');
}
