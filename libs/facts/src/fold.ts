import type { LogEntry } from '@daybook/events';
import type { SubjectFold } from './fact';
import { foldTellings } from './life';
import { tellingOf } from './order';

/**
 * What the record says about one person or thing, or about all those of one component of merged ones, from
 * all their entries in any order. Standing merges make one person of several ids; each person's rows carry
 * what they are called. Total: what does not fit changes nothing and leaves a finding. Persons are in the
 * order of what they are called; of each, facts in the order of kind, key and dates, findings in that of
 * rule, dates and message.
 */
export function foldSubject(entries: readonly LogEntry[]): SubjectFold {
  return foldTellings(entries.map(tellingOf)).fold;
}
