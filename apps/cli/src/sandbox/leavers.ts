import { changeFte, changeRole, forgetFte, fteOf, goAway, heldBy, leave } from './employment';
import { knownHeads, settle } from './fte-spread';
import type { Hours } from './fte-spread';
import type { MovedLeavers } from './late-knowledge';
import type { Randomness } from './randomness';
import { learnedOf } from './service';
import type { Away, Service, Worker } from './service';

/** A year's leavers and where they stand afterwards. */
export interface Departures {
  readonly leavers: readonly Worker[];
  /** Who begins an agency assignment in the same service on the day after the last day. */
  readonly toAgency: readonly { readonly worker: Worker; readonly from: number }[];
}

type Kind = 'left' | 'to-agency' | 'out-of-role' | Away;

const kinds: readonly (readonly [Kind, number])[] = [
  ['left', 82],
  ['to-agency', 5],
  ['out-of-role', 2],
  ['seconded', 4],
  ['career-break', 4],
  ['moved-out', 3],
];

/** A usual step of FTE: closer than this, nobody is exchanged. */
const NEAR = 400;
const EXCHANGES = 300;
const FAREWELL_DAYS = 12;
/** Slips of a claim have been corrected this many days after it. */
const SETTLED_DAYS = 41;

/**
 * Chooses `heads` leavers among those in post, the moved ones among them, with an FTE near to `fte`
 * thousandths.
 */
export function chooseLeavers(
  service: Service,
  {
    heads,
    fte,
    moved,
  }: { readonly heads: number; readonly fte: number | null; readonly moved: MovedLeavers },
): Worker[] {
  const { chance } = service;
  const free = chance.shuffled(service.inPost.filter((worker) => !moved.has(worker)));
  const chosen = free.splice(0, heads - moved.size);
  if (fte !== null) exchange(chosen, free, { missing: fte - total([...moved.keys(), ...chosen]), chance });
  return [...moved.keys(), ...chosen];
}

/** Exchanges chosen people for others until their FTE is near to what is wanted. */
function exchange(
  chosen: Worker[],
  free: Worker[],
  { missing, chance }: { missing: number; readonly chance: Randomness },
): void {
  let left = missing;
  for (let i = 0; i < EXCHANGES && Math.abs(left) > NEAR && free.length > 0 && chosen.length > 0; i += 1) {
    const [out, into] = [chance.below(chosen.length), chance.below(free.length)];
    const [going, staying] = [chosen[out] as Worker, free[into] as Worker];
    const gain = (fteOf(staying) ?? 0) - (fteOf(going) ?? 0);
    if (Math.abs(left - gain) >= Math.abs(left)) continue;
    [chosen[out], free[into]] = [staying, going];
    left -= gain;
  }
}

/** Records a year's leavers, with an FTE on their last days of exactly `fte` thousandths. */
export function recordLeavers(
  service: Service,
  leavers: readonly Worker[],
  { fte, moved }: { readonly fte: number | null; readonly moved: MovedLeavers },
): Departures {
  const { chance, year } = service;
  const lastDays = new Map(leavers.map((worker) => [worker, moved.get(worker) ?? lastDay(service)]));
  if (fte !== null) settleLeavers(service, lastDays, fte);
  const toAgency: { worker: Worker; from: number }[] = [];
  const pool = service.inPost.filter((worker) => !lastDays.has(worker));
  for (const [worker, on] of lastDays) {
    const kind = moved.has(worker) || worker.second !== null ? 'left' : chance.weighted(kinds);
    if (moved.has(worker)) worker.leftOn = on;
    else depart(service, worker, { kind, on });
    if (kind === 'to-agency' && on < year.closes - FAREWELL_DAYS) toAgency.push({ worker, from: on + 1 });
    if (kind === 'out-of-role') service.uncounted.push(worker);
    else if (worker.away !== null) service.away.push(worker);
    else service.former.push(worker);
  }
  service.inPost = pool;
  return { leavers: [...lastDays.keys()], toAgency };
}

function depart(service: Service, worker: Worker, { kind, on }: { kind: Kind; on: number }): void {
  const learned = learnedOf(service, on, worker.knownFrom);
  if (kind === 'left') leave(service, worker, { on, learned });
  else if (kind === 'to-agency')
    leave(service, worker, { on, learned, reason: 'resignation', destination: 'agency' });
  else if (kind === 'out-of-role') changeRole(service, worker, { role: 'not-social-worker', on, learned });
  else goAway(service, worker, { kind, on, learned });
}

/** Brings the leavers' FTE to the total: hours changed before they left, or never known. */
function settleLeavers(service: Service, lastDays: ReadonlyMap<Worker, number>, total_: number): void {
  const leavers = [...lastDays.keys()];
  const known = knownHeads(total_, leavers.length);
  if (total(leavers) !== total_ && known < leavers.length)
    forgetSome(service, leavers, leavers.length - known);
  const able = leavers.filter((worker) => fteOf(worker) !== null || known === leavers.length);
  const hours = able.map((worker): Hours => ({
    fte: fteOf(worker),
    least: 1 + (worker.second?.fte ?? 0),
    most: 1000,
  }));
  if (!settle(hours, total_, service.chance)) {
    throw new Error(
      `${leavers.length} leavers of ${service.year.year} cannot have ${total_} thousandths FTE`,
    );
  }
  able.forEach((worker, i) => {
    const fte = hours[i]?.fte ?? null;
    if (fte === null || fte === fteOf(worker)) return;
    const on = service.chance.between(service.year.opens, (lastDays.get(worker) as number) - 1);
    changeFte(service, worker, { fte, on, learned: learnedOf(service, on, worker.knownFrom) });
  });
}

/** Takes back the hours of as many leavers as need to have none. */
function forgetSome(service: Service, leavers: readonly Worker[], count: number): void {
  const { chance, year } = service;
  const already = leavers.filter((worker) => fteOf(worker) === null).length;
  const known = chance.shuffled(leavers.filter((worker) => fteOf(worker) !== null));
  for (const worker of known.slice(0, Math.max(0, count - already))) {
    const learned = Math.max(worker.knownFrom, heldBy(worker).fteFrom.learned) + SETTLED_DAYS;
    forgetFte(service, worker, Math.max(learned, year.lateFrom + chance.below(90)));
  }
}

/** A last day: often a Friday's or a month's end, now and then 30 September itself. */
function lastDay({ chance, year }: Service): number {
  return chance.chance(0.04) ? year.closes : chance.between(year.opens + 3, year.closes - 1);
}

function total(workers: readonly Worker[]): number {
  return workers.reduce((sum, worker) => sum + (fteOf(worker) ?? 0), 0);
}
