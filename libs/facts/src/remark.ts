import { addDays, FIRST_DATE } from '@daybook/events';
import type { Position } from '@daybook/events';
import type { Finding, Severity } from './fact';

/** A finding before it is known whose it is. */
export type Remark = Omit<Finding, 'authority' | 'subject'>;

/** What a rule has to say; the rule's name settles the severity. */
export interface Words {
  readonly rule: Rule;
  readonly because: readonly Position[];
  /** A whole sentence. */
  readonly message: string;
}

/** The subject findings of events.md §6 that are looked for, and how serious each is. */
const severities = {
  'leaving-without-start': 'error',
  'left-twice': 'error',
  'started-twice': 'error',
  'change-outside-employment': 'error',
  'two-lead-workers': 'error',
  'placement-without-care': 'error',
  'care-ended-twice': 'error',
  'placements-overlap': 'error',
  'same-carer-contradicted': 'error',
  'correction-target-missing': 'error',
  'correction-does-not-fit': 'error',
  'concurrent-full-time': 'warning',
  'temporary-placement-not-returned': 'warning',
  'temporary-placement-too-long': 'warning',
  'legal-status-too-long': 'warning',
  'assignment-past-planned-end': 'warning',
  'in-post-without-registration': 'warning',
  'identifying-subject-id': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type Rule = keyof typeof severities;

/** A remark on the days `[from, to)`. */
export function remarkOnDays(days: { from: string; to: string | null }, words: Words): Remark {
  const { rule, because, message } = words;
  return { rule, severity: severities[rule], from: days.from, to: days.to, because, message };
}

/** A remark on one day. */
export function remarkOnDay(day: string, words: Words): Remark {
  return remarkOnDays({ from: day, to: addDays(day, 1) }, words);
}

/** A remark that has no date of its own: it stands on all dates. */
export function remarkOnAllDates(words: Words): Remark {
  return remarkOnDays({ from: FIRST_DATE, to: null }, words);
}
