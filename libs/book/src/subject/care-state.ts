import type {
  Fact,
  FactKind,
  LegalStatusValue,
  MissingValue,
  PlacementValue,
  TemporaryPlacementValue,
} from '@daybook/facts';
import { holdsAtEndOf } from '@daybook/metrics';

/** Where a child is looked after, and by whom. */
export interface PlacementShown {
  /** The code that it has on the day. */
  readonly type: string;
  readonly provider: string | null;
  readonly carerId: string | null;
  /** Its first day, under whatever code. */
  readonly since: string;
}

/** Whether and how a child is looked after at the end of a day (interfaces.md §1.3). */
export interface CareState {
  /** As it is counted: in a period of care, and not for short breaks (`V3`, `V4`). */
  readonly lookedAfter: boolean;
  /** The first day of the period of care. */
  readonly since: string | null;
  readonly legalStatus: string | null;
  readonly placement: PlacementShown | null;
  /** Type and kind are null for those who may not see them. */
  readonly temporary: { readonly type: string | null; readonly since: string } | null;
  readonly missing: { readonly kind: string | null; readonly since: string } | null;
}

/** The kinds of facts that say how a child is looked after. */
export const careKinds: readonly FactKind[] = [
  ...(['care', 'legal-status', 'looked-after', 'placement', 'temporary-placement', 'missing'] as const),
];

/** Reads off a child's own facts how they are looked after at the end of a day. */
export function careOf(own: readonly Fact[], asOf: string): CareState {
  const held = new Map(own.filter((fact) => holdsAtEndOf(fact, asOf)).map((fact) => [fact.what, fact]));
  const care = held.get('care');
  const status = held.get('legal-status')?.value as LegalStatusValue | undefined;
  return {
    lookedAfter: held.has('looked-after'),
    since: care?.from ?? null,
    legalStatus: status?.legalStatus ?? null,
    placement: placementOf(held, own),
    temporary: temporaryOf(held.get('temporary-placement')),
    missing: missingOf(held.get('missing')),
  };
}

function placementOf(held: ReadonlyMap<FactKind, Fact>, own: readonly Fact[]): PlacementShown | null {
  const fact = held.get('placement');
  if (fact === undefined) return null;
  const { type, provider, carerId } = fact.value as PlacementValue;
  const careFrom = held.get('care')?.from ?? fact.from;
  return { type, provider, carerId, since: firstDayOf(fact, own, careFrom) };
}

/** Each code of a placement is a fact; one that is a recode goes on from the code before. */
function firstDayOf(fact: Fact, own: readonly Fact[], careFrom: string): string {
  if ((fact.value as PlacementValue).codeSetYear === null) return fact.from;
  const before = own.find(
    ({ what, from, to }) => what === 'placement' && to === fact.from && from >= careFrom,
  );
  return before === undefined ? fact.from : firstDayOf(before, own, careFrom);
}

function temporaryOf(fact: Fact | undefined): CareState['temporary'] {
  if (fact === undefined) return null;
  return { type: (fact.value as Partial<TemporaryPlacementValue>).type ?? null, since: fact.from };
}

function missingOf(fact: Fact | undefined): CareState['missing'] {
  if (fact === undefined) return null;
  return { kind: (fact.value as Partial<MissingValue>).kind ?? null, since: fact.from };
}
