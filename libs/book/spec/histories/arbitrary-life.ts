import { type DaybookEvent, eventTypes } from '@daybook/events';
import { arbitraryHistory, type History, shuffled } from '@daybook/metrics/prove';
import fc from 'fast-check';
import { aimedAmendments, type AmendmentPlan, arbitraryAmendments } from './aimed-amendments';
import { careAsides, careerAsides, joinedAsides } from './asides';
import { careClaims } from './care-scripts';
import { type ScriptedClaim, scriptedClaims } from './career-scripts';
import { joinedClaims } from './joined-scripts';
import { mergeEvents, mergesOfChildren, mergesOfWorkers, type MergePlan } from './told-merges';

/** The authority that is asked about, and another with the same ids of workers and children. */
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

/** All that one script tells, at the authority that is asked about. */
const scripted = (claims: fc.Arbitrary<readonly ScriptedClaim[]>): fc.Arbitrary<readonly Told[]> =>
  claims.chain((all) =>
    fc
      .tuple(...all.map((claim) => told(fc.constant(claim))))
      .map((each) => each.map((one) => ({ ...one, authority: AUTHORITY }))),
  );

/** All that one script tells of one worker. */
const career = fc
  .record({ claims: scripted(scriptedClaims), worker: fc.integer({ min: 1, max: WORKERS }) })
  .map(({ claims, worker }) => claims.map((claim) => ({ ...claim, worker })));

/** What histories are of: people alone, all that is joined with them, or children in care. */
export type LivesOf = 'careers' | 'joined' | 'care';

/** What is told beside what chance draws. */
interface Beside {
  readonly scripts: fc.Arbitrary<readonly (readonly Told[])[]>;
  readonly asides: fc.Arbitrary<readonly Told[]>;
  readonly merges: fc.Arbitrary<readonly MergePlan[]>;
}

const careers = fc.array(career, { maxLength: 2 });
const asidesOf = (claims: fc.Arbitrary<ScriptedClaim>) => fc.array(told(claims), { maxLength: 3 });

const besides: Readonly<Record<LivesOf, Beside>> = {
  careers: { scripts: careers, asides: asidesOf(careerAsides), merges: mergesOfWorkers },
  joined: {
    scripts: bothOf(careers, fc.array(scripted(joinedClaims), { maxLength: 2 })),
    asides: bothOf(asidesOf(careerAsides), asidesOf(joinedAsides)),
    merges: mergesOfWorkers,
  },
  care: {
    scripts: fc.array(scripted(careClaims), { maxLength: 2 }),
    asides: asidesOf(careAsides),
    merges: mergesOfChildren,
  },
};

function bothOf<T>(one: fc.Arbitrary<readonly T[]>, other: fc.Arbitrary<readonly T[]>) {
  return fc.tuple(one, other).map((both) => both.flat());
}

/**
 * Histories of every event type of workforce, posts, cases and care: what chance draws, a few lives that it
 * seldom would, merges, what is known of somebody else beside them, and chains and misfits of amendments
 * about them, in any order of arrival. {@link LifeCoverage} says what was met. Of `careers` alone they are
 * short, and cost a fifth of those with all that is `joined`.
 */
export function arbitraryLife(of: LivesOf): fc.Arbitrary<History> {
  const plans = fc.record({
    drawn: arbitraryHistory({ workers: WORKERS, claims: 10, amendments: 4, of }),
    ...besides[of],
    amendments: fc.array(arbitraryAmendments, { maxLength: 3 }),
  });
  return plans.map(eventsOf).chain(shuffled);
}

function eventsOf(plans: {
  readonly drawn: History;
  readonly scripts: readonly (readonly Told[])[];
  readonly asides: readonly Told[];
  readonly merges: readonly MergePlan[];
  readonly amendments: readonly AmendmentPlan[];
}): History {
  const added = [...plans.scripts.flat(), ...plans.asides].map(eventOf);
  const merges = plans.merges.flatMap((plan, i) => mergeEvents(plan, `g${i}`));
  // Merges are few: they are there twice, so that more of them are amended.
  const picked = [...plans.drawn, ...added, ...merges, ...merges];
  const claims = picked.filter(({ type }) => !isAmendment(type));
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
