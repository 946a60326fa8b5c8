import { dateOfDayNumber } from '@daybook/events';

import type { CensusYear } from './census-year';
import { heldBy, hire, leave } from './employment';
import { usualFte } from './fte-spread';
import { amend, retract } from './service';
import type { Service, Worker } from './service';
import { hiredFrom, hiredRoles, leftFor } from './service-life';

/** Whose leaving, told for the year before, turns out to lie in this one. */
export type MovedLeavers = ReadonlyMap<Worker, number>;

/** What late knowledge has to come to. */
export interface LateKnowledge {
  /** Heads in post when the year opened, as known once it is learned. */
  readonly opening: number;
  /** How many of the year's leavers may be ones that were told for the year before. */
  readonly mostMoved: number;
  /** How many more than the gap asks for are learned of in either direction. */
  readonly leastExtra?: number;
}

/** A service that has fewer people has no late knowledge beyond what the figures ask for. */
const SMALL = 60;
const LATE_MONTHS = 120;
/** Share of the people whom the earlier return counted too many that were never there. */
const RESCINDED_SHARE = 0.3;

/**
 * What was not known at the earlier return, though true before this year opened: hires keyed late, leavings
 * withdrawn or moved, leavings learned of late, hires rescinded. Afterwards `opening` people were in post
 * when the year opened, as known now.
 *
 * @returns leavings that now lie in this year, by their last day
 */
export function learnLate(
  service: Service,
  { opening, mostMoved, leastExtra = 0 }: LateKnowledge,
): MovedLeavers {
  const { chance, year } = service;
  const gap = opening - service.inPost.length;
  const extra = service.inPost.length >= SMALL ? leastExtra + chance.below(3) : 0;
  const gained: Worker[] = [];
  const moved = new Map<Worker, number>();
  let more = Math.max(gap, 0) + extra;
  let fewer = Math.max(-gap, 0) + extra;
  const doubtful = chance.shuffled(service.recentLeavers.filter((worker) => mayStay(worker, year)));
  if (more > 0 && doubtful.length > 0) {
    const worker = doubtful.pop() as Worker;
    withdrawLeaving(service, worker);
    gained.push(worker);
    more -= 1;
  }
  if (more > 0 && doubtful.length > 0 && mostMoved > 0) {
    const worker = doubtful.pop() as Worker;
    moved.set(worker, moveLeaving(service, worker));
    gained.push(worker);
    more -= 1;
  }
  fewer = rescindHires(service, fewer);
  leaveLate(service, fewer);
  for (; more > 0; more -= 1) gained.push(hireLate(service));
  service.former = service.former.filter((worker) => !gained.includes(worker));
  service.inPost.push(...gained);
  completeLeavings(service);
  return moved;
}

/** Left in the last two months of the year before, has done nothing since and held one post. */
function mayStay(worker: Worker, year: CensusYear): boolean {
  return (
    worker.left !== null &&
    worker.second === null &&
    worker.employment !== null &&
    worker.leftOn !== null &&
    worker.leftOn >= year.opens - 60 &&
    worker.busyUntil <= worker.leftOn
  );
}

function lateDay({ chance, year }: Service, after: number): number {
  const day = Math.max(year.lateFrom + chance.below(LATE_MONTHS), after + 1);
  return Math.min(day, year.deadline);
}

function withdrawLeaving(service: Service, worker: Worker): void {
  const left = worker.left as NonNullable<Worker['left']>;
  retract(service, left, { learned: lateDay(service, left.learned), reason: 'rescinded' });
  stays(service, worker);
}

/** Corrects a leaving across 30 September: told for the year before, it is this year's. */
function moveLeaving(service: Service, worker: Worker): number {
  const { chance, year } = service;
  const left = worker.left as NonNullable<Worker['left']>;
  const on = year.opens + chance.between(5, 60);
  const learned = lateDay(service, left.learned);
  amend(service, left, { learned, reason: 'late-information', effectiveOn: dateOfDayNumber(on) });
  stays(service, worker);
  worker.knownFrom = learned;
  worker.busyUntil = Math.max(worker.busyUntil, on);
  return on;
}

/** Did not leave when it was told: what was reported of the worker is in force on. */
function stays({ lapsed, reporting }: Service, worker: Worker): void {
  const report = lapsed.get(worker);
  if (report !== undefined) reporting.set(worker, report);
  lapsed.delete(worker);
  worker.leftOn = null;
  worker.left = null;
}

function hireLate(service: Service): Worker {
  const { chance, year } = service;
  const before = chance.chance(0.7) ? chance.between(2, 75) : chance.between(76, 330);
  return hire(service, {
    on: year.opens - before,
    learned: lateDay(service, year.lateFrom),
    fte: usualFte(chance),
    role: chance.weighted(hiredRoles),
    origin: chance.weighted(hiredFrom),
  });
}

/** Hires of last year's end who never came; how many are still too many. */
function rescindHires(service: Service, fewer: number): number {
  const { chance, year } = service;
  const most = chance.about(fewer, RESCINDED_SHARE);
  const candidates = service.inPost.filter(
    (worker) =>
      worker.second === null &&
      worker.busyUntil === heldBy(worker).firstDay &&
      worker.busyUntil >= year.opens - 150 &&
      worker.busyUntil < year.opens &&
      worker.subject.startsWith('worker/W-'),
  );
  const never = chance.shuffled(candidates).slice(0, most);
  for (const worker of never) {
    const { started } = heldBy(worker);
    retract(service, started, { learned: lateDay(service, started.learned), reason: 'rescinded' });
  }
  service.inPost = service.inPost.filter((worker) => !never.includes(worker));
  return fewer - never.length;
}

/** Leavings before the year opened, of which the earlier return did not know. */
function leaveLate(service: Service, count: number): void {
  const { chance, year } = service;
  const last = year.opens - 2;
  const able = chance.shuffled(service.inPost.filter((worker) => worker.busyUntil < last));
  if (able.length < count)
    throw new Error(`Only ${able.length} of ${count} can have left before ${year.year} opened`);
  const leavers = able.slice(0, count);
  for (const worker of leavers) {
    const on = chance.between(Math.max(worker.busyUntil + 1, year.opens - 75), last);
    leave(service, worker, { on, learned: lateDay(service, worker.knownFrom) });
  }
  service.inPost = service.inPost.filter((worker) => !leavers.includes(worker));
  service.former.push(...leavers);
}

/** Some of last year's leavers' destinations become known at last. */
function completeLeavings(service: Service): void {
  const { chance } = service;
  for (const worker of service.recentLeavers) {
    if (worker.left === null || !chance.chance(0.08)) continue;
    const learned = lateDay(service, worker.left.learned);
    const destination = chance.weighted(leftFor);
    amend(service, worker.left, { learned, reason: 'late-information', data: { destination } });
  }
}
