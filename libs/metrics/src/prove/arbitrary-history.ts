import { addMonths, type DaybookEvent, type JsonObject } from '@daybook/events';
import fc from 'fast-check';
import { allocated, careChanges, careShapes, earlyDays, moved, registered, startedCare } from './care-shapes';
import { type ClaimShape, claimShapes, left, started } from './claim-shapes';
import { joinedShapes } from './joined-shapes';
import { type AmendmentPlan, amendmentPlans, amendmentsOf } from './planned-amendments';

/** Well-formed events in their order of arrival, which is not the order in which things happened. */
export type History = readonly DaybookEvent[];

/**
 * What a history tells of: careers; with them posts, cases, reports and merges, which metrics join with them;
 * or children's care, with cases and merges.
 */
export type World = 'careers' | 'joined' | 'care';

/** How much a generated history holds. */
export interface HistorySize {
  /** Workers, `worker/W1` on; each has two employment ids and two assignment ids. Default 3. */
  readonly workers?: number;
  /** Most claims about the world beside one start, leaving and return for each worker. Default 24. */
  readonly claims?: number;
  /** Most retractions and corrections. Default 8. */
  readonly amendments?: number;
  /** What they tell of. Default careers alone. */
  readonly of?: World;
}

/** One thing that a source claims, before it has a key. */
interface PlannedClaim {
  readonly shape: ClaimShape;
  readonly worker: number;
  readonly effectiveOn: string;
  readonly data: JsonObject;
  readonly time: string | null;
  readonly source: string;
}

interface Plans {
  readonly careers: readonly (readonly PlannedClaim[])[];
  readonly claims: readonly PlannedClaim[];
  readonly amendments: readonly AmendmentPlan[];
}

/** Few days, so that claims meet on them: both sides of two census days, leap days, and days that touch. */
export const daysOfHistories = [
  '2022-09-29',
  '2022-09-30',
  '2022-10-01',
  '2022-10-02',
  '2023-01-31',
  '2023-02-01',
  '2023-02-28',
  '2023-03-01',
  '2023-06-15',
  '2023-09-29',
  '2023-09-30',
  '2023-10-01',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2024-09-29',
  '2024-09-30',
  '2024-10-01',
] as const;

const times = [
  '2023-01-01T09:00:00Z',
  '2023-01-01T10:00:00+01:00',
  '2023-10-01T08:00:00.5Z',
  '2024-10-05T12:00:00Z',
] as const;

/**
 * Histories of a few workers and one project team of authority 990 with every workforce event type that a
 * count depends on: rehires, starts and ends on one day, second posts, late arrivals, amendments of
 * amendments, rings of retractions, amendments that arrive before what they are about or are about nothing.
 * {@link HistoryCoverage} says what a run has met.
 */
export function arbitraryHistory(size: HistorySize = {}): fc.Arbitrary<History> {
  const { workers = 3, claims = 24, amendments = 8, of = 'careers' } = size;
  const plans = fc.record({
    // What joins several subjects takes several of them, and more than a few claims.
    careers: fc.array((of === 'care' ? plannedCare : plannedCareer)(workers), {
      minLength: of === 'careers' ? 0 : 2,
      maxLength: workers,
    }),
    claims: fc.array(plannedClaim(workers, shapesOf[of]), {
      minLength: of === 'careers' ? 1 : claims / 2,
      maxLength: claims,
    }),
    amendments: of === 'care' ? amendmentPlans(amendments, careChanges) : amendmentPlans(amendments),
  });
  return plans.map(eventsOf).chain(shuffled);
}

const shapesOf: Readonly<Record<World, readonly ClaimShape[]>> = {
  careers: claimShapes,
  joined: [...claimShapes, ...joinedShapes],
  care: careShapes,
};

/** The same events, in any order. */
export function shuffled(history: History): fc.Arbitrary<History> {
  return fc.shuffledSubarray([...history], { minLength: history.length, maxLength: history.length });
}

