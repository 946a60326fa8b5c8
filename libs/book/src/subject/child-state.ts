import { compareUtf8 } from '@daybook/events';
import type { CaseTermsValue } from '@daybook/facts';
import { holdsAtEndOf, needsIdentities, whoIs } from '@daybook/metrics';
import { careKinds, careOf, type CareState } from './care-state';
import type { StateReading, StateSources } from './state-reading';

/** A child's case at the end of a day. */
export interface CaseState {
  readonly open: boolean;
  /** The first day of the period in which it is open. */
  readonly since: string | null;
  /** Ids of workers, after merges. */
  readonly lead: string | null;
  readonly co: readonly string[];
}

/** What is so of a child at the end of a day (interfaces.md §1.3). */
export interface ChildState {
  readonly case: CaseState;
  readonly care: CareState;
}

/** Reads the state of a child. */
export const childReading: StateReading<ChildState> = {
  own: ['case', 'case-terms', 'coworker', ...careKinds],
  around: (asOf) => [needsIdentities(asOf)],
  state: (from) => ({ case: caseOf(from), care: careOf(from.own, from.asOf) }),
};

function caseOf({ own, around, asOf }: StateSources): CaseState {
  const held = own.filter((fact) => holdsAtEndOf(fact, asOf));
  const person = whoIs(around);
  const idOf = (workerId: string): string => person(workerId).slice('worker/'.length);
  const open = held.find(({ what }) => what === 'case');
  const terms = held.find(({ what }) => what === 'case-terms')?.value as CaseTermsValue | undefined;
  const lead = terms?.lead ?? null;
  const co = held.filter(({ what }) => what === 'coworker').map(({ key }) => idOf(key));
  return {
    open: open !== undefined,
    since: open?.from ?? null,
    lead: lead === null ? null : idOf(lead),
    co: [...new Set(co)].sort(compareUtf8),
  };
}
