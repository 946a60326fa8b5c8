import { shortBreaks } from '@daybook/events';
import type { Fact, LegalStatusValue, LookedAfterValue } from '@daybook/facts';
import { holdsAtEndOf } from './census-instant';
import type { LeftOut, Need } from './metric';

/**
 * Whether a short break within a period of care, a day under `V3` or `V4`, ends being looked after
 * continuously (metrics.md §5, Q16).
 */
export const respite = ['breaks', 'continues'] as const;

/** Event types of which one standing is needed for an answer about looked-after children. */
export const careNeeds = ['StartedToBeLookedAfter'] as const;

/** Children looked after, each as the run of days that a day is in, and those on short breaks. */
export interface LookedAfter {
  readonly runs: readonly Fact[];
  readonly leftOut: readonly LeftOut[];
}

/** The facts that children looked after at the end of a day are found in. */
export function needsLookedAfterAt(day: string): readonly Need[] {
  const days = { first: day, last: day };
  return [
    { what: 'looked-after', days },
    { what: 'legal-status', days },
  ];
}

/** Children looked after at the end of a day, not under `V3` or `V4` (metrics.md §2.2). */
export function lookedAfterAt(facts: readonly Fact[], day: string): LookedAfter {
  const held = facts.filter((fact) => holdsAtEndOf(fact, day));
  return {
    runs: held.filter(({ what }) => what === 'looked-after'),
    leftOut: held.filter(isShortBreak).map((fact) => ({ fact, reason: 'under-v3-v4' })),
  };
}

/** The day since which a child has been looked after continuously, as the switch `respite` says. */
export function continuousSince(run: Fact, respiteIs: string | undefined): string {
  return respiteIs === 'continues' ? (run.value as LookedAfterValue).throughShortBreaksFrom : run.from;
}

function isShortBreak({ what, value }: Fact): boolean {
  return what === 'legal-status' && shortBreaks.includes((value as LegalStatusValue).legalStatus);
}
