import type { DaybookEvent, JsonObject } from '@daybook/events';
import fc from 'fast-check';

/** A retraction or correction before it is known what it is about. */
export interface AmendmentPlan {
  readonly kind: 'retraction' | 'correction';
  /** Of a claim, of an amendment (which makes chains and rings), or of nothing that is ever recorded. */
  readonly about: 'claim' | 'amendment' | 'nothing';
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
];

/** An amendment of anything by anybody; amendments of amendments are frequent. */
export const amendmentPlan: fc.Arbitrary<AmendmentPlan> = fc.record({
  kind: fc.constantFrom('retraction', 'correction'),
  about: fc.constantFrom('claim', 'claim', 'claim', 'amendment', 'amendment', 'amendment', 'nothing'),
  pick: fc.nat({ max: 1000 }),
  effectiveOn: fc.option(fc.constantFrom('2022-09-30', '2023-03-01', '2023-10-01', '2024-09-30')),
  changed: fc.constantFrom(...changes),
  time: fc.option(fc.constantFrom('2023-05-01T00:00:00Z', '2024-11-01T12:00:00Z'), { freq: 3 }),
});

/** The amendments as events: each on the stream of what it is about, as far as that can be found. */
export function amendmentsOf(
  plans: readonly AmendmentPlan[],
  claims: readonly DaybookEvent[],
): readonly DaybookEvent[] {
  return plans.map((plan, index) => amendmentEvent(plan, `a${index}`, { plans, claims }));
}

interface Planned {
  readonly plans: readonly AmendmentPlan[];
  readonly claims: readonly DaybookEvent[];
}

const SOURCE = 'urn:hr:amendments';

function amendmentEvent(plan: AmendmentPlan, id: string, all: Planned): DaybookEvent {
  const target = targetOf(plan, all);
  const root = rootOf(plan, all, new Set());
  const words: JsonObject =
    plan.kind === 'retraction'
      ? { retracts: target, reason: 'entered-in-error' }
      : {
          corrects: target,
          reason: 'late-information',
          ...(plan.effectiveOn === null ? {} : { effectiveOn: plan.effectiveOn }),
          data: plan.changed,
        };
  return {
    specversion: '1.0',
    id,
    source: SOURCE,
    type: plan.kind === 'retraction' ? 'EventRetracted' : 'EventCorrected',
    subject: root?.subject ?? 'worker/W1',
    authority: '990',
    ...(plan.time === null ? {} : { time: plan.time }),
    data: words,
  };
}

function targetOf(plan: AmendmentPlan, { plans, claims }: Planned): { source: string; id: string } {
  if (plan.about === 'nothing') return { source: SOURCE, id: 'never-recorded' };
  if (plan.about === 'amendment') return { source: SOURCE, id: `a${plan.pick % plans.length}` };
  const claim = claims[plan.pick % claims.length] as DaybookEvent;
  return { source: claim.source, id: claim.id };
}

/** The claim at the end of a chain of amendments, undefined for a ring and for a chain about nothing. */
function rootOf(plan: AmendmentPlan, all: Planned, seen: Set<AmendmentPlan>): DaybookEvent | undefined {
  if (plan.about === 'nothing' || seen.has(plan)) return undefined;
  if (plan.about === 'claim') return all.claims[plan.pick % all.claims.length];
  seen.add(plan);
  return rootOf(all.plans[plan.pick % all.plans.length] as AmendmentPlan, all, seen);
}
