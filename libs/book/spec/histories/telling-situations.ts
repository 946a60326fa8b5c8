import type { SmallDaybook } from '../daybooks/small-daybook';
import type { Seen } from './life-coverage';

/** What may happen to a history on its way into a store. */
export const telling: Readonly<Record<string, (daybook: SmallDaybook, seen: Seen) => boolean>> = {
  'the views are some way behind the log when all is closed': (_, { history, cuts }) =>
    cuts.behind > 0 && (cuts.requests[0] ?? 0) < history.length,
  'lives are let go and learned again from the log': ({ entries }, { cuts }) =>
    entries.length > cuts.eventsHeld,
  'every life is held': ({ entries }, { cuts }) => entries.length <= cuts.eventsHeld,
  'as-at inside a batch': ({ batchesBegin, entries }, { known }) =>
    known > 0 && known < entries.length && !batchesBegin.includes(BigInt(known + 1)),
  'an event comes more than once': (_, { history, redelivered }) => redelivered.length > history.length,
};
