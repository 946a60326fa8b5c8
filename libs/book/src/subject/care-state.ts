import type { Fact, FactKind } from '@daybook/facts';

/** Where a child is looked after, and by whom. */
export interface PlacementShown {
  readonly type: string;
  readonly provider: string | null;
  readonly carerId: string | null;
  readonly since: string;
}

/** Whether and how a child is looked after at the end of a day (interfaces.md §1.3). */
export interface CareState {
  readonly lookedAfter: boolean;
  readonly since: string | null;
  readonly legalStatus: string | null;
  readonly placement: PlacementShown | null;
  readonly temporary: { readonly type: string; readonly since: string } | null;
  readonly missing: { readonly kind: string; readonly since: string } | null;
}

/** The kinds of facts that say how a child is looked after: no event that could be recorded makes any yet. */
export const careKinds: readonly FactKind[] = [];

/** Reads off a child's own facts how they are looked after at the end of a day. */
export function careOf(own: readonly Fact[], asOf: string): CareState {
  void own;
  void asOf;
  return {
    lookedAfter: false,
    since: null,
    legalStatus: null,
    placement: null,
    temporary: null,
    missing: null,
  };
}