/** One more claim, under a key that no generated amendment can name, effective on one of the given days. */
export function laterClaim(days: readonly string[], of: World = 'careers'): fc.Arbitrary<DaybookEvent> {
  return fc
    .tuple(plannedClaim(3, shapesOf[of]), fc.constantFrom(...days))
    .map(([claim, effectiveOn]) => claimEvent({ ...claim, effectiveOn }, 'later'));
}

function plannedClaim(workers: number, shapes: readonly ClaimShape[]): fc.Arbitrary<PlannedClaim> {
  return fc.oneof(
    ...shapes.map((shape) => ({ arbitrary: claimOfShape(shape, workers), weight: shape.weight })),
  );
}

function claimOfShape(shape: ClaimShape, workers: number): fc.Arbitrary<PlannedClaim> {
  return fc.record({
    shape: fc.constant(shape),
    worker: fc.integer({ min: 1, max: workers }),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: shape.data,
    time: fc.option(fc.constantFrom(...times), { freq: 3 }),
    source: fc.constantFrom('urn:hr:test', 'urn:portal:test'),
  });
}

/** One employment that starts and ends and starts again, on days some of which are the same. */
function plannedCareer(workers: number): fc.Arbitrary<readonly PlannedClaim[]> {
  const career = fc.record({
    worker: fc.integer({ min: 1, max: workers }),
    employmentId: fc.constantFrom('E1', 'E2'),
    days: fc.array(fc.constantFrom(...daysOfHistories), { minLength: 2, maxLength: 4 }),
    claims: fc.tuple(...[started, left, started, left].map((shape) => claimOfShape(shape, workers))),
  });
  return career.map(({ worker, employmentId, days, claims }) =>
    days
      .sort()
      .map((effectiveOn, i) => ({ ...(claims[i] as PlannedClaim), worker, effectiveOn }))
      .map((claim) => ({ ...claim, data: { ...claim.data, employmentId } })),
  );
}

/** A child who came into care long ago, moves, and is mostly known by a date of birth and a worker. */
function plannedCare(children: number): fc.Arbitrary<readonly PlannedClaim[]> {
  const care = fc.record({
    worker: fc.integer({ min: 1, max: children }),
    on: fc.constantFrom(...earlyDays),
    first: fc.tuple(...[registered, startedCare, allocated].map((shape) => claimOfShape(shape, children))),
    later: fc.array(fc.oneof(claimOfShape(moved, children), claimOfShape(allocated, children)), {
      maxLength: 6,
    }),
  });
  return care.map(({ worker, on, first, later }) => [
    ...first.map((claim) => ({ ...claim, worker, effectiveOn: on })),
    ...later.map((claim) => ({ ...claim, worker })),
  ]);
}

function eventsOf(plans: Plans): History {
  const claims = [...plans.careers.flat(), ...plans.claims].map((claim, i) => claimEvent(claim, `c${i}`));
  return [...claims, ...amendmentsOf(plans.amendments, claims)];
}

function claimEvent(claim: PlannedClaim, id: string): DaybookEvent {
  const { shape, worker } = claim;
  const effectiveOn = shape.monthly === true ? monthFrom(claim.effectiveOn) : claim.effectiveOn;
  const month = shape.monthly === true ? { month: effectiveOn.slice(0, 7) } : {};
  return {
    specversion: '1.0',
    id,
    source: claim.source,
    type: shape.type,
    subject: subjectsOf[shape.stream](worker),
    authority: '990',
    effectiveon: effectiveOn,
    ...(claim.time === null ? {} : { time: claim.time }),
    data: { ...claim.data, ...month },
  };
}

/** Who or what a claim on a stream is about: workers, posts and children have numbers from 1. */
const subjectsOf: Readonly<Record<ClaimShape['stream'], (worker: number) => string>> = {
  worker: (worker) => `worker/W${worker}`,
  team: () => 'team/T1',
  post: (worker) => `post/P-${1 + (worker % 2)}`,
  child: (worker) => `child/C${worker}`,
  authority: () => 'authority',
};

/** The first of the month that begins on a day or next after it. */
function monthFrom(day: string): string {
  return day.endsWith('-01') ? day : `${addMonths(day, 1).slice(0, 8)}01`;
}
