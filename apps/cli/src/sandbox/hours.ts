import { changeFte, correctFte, fteOf, giveUpSecondPost, heldBy } from './employment';
import { settle, usualFte } from './fte-spread';
import type { Hours } from './fte-spread';
import { learnedOf } from './service';
import type { Service, Worker } from './service';

/** Share of those who stay whose hours change in a year though no figure asks for it. */
const CHANGING_SHARE = 0.03;
const SECOND_POST_ENDS = 0.25;
/** Nothing else happens to anybody in the last days of a year: there must be room for late leavings. */
export const QUIET_DAYS = 14;

/**
 * Changes hours during the year, or learns of late that they had changed before it, until those in post at
 * its close come to exactly `fte` thousandths.
 */
export function settleHours(service: Service, starters: readonly Worker[], fte: number | null): void {
  const { chance } = service;
  const started = new Set(starters);
  const stayers = service.inPost.filter((worker) => !started.has(worker));
  for (const worker of stayers) {
    if (worker.second !== null && chance.chance(SECOND_POST_ENDS)) endSecondPost(service, worker);
  }
  const wanted = new Map<Worker, Hours>(service.inPost.map((worker) => [worker, hoursOf(worker)]));
  const ofOnePost = stayers.filter((worker) => worker.second === null && fteOf(worker) !== null);
  for (const worker of ofOnePost) {
    if (chance.chance(CHANGING_SHARE)) (wanted.get(worker) as Hours).fte = usualFte(chance);
  }
  if (fte !== null) settleTotal(service, { stayers, starters, wanted, fte });
  for (const [worker, hours] of wanted) {
    if (hours.fte === null || hours.fte === fteOf(worker)) continue;
    applyHours(service, worker, { fte: hours.fte, started: started.has(worker) });
  }
}

interface Settling {
  readonly stayers: readonly Worker[];
  readonly starters: readonly Worker[];
  readonly wanted: ReadonlyMap<Worker, Hours>;
  readonly fte: number;
}

/** Those who stay change first; starters only where the others do not suffice. */
function settleTotal(service: Service, { stayers, starters, wanted, fte }: Settling): void {
  const of = (workers: readonly Worker[]): Hours[] => workers.map((worker) => wanted.get(worker) as Hours);
  const sum = (hours: readonly Hours[]): number => hours.reduce((all, one) => all + (one.fte ?? 0), 0);
  if (settle(of(stayers), fte - sum(of(starters)), service.chance)) return;
  if (!settle(of(starters), fte - sum(of(stayers)), service.chance)) {
    throw new Error(
      `${wanted.size} people in post in ${service.year.year} cannot have ${fte} thousandths FTE`,
    );
  }
}

function hoursOf(worker: Worker): Hours {
  return { fte: fteOf(worker), least: 1 + (worker.second?.fte ?? 0), most: 1000 };
}

function endSecondPost(service: Service, worker: Worker): void {
  const on = inYear(service, service.year.opens);
  giveUpSecondPost(service, worker, { on, learned: learnedOf(service, on, worker.knownFrom) });
}

/** Enters new hours: mostly as a change in the year, otherwise as something that was so before it opened. */
function applyHours(
  service: Service,
  worker: Worker,
  { fte, started }: { readonly fte: number; readonly started: boolean },
): void {
  const { chance, year } = service;
  const { fteFrom, fte: known } = heldBy(worker);
  const late = Math.max(year.lateFrom + chance.below(100), worker.knownFrom + 1, fteFrom.learned + 41);
  const inYearOnly = started || year.first || worker.busyUntil >= year.opens || late > year.deadline;
  const way = inYearOnly ? 1 : chance.next();
  if (way < 0.12 && known !== null) {
    correctFte(service, worker, { fte, learned: late });
    return;
  }
  const room = year.opens - 2 - worker.busyUntil;
  if (way < 0.3 && room > 5) {
    const on = year.opens - 2 - chance.below(Math.min(room - 1, 120));
    changeFte(service, worker, { fte, on, learned: late });
    return;
  }
  const on = inYear(service, Math.max(worker.busyUntil + 1, year.opens));
  changeFte(service, worker, { fte, on, learned: learnedOf(service, on, worker.knownFrom) });
}

/** A day from `earliest` on, before the quiet days if that leaves a choice. */
function inYear({ chance, year }: Service, earliest: number): number {
  return Math.max(chance.between(earliest, year.closes - QUIET_DAYS), earliest);
}
