import type { LogEntry } from '@daybook/events';
import { Components, mergedInto } from '@daybook/facts';

import type { Connection } from './fact-store';

/** The components that recorded merges made. */
export function componentsOf(connections: readonly Connection[]): Components {
  const components = new Components();
  for (const { stream, other } of connections) components.connect(stream, other);
  return components;
}

/** Connects what an entry connects; null where it connects nothing, or nothing that was not connected. */
export function connectionOf(components: Components, entry: LogEntry): Connection | null {
  const { position, stream } = entry;
  const other = mergedInto(entry);
  return other !== null && components.connect(stream, other) ? { position, stream, other } : null;
}
