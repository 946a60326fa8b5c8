import { type DaybookEvent, eventTypes } from '@daybook/events';
import { arbitraryHistory, daysOfHistories, type History, shuffled } from '@daybook/metrics/prove';
import fc from 'fast-check';
import { aimedAmendments, type AmendmentPlan, arbitraryAmendments } from './aimed-amendments';
import { type ScriptedClaim, scriptedClaims } from './career-scripts';
import { joinedClaims } from './joined-scripts';
import { arbitraryMerges, mergeEvents, type MergePlan } from './told-merges';

/** The authority that is asked about, and another with the same worker ids. */
export const AUTHORITY = '990';
const OTHER_AUTHORITY = '991';

/** How many workers histories are about: `worker/W1` on. */
const WORKERS = 3;

interface Told {
  readonly claim: ScriptedClaim;
  readonly worker: number;
  readonly source: string;
  readonly time: string | null;
  readonly authority: string;
}

/** The same instant three times over, two others, and none. */
const times = [
  '2023-05-01T00:00:00Z',
  '2023-05-01T01:00:00+01:00',
  '2023-04-30T22:30:00.000-01:30',
  '2023-01-01T09:00:00.25Z',
  '2024-10-05T12:00:00Z',
] as const;

const told = (claim: fc.Arbitrary<ScriptedClaim>): fc.Arbitrary<Told> =>
  fc.record({
    claim,
    worker: fc.integer({ min: 1, max: WORKERS }),
    source: fc.constantFrom('urn:hr:test', 'urn:rota:test', 'urn:réseau:test'),
    time: fc.option(fc.constantFrom(...times), { freq: 4 }),
    authority: fc.constantFrom(AUTHORITY, AUTHORITY, AUTHORITY, OTHER_AUTHORITY),
  });

/** Cases, some of nobody known, one number of several workers, stocks as published: what is joined. */
const joined: fc.Arbitrary<ScriptedClaim> = fc.oneof(
  {
    arbitrary: fc.record({
      type: fc.constant('WorkerRegistered'),
      stream: fc.constant('worker'),
      effectiveOn: fc.constantFrom(...daysOfHistories),
      data: fc.constant({ sweNumber: 'SW1' }),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('CaseAllocated'),
      stream: fc.constantFrom('child/C1', 'child/C2'),
      effectiveOn: fc.constantFrom(...daysOfHistories),
      data: fc.record({
        workerId: fc.constantFrom('W1', 'W2', 'W3', 'W9'),
        as: fc.constantFrom('lead', 'lead', 'co'),
      }),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('CaseClosed'),
      stream: fc.constantFrom('child/C1', 'child/C2'),
      effectiveOn: fc.constantFrom(...daysOfHistories),
      data: fc.constant({ reason: 'completed' }),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('FigurePublishedByDepartment'),
      stream: fc.constant('authority'),
      effectiveOn: fc.constant('2025-02-27'),
      data: fc.record({
        metric: fc.constantFrom('WF.INPOST.HC', 'WF.TURNOVER.HC'),
        asOf: fc.constantFrom('2022-09-30', '2023-09-30'),
        release: fc.constant('2025'),
        value: fc.integer({ min: 0, max: 2 }),
      }),
    }),
    weight: 1,
  },
);

