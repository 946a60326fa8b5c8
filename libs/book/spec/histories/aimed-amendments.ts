import type { DaybookEvent, Json, JsonObject } from '@daybook/events';
import { daysOfHistories, type History } from '@daybook/metrics/prove';
import fc from 'fast-check';

/** Amendments one upon another, the first of them about a claim. */
export interface AmendmentPlan {
  /** Which claim. */
  readonly pick: number;
  readonly steps: readonly Step[];
  /** One more, about the claim or about one of the steps. */
  readonly beside: { readonly step: Step; readonly pick: number } | null;
  /** The last step is entered on another subject than the rest, where it finds nothing. */
  readonly astray: boolean;
}

interface Step {
  readonly kind: 'retraction' | 'correction';
  readonly change: Change;
  readonly day: string;
  readonly time: string | null;
  readonly source: string;
}

/** What a correction changes: a field that its claim has, one that it has not, or a value that cannot be. */
type Change = 'day' | 'fte' | 'fte-unknown' | 'role' | 'field' | 'day-and-field' | 'misfit';

const changes: readonly Change[] = [
  ...(['day', 'day', 'fte', 'fte-unknown', 'role', 'misfit'] as const),
  ...(['field', 'field', 'day-and-field', 'day-and-field'] as const),
];

const stepOf = (...kinds: readonly Step['kind'][]): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    change: fc.constantFrom(...changes),
    day: fc.constantFrom(...daysOfHistories),
    time: fc.option(
      fc.constantFrom('2023-05-01T00:00:00Z', '2023-05-01T02:00:00+02:00', '2022-01-01T00:00:00Z'),
    ),
    source: fc.constantFrom('urn:hr:test', 'urn:portal:test'),
  });

const step = stepOf('retraction', 'correction', 'correction');

/** One amendment or a chain of up to five; or retractions of one another. */
export const arbitraryAmendments: fc.Arbitrary<AmendmentPlan> = fc.record({
  pick: fc.nat({ max: 1000 }),
  steps: fc.oneof(
    fc.array(step, { minLength: 1, maxLength: 2 }),
    fc.array(step, { minLength: 3, maxLength: 5 }),
    fc.array(stepOf('retraction'), { minLength: 2, maxLength: 4 }),
  ),
  beside: fc.option(fc.record({ step, pick: fc.nat({ max: 5 }) }), { freq: 2 }),
  astray: fc.constantFrom(false, false, false, false, true),
});

/** The amendments of a plan as events about one of the claims. */
export function aimedAmendments(
  { pick, steps, beside, astray }: AmendmentPlan,
  claims: History,
  prefix: string,
): readonly DaybookEvent[] {
  const claim = claims[pick % claims.length];
  if (claim === undefined) return [];
  const chain = [claim];
  for (const [i, each] of steps.entries()) {
    const subject = astray && i === steps.length - 1 ? 'worker/W9' : claim.subject;
    chain.push(amendment(each, { about: chain[i] ?? claim, claim, subject, id: `${prefix}-${i}` }));
  }
  if (beside !== null) {
    const about = chain[beside.pick % chain.length] ?? claim;
    chain.push(amendment(beside.step, { about, claim, subject: claim.subject, id: `${prefix}-beside` }));
  }
  return chain.slice(1);
}

interface Place {
  readonly about: DaybookEvent;
  readonly claim: DaybookEvent;
  readonly subject: string;
  readonly id: string;
}

function amendment(step: Step, { about, claim, subject, id }: Place): DaybookEvent {
  const { source, id: aboutId } = about;
  const key = { source, id: aboutId };
  const retraction = step.kind === 'retraction';
  return {
    specversion: '1.0',
    id,
    source: step.source,
    type: retraction ? 'EventRetracted' : 'EventCorrected',
    subject,
    authority: claim.authority,
    ...(step.time === null ? {} : { time: step.time }),
    data: retraction
      ? { retracts: key, reason: 'entered-in-error' }
      : { corrects: key, reason: 'late-information', ...changeOf(step, claim) },
  };
}

function changeOf({ change, day }: Step, claim: DaybookEvent): JsonObject {
  const changes: Readonly<Record<Change, JsonObject>> = {
    day: { effectiveOn: day },
    fte: { data: { fte: claim.type === 'ProjectTeamEngaged' ? '1.25' : 0.7 } },
    'fte-unknown': { data: { fte: null } },
    role: { data: { role: 'not-social-worker' } },
    field: { data: fieldOf(claim) },
    'day-and-field': { effectiveOn: day, data: fieldOf(claim) },
    misfit: { effectiveOn: day, data: { fte: 'half' } },
  };
  return changes[change];
}

/** Two values that each of these fields can have. */
const values: Readonly<Record<string, readonly [Json, Json]>> = {
  employmentId: ['E1', 'E2'],
  assignmentId: ['A1', 'A2'],
  workerId: ['W1', 'W2'],
  month: ['2023-09', '2023-10'],
  sameCarer: [true, null],
  placement: [{ type: 'U6', carerId: 'F1' }, { type: 'K2' }],
  placementType: ['A6', 'K3'],
  legalStatus: ['C2', 'V3'],
  dateOfBirth: ['2008-09-30', '2014-05-05'],
  midYear: [2022, 2023],
};
const ids: Readonly<Record<string, readonly [Json, Json]>> = { worker: ['W1', 'W2'], child: ['C1', 'C2'] };

/** The last of these fields that the claim has, with another value that it could have. */
function fieldOf({ subject, data }: DaybookEvent): JsonObject {
  const into = ids[subject.slice(0, subject.indexOf('/'))];
  const possible = Object.entries({ ...values, ...(into === undefined ? {} : { into }) });
  const found = possible.findLast(([name]) => data[name] !== undefined);
  if (found === undefined) return {};
  const [name, [one, other]] = found;
  return { [name]: JSON.stringify(data[name]) === JSON.stringify(one) ? other : one };
}
