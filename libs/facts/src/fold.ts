import type { LogEntry } from '@daybook/events';
import type { SubjectFold } from './fact';
import { foldTellings } from './life';
import { tellingOf } from './order';

/**
 * What the record says about one subject, from all its entries (and those of its aliases), in any order.
 * Total: what does not fit changes nothing and leaves a finding. Facts are in the order of kind, key and
 * dates, findings in that of rule, dates and message.
 */
export function foldSubject(entries: readonly LogEntry[]): SubjectFold {
  return foldTellings(entries.map(tellingOf)).reading.fold;
}
