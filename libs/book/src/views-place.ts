import { dirname } from 'node:path';
import { factsVersion, type FactStore, type Views, ViewsDirectory } from '@daybook/views';
import type { ReaderPorts } from './reader';

/** Where views are. */
export type ViewsPlace = { readonly directory: string };

/**
 * Opens the generations of views, as this version of libs/events and libs/facts makes them; a writer makes
 * what is missing.
 */
export async function openViews(
  place: ViewsPlace,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<Views> {
  const sources = ['@daybook/events', '@daybook/facts'].map((name) => dirname(require.resolve(name)));
  return ViewsDirectory.open(place.directory, { factsVersion: factsVersion(sources), readOnly });
}

/** Reading on the views that answer now. */
export function readingOf(views: Views): ReaderPorts['read'] {
  return <T>(work: (facts: FactStore) => Promise<T>): Promise<T> => views.read(({ store }) => work(store));
}
