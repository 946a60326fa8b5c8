import type { DaybookEvent, JsonObject } from '@daybook/events';
import fc from 'fast-check';

/** A retraction or correction before it is known what it is about. */
export interface AmendmentPlan {
  readonly kind: 'retraction' | 'correction';
  /**
   * Of a claim, of any amendment, of the one that `pick` places further on, or of nothing that is ever
   * recorded.
   */
  readonly about: 'claim' | 'amendment' | 'neighbour' | 'nothing';
  /** Which of them. */
  readonly pick: number;
  readonly effectiveOn: string | null;
  readonly changed: JsonObject;
  readonly time: string | null;
}

/** Fields that fit some event types and not others; a correction that does not fit does nothing. */
const changes: readonly JsonObject[] = [
  {},
  { fte: 0.5 },
  { fte: null },
  { role: 'case-holder' },
  { role: 'not-social-worker' },
  { team: 'Court' },
  { employmentId: 'E2' },
  { assignmentId: 'A2' },
  { headcount: 5 },
  { reason: 'retired' },
  { workerId: 'W2' },
  { cases: 3 },
  { fteVacant: 0.5 },
  { into: 'W3' },
];

const time = fc.option(fc.constantFrom('2023-05-01T00:00:00Z', '2024-11-01T12:00:00Z'), { freq: 3 });

const alone = (changed: readonly JsonObject[]): fc.Arbitrary<AmendmentPlan> =>
  fc.record({
    kind: fc.constantFrom('retraction', 'correction'),
    about: fc.constantFrom('claim', 'claim', 'claim', 'amendment', 'amendment', 'amendment', 'nothing'),
    pick: fc.nat({ max: 1000 }),
    effectiveOn: fc.option(fc.constantFrom('2022-09-30', '2023-03-01', '2023-10-01', '2024-09-30')),
    changed: fc.constantFrom(...changed),
    time,
  });

/** Retractions that retract one another, the last the first: they do nothing (events.md §5). */
const ring = fc.array(time, { minLength: 2, maxLength: 3 }).map((times) =>
  times.map((at, i): AmendmentPlan => ({
    kind: 'retraction',
    about: 'neighbour',
    pick: i === times.length - 1 ? 1 - times.length : 1,
    effectiveOn: null,
    changed: {},
    time: at,
  })),
);

/** Amendments of anything by anybody; amendments of amendments are frequent. */
export function amendmentPlans(
  most: number,
  changed: readonly JsonObject[] = changes,
): fc.Arbitrary<readonly AmendmentPlan[]> {
  const group = fc.oneof(
    { arbitrary: alone(changed).map((plan) => [plan]), weight: 9 },
    { arbitrary: ring, weight: 1 },
  );
  return fc.array(group, { maxLength: most }).map((groups) => groups.flat());
}

/** The amendments as events: each on the stream of what it is about, as far as that can be found. */
export function amendmentsOf(
  plans: readonly AmendmentPlan[],
  claims: readonly DaybookEvent[],
): readonly DaybookEvent[] {
  return plans.map((plan, index) => amendmentEvent(plan, index, { plans, claims }));
}

interface Planned {
  readonly plans: readonly AmendmentPlan[];
  readonly claims: readonly DaybookEvent[];
}

const SOURCE = 'urn:hr:amendments';

function amendmentEvent(plan: AmendmentPlan, index: number, all: Planned): DaybookEvent {
  const target = targetOf(index, all);
  return {
    specversion: '1.0',
    id: `a${index}`,
    source: SOURCE,
    type: plan.kind === 'retraction' ? 'EventRetracted' : 'EventCorrected',
    subject: rootOf(index, all)?.subject ?? 'worker/W1',
    authority: '990',
    ...(plan.time === null ? {} : { time: plan.time }),
    data: plan.kind === 'retraction' ? retracting(target) : correcting(target, plan),
  };
}

function retracting(target: JsonObject): JsonObject {
  return { retracts: target, reason: 'entered-in-error' };
}

function correcting(target: JsonObject, { effectiveOn, changed }: AmendmentPlan): JsonObject {
  const moved = effectiveOn === null ? {} : { effectiveOn };
  return { corrects: target, reason: 'late-information', ...moved, data: changed };
}

function targetOf(index: number, all: Planned): JsonObject {
  const next = amendedBy(index, all);
  if (next !== null) return { source: SOURCE, id: `a${next}` };
  const claim = claimAmendedBy(index, all);
  return claim === undefined
    ? { source: SOURCE, id: 'never-recorded' }
    : { source: claim.source, id: claim.id };
}

/** The claim at the end of a chain of amendments, undefined for a ring and for a chain about nothing. */
function rootOf(index: number, all: Planned): DaybookEvent | undefined {
  const seen = new Set<number>();
  let at = index;
  for (let next = amendedBy(at, all); next !== null; next = amendedBy(at, all)) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = next;
  }
  return claimAmendedBy(at, all);
}

/** The amendment that an amendment is about, if it is about one. */
function amendedBy(index: number, { plans }: Planned): number | null {
  const { about, pick } = plans[index] as AmendmentPlan;
  if (about === 'neighbour') return index + pick;
  return about === 'amendment' ? pick % plans.length : null;
}

function claimAmendedBy(index: number, { plans, claims }: Planned): DaybookEvent | undefined {
  const { about, pick } = plans[index] as AmendmentPlan;
  return about === 'claim' ? claims[pick % claims.length] : undefined;
}
