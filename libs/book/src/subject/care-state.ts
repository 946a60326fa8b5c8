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
  const placement = held.get('placement');
  const temporary = held.get('temporary-placement');
  const missing = held.get('missing');
  const status = held.get('legal-status')?.value as LegalStatusValue | undefined;
  return {
    lookedAfter: held.has('looked-after'),
    since: care?.from ?? null,
    legalStatus: status?.legalStatus ?? null,
    placement: placement === undefined ? null : placementOf(placement, own, care?.from ?? placement.from),
    temporary: temporary === undefined ? null : temporaryOf(temporary),
    missing: missing === undefined ? null : missingOf(missing),
  };
}

function placementOf(fact: Fact, own: readonly Fact[], careFrom: string): PlacementShown {
  const { type, provider, carerId } = fact.value as PlacementValue;
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

function temporaryOf({ from, value }: Fact): CareState['temporary'] {
  return { type: (value as Partial<TemporaryPlacementValue>).type ?? null, since: from };
}

function missingOf({ from, value }: Fact): CareState['missing'] {
  return { kind: (value as Partial<MissingValue>).kind ?? null, since: from };
}