/** What changes no count, another team, and an authority with workers of the same names. */
const asides: fc.Arbitrary<ScriptedClaim> = fc.oneof(
  fc.record({
    type: fc.constant('WorkerRegistered'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.record({ sweNumber: fc.constantFrom('SW1', 'SW2'), name: fc.constant('A. N. Other') }),
  }),
  fc.record({
    type: fc.constant('SicknessDaysRecorded'),
    stream: fc.constant('worker'),
    // Whatever the date, it is effective on the first of the month.
    effectiveOn: fc.constantFrom('2023-09-01', '2023-09-01', '2024-02-28'),
    data: fc.record({ month: fc.constant('2023-09'), workingDays: fc.constantFrom(0, 3, '4.5') }),
  }),
  fc.record({
    type: fc.constant('CaseloadReported'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.record({ cases: fc.constantFrom(0, 17, 18) }),
  }),
  fc.record({
    type: fc.constant('CaseloadReportingEnded'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.constant({}),
  }),
  fc.record({
    type: fc.constantFrom('ProjectTeamEngaged', 'ProjectTeamEnded'),
    stream: fc.constant('team/T2'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.constant({ projectTeamId: 'P3' }),
  }),
  fc.record({
    type: fc.constant('SocialWorkerStarted'),
    stream: fc.constant('worker'),
    effectiveOn: fc.constantFrom(...daysOfHistories),
    data: fc.constant({ employmentId: 'E1', role: 'case-holder', fte: 0.5 }),
  }),
);

const career = fc
  .record({ claims: scriptedClaims, teller: told(asides) })
  .chain(({ claims, teller }) =>
    fc
      .tuple(...claims.map((claim) => told(fc.constant(claim))))
      .map((all) => all.map((each) => ({ ...each, worker: teller.worker, authority: AUTHORITY }))),
  );

const severalLives = joinedClaims.chain((claims) =>
  fc
    .tuple(...claims.map((claim) => told(fc.constant(claim))))
    .map((all) => all.map((each) => ({ ...each, authority: AUTHORITY }))),
);

/** What histories are of: people alone, or all that is joined with them. */
export type LivesOf = 'careers' | 'joined';

/**
 * Histories of every event type of workforce, posts and cases: what chance draws, a few careers and lives of
 * several subjects that it seldom would, merges of their workers, cases and published stocks beside them, and
 * chains and misfits of amendments about them, in any order of arrival.
 * {@link LifeCoverage} says what was met. Of `careers` alone they are short, and cost a fifth.
 */
export function arbitraryLife(of: LivesOf): fc.Arbitrary<History> {
  const most = of === 'joined' ? { lives: 2, beside: 3 } : { lives: 0, beside: 0 };
  const plans = fc.record({
    drawn: arbitraryHistory({ workers: WORKERS, claims: 10, amendments: 4, of }),
    careers: fc.array(career, { maxLength: 2 }),
    severalLives: fc.array(severalLives, { maxLength: most.lives }),
    asides: fc.array(told(asides), { maxLength: 3 }),
    joined: fc.array(told(joined), { maxLength: most.beside }),
    merges: arbitraryMerges,
    amendments: fc.array(arbitraryAmendments, { maxLength: 3 }),
  });
  return plans.map(eventsOf).chain(shuffled);
}

function eventsOf(plans: {
  readonly drawn: History;
  readonly careers: readonly (readonly Told[])[];
  readonly severalLives: readonly (readonly Told[])[];
  readonly asides: readonly Told[];
  readonly joined: readonly Told[];
  readonly merges: readonly MergePlan[];
  readonly amendments: readonly AmendmentPlan[];
}): History {
  const { careers, severalLives, asides, joined: beside } = plans;
  const added = [...careers.flat(), ...severalLives.flat(), ...asides, ...beside].map(eventOf);
  const merges = plans.merges.flatMap((plan, i) => mergeEvents(plan, `g${i}`));
  // Merges are few: they are there twice, so that some of them are corrected.
  const claims = [...plans.drawn, ...added, ...merges, ...merges].filter(({ type }) => !isAmendment(type));
  const aimed = plans.amendments.flatMap((plan, i) => aimedAmendments(plan, claims, `m${i}`));
  return [...plans.drawn, ...added, ...merges, ...aimed];
}

const isAmendment = (type: string): boolean => eventTypes.get(type)?.amendment !== undefined;

/** The ids are those of the drawn claims, under other sources: a key is both. */
function eventOf({ claim, worker, source, time, authority }: Told, index: number): DaybookEvent {
  const engaged = claim.type === 'ProjectTeamEngaged' ? { headcount: 3, fte: 2 } : {};
  return {
    specversion: '1.0',
    id: source === 'urn:hr:test' ? `s${index}` : `c${index}`,
    source,
    type: claim.type,
    subject: claim.stream === 'worker' ? `worker/W${worker}` : claim.stream,
    authority,
    effectiveon: claim.effectiveOn,
    ...(time === null ? {} : { time }),
    data: { ...engaged, ...claim.data },
  };
}
