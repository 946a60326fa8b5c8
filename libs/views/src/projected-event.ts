import type { LogEntry } from '@daybook/events';

import type { ProjectedEvent } from './fact-store';

/** What the views keep of an event, as recorded. */
export const projectedEventOf = ({ position, recordedAt, event }: LogEntry): ProjectedEvent => ({
  position,
  source: event.source,
  id: event.id,
  type: event.type,
  effectiveOn: event.effectiveon ?? null,
  recordedAt,
  authority: event.authority,
});
