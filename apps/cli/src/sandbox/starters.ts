import { endForConversion, takeForConversion } from './agency';
import { mondayBefore } from './census-year';
import { changeRole, comeBack, fteOf, hire, startEmployment } from './employment';
import { spread, usualFte } from './fte-spread';
import { learnedOf } from './service';
import type { Service, Worker } from './service';
import { hiredFrom, hiredRoles } from './service-life';

/** Who starts in a year, and the FTE of all of them on their first days, in thousandths (null: free). */
export interface Intake {
  readonly heads: number;
  readonly fte: number | null;
  /** How many come from an agency assignment the day before. */
  readonly conversions: number;
}

/** Days that somebody who left or went away has been gone before they may be back. */
const GONE_DAYS = 60;
/** The last starters of a year start this many days before it closes, so that all can still be told. */
const LAST_START = 4;

/** Records a year's starters: returns, rehires, conversions of agency workers and new people. */
export function recordStarters(service: Service, intake: Intake): Worker[] {
  const { chance } = service;
  const back = chance
    .shuffled(returners(service))
    .slice(0, intake.heads - Math.min(intake.conversions, intake.heads));
  const qualified = qualifying(service, intake.heads - back.length - intake.conversions);
  let known = [...back, ...qualified];
  let ftes = spreadRest(intake, known, service);
  while (ftes === null) {
    known = known.slice(1);
    ftes = spreadRest(intake, known, service);
  }
  for (const worker of known) {
    if (worker.away !== null) returnOf(service, worker);
    else qualify(service, worker);
  }
  const hired = hires(service, ftes, Math.min(intake.conversions, ftes.length));
  return [...known, ...hired];
}

/** FTEs for those who are not back with the one they had; null where nothing sensible is left for them. */
function spreadRest(intake: Intake, known: readonly Worker[], service: Service): (number | null)[] | null {
  const { chance } = service;
  const heads = intake.heads - known.length;
  if (intake.fte === null) return Array.from({ length: heads }, () => usualFte(chance));
  const rest = intake.fte - known.reduce((sum, worker) => sum + (fteOf(worker) ?? 0), 0);
  const sensible = heads === 0 ? rest === 0 : rest >= heads * 500 && rest <= heads * 1000;
  return sensible || known.length === 0 ? spread(rest, heads, chance) : null;
}

function returners({ away, chance, year }: Service): Worker[] {
  return away.filter(
    (worker) =>
      worker.away !== null &&
      worker.away.lastDay < year.opens - GONE_DAYS &&
      worker.busyUntil < year.opens &&
      fteOf(worker) !== null &&
      chance.chance(0.45),
  );
}

/** At most one person outside the counted roles who qualifies as a social worker. */
function qualifying({ uncounted, chance, year }: Service, room: number): Worker[] {
  const able = uncounted.filter((worker) => worker.busyUntil < year.opens && worker.second === null);
  return room > 3 && able.length > 0 && chance.chance(0.6) ? [chance.pick(able)] : [];
}

function returnOf(service: Service, worker: Worker): void {
  const on = startDay(service);
  comeBack(service, worker, { on, learned: learnedOf(service, on, worker.knownFrom) });
  service.away = service.away.filter((one) => one !== worker);
}

function qualify(service: Service, worker: Worker): void {
  const on = startDay(service);
  changeRole(service, worker, { role: 'case-holder', on, learned: learnedOf(service, on, worker.knownFrom) });
  service.uncounted = service.uncounted.filter((one) => one !== worker);
}

function hires(service: Service, ftes: readonly (number | null)[], conversions: number): Worker[] {
  const { chance, year } = service;
  const gone = chance.shuffled(
    service.former.filter(
      (worker) => (worker.leftOn ?? Infinity) < year.opens && worker.busyUntil < year.opens,
    ),
  );
  const rehires = chance.about(ftes.length - conversions, 0.07);
  return ftes.map((fte, i) => {
    const on = startDay(service);
    if (i < conversions) return convert(service, on, fte);
    const again = i < conversions + rehires ? gone.pop() : undefined;
    return again === undefined ? newcomer(service, on, fte) : rehire(service, again, { on, fte });
  });
}

function newcomer(service: Service, on: number, fte: number | null): Worker {
  const { chance } = service;
  const origin = chance.weighted(hiredFrom);
  const role = origin === 'newly-qualified' ? 'case-holder' : chance.weighted(hiredRoles);
  return hire(service, { on, learned: learnedOf(service, on, service.year.from), fte, role, origin });
}

function rehire(service: Service, worker: Worker, { on, fte }: { on: number; fte: number | null }): Worker {
  const { chance } = service;
  const day = Math.max(on, (worker.leftOn as number) + GONE_DAYS);
  const learned = learnedOf(service, day, worker.knownFrom);
  const role = chance.weighted(hiredRoles);
  startEmployment(service, worker, { on: day, learned, fte, role, origin: 'other-authority' });
  service.former = service.former.filter((one) => one !== worker);
  return worker;
}

/** An agency worker becomes permanent: the assignment ends the day before. */
function convert(service: Service, wished: number, fte: number | null): Worker {
  const { assignment, on } = takeForConversion(service, wished);
  const learned = endForConversion(service, assignment, on - 1);
  startEmployment(service, assignment.worker, { on, learned, fte, role: assignment.role, origin: 'agency' });
  return assignment.worker;
}

/** A Monday of the year, not among its last days. */
function startDay({ chance, year }: Service): number {
  return Math.max(mondayBefore(chance.between(year.opens + 7, year.closes - LAST_START)), year.opens + 1);
}
