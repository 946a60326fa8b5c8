import type { Fact, FactKind } from '@daybook/facts';
import type { Need } from '@daybook/metrics';

/** What a state is read from: facts visible at one position. */
export interface StateSources {
  /** Whose state it is, as a subject after merges: `worker/SW-1042`. */
  readonly subject: string;
  /** The state is that at the end of this day (metrics.md §1 rule 5). */
  readonly asOf: string;
  /** Facts of the subject itself, of all dates. */
  readonly own: readonly Fact[];
  /** Facts of anybody in its authority that hold on the day. */
  readonly around: readonly Fact[];
}

/** How the state of one kind of subject is read off facts; nothing but the facts decides it. */
export interface StateReading<State> {
  /** The kinds of its own facts that it is read from. */
  readonly own: readonly FactKind[];
  /** The facts of others that it is read from: by the same rules as metrics, so that both say the same. */
  around(asOf: string): readonly Need[];
  state(from: StateSources): State;
}
