import type { LogEntry } from '@daybook/events';
import { tellingOf } from '../order';
import type { Claim } from '../order';
import { amend } from './amendment';

/**
 * What events of one subject come to once they have amended each other (events.md §5, step 2): those that
 * nothing retracts, as their standing corrections tell them, in the newest shape of their types. In no
 * particular order.
 */
export function standingClaims(entries: readonly LogEntry[]): readonly Claim[] {
  return amend(entries.map(tellingOf)).claims;
}
