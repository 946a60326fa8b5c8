import { changeAssignedFte, endAssignment, extend, startAssignment } from './assignment';
import { mondayBefore } from './census-year';
import { settle, spread } from './fte-spread';
import type { Hours } from './fte-spread';
import { endProjectTeam, engageProjectTeam } from './project-team';
import { learnedOf, registered } from './service';
import type { Assignment, Service, Worker } from './service';

/** Agency heads and FTE (thousandths) at the close of a year; null where free. */
export interface AgencyStock {
  readonly heads: number | null;
  readonly fte: number | null;
}

export type Arrivals = readonly { readonly worker: Worker; readonly from: number }[];

/** Share of assignments that go on from one census to the next. */
const LASTING_SHARE = 0.55;
const AGAIN_SHARE = 0.25;
const SHORT_SHARE = 0.12;
/** Of the others nobody enters that they go on beyond their planned end. */
const EXTENDED_SHARE = 0.9;
const MONTHS_AFTER = 120;
/** People of fewer hours than this in the mean are not engaged beside others of full hours, thousandths. */
const THIN_MEAN = 300;
const FAIR_MEAN = 600;

/**
 * An assignment that becomes an employment, and the first day of that: the wished one, if there is time for
 * it.
 */
export function takeForConversion(service: Service, wished: number): { assignment: Assignment; on: number } {
  const { chance, year } = service;
  const able = service.assignments.filter((assignment) => assignment.firstDay < wished - 60);
  if (able.length > 0 && chance.chance(0.7)) {
    const assignment = chance.pick(able);
    service.assignments = service.assignments.filter((one) => one !== assignment);
    extend(service, assignment, wished - 1);
    return { assignment, on: wished };
  }
  const on = Math.max(wished, mondayBefore(year.opens + 100));
  const from = chance.between(year.opens + 3, on - 60);
  const assignment = engage(service, { from, fte: 1000 });
  extend(service, assignment, on - 1);
  return { assignment, on };
}

/** Ends an assignment because its worker is employed from the day after. */
export function endForConversion(service: Service, assignment: Assignment, on: number): number {
  return endAssignment(service, assignment, { on, reason: 'Permanent appointment' });
}

/** Records a year of agency work that closes with exactly the stock. */
export function recordAgency(service: Service, stock: AgencyStock, arrivals: Arrivals): void {
  endProjectTeam(service);
  const heads = stock.heads ?? service.assignments.length;
  const inTeam = engageProjectTeam(service, { heads, fte: stock.fte });
  const own = { heads: heads - inTeam, fte: stock.fte === null ? null : stock.fte - inTeam * 1000 };
  const coming = arrivals.slice(0, own.heads);
  const plan = planned(service, own, own.heads - coming.length);
  for (const ended of service.assignments.filter((one) => !plan.lasting.includes(one)))
    endSometime(service, ended);
  plan.lasting.forEach((assignment, i) => {
    const fte = plan.hours[i]?.fte ?? null;
    if (fte === null || fte === assignment.fte) return;
    const on = service.chance.between(service.year.opens + 1, service.year.closes - 5);
    changeAssignedFte(service, assignment, { fte, on });
  });
  const begun = plan.ftes.map((fte, i) => engage(service, { fte, ...(coming[i] ?? {}) }));
  service.assignments = [...plan.lasting, ...begun];
  for (const assignment of service.assignments) extend(service, assignment, service.year.closes);
  for (let i = service.chance.about(own.heads, SHORT_SHARE); i > 0; i -= 1) engageForAWhile(service);
}

interface AgencyPlan {
  readonly lasting: readonly Assignment[];
  /** Hours of the lasting ones, as they are to be at the close. */
  readonly hours: readonly Hours[];
  /** FTEs of those that begin. */
  readonly ftes: readonly (number | null)[];
}

/** Who goes on and with what hours, so that with those who begin the stock comes out. */
function planned(
  service: Service,
  { heads, fte }: { heads: number; fte: number | null },
  most: number,
): AgencyPlan {
  const { chance } = service;
  const lasting = chance
    .shuffled(service.assignments.filter(() => chance.chance(LASTING_SHARE)))
    .slice(0, most);
  const hours = lasting.map((assignment): Hours => ({ fte: assignment.fte, least: 1, most: 1000 }));
  const begin = heads - lasting.length;
  if (fte === null) return { lasting, hours, ftes: spread(begin * 1000, begin, chance) };
  const kept = hours.reduce((sum, one) => sum + (one.fte ?? 0), 0);
  const begun = Math.min(Math.max(fte - kept, begin * FAIR_MEAN), begin * 1000);
  if (fte >= heads * THIN_MEAN && settle(hours, fte - begun, chance)) {
    return { lasting, hours, ftes: spread(begun, begin, chance) };
  }
  return { lasting: [], hours: [], ftes: spread(fte, heads, chance) };
}

/** Starts an assignment: of the one who arrives, of somebody who was here before, or of somebody new. */
function engage(
  service: Service,
  { fte, worker, from }: { readonly fte: number | null; readonly worker?: Worker; readonly from?: number },
): Assignment {
  const { chance, year } = service;
  const on = from ?? (chance.chance(0.03) ? year.closes : chance.between(year.opens + 1, year.closes - 1));
  const who = worker ?? knownBefore(service);
  const learned = learnedOf(service, on, Math.max(who?.knownFrom ?? 0, year.from));
  service.former = service.former.filter((one) => one !== who);
  return startAssignment(service, who ?? registered(service, { emitter: 'agency', learned }), {
    on,
    learned,
    fte,
  });
}

function knownBefore(service: Service): Worker | null {
  const { chance, year } = service;
  const able = service.formerAgency.filter((worker) => worker.busyUntil < year.opens);
  if (able.length === 0 || !chance.chance(AGAIN_SHARE)) return null;
  const worker = chance.pick(able);
  service.formerAgency = service.formerAgency.filter((one) => one !== worker);
  return worker;
}

function endSometime(service: Service, assignment: Assignment): void {
  const { chance, year } = service;
  const { plannedEnd } = assignment;
  const asPlanned = plannedEnd > year.opens && plannedEnd < year.closes && chance.chance(0.5);
  const on = asPlanned ? plannedEnd : chance.between(year.opens + 1, year.closes - 3);
  if (chance.chance(EXTENDED_SHARE)) extend(service, assignment, on);
  endAssignment(service, assignment, {
    on,
    reason: chance.pick(['End of contract', 'Post filled', 'Left for another post']),
  });
  service.formerAgency.push(assignment.worker);
}

/** A short assignment within the year: it reaches no census. */
function engageForAWhile(service: Service): void {
  const { chance, year } = service;
  const from = chance.between(year.opens + 5, year.closes - 80);
  const assignment = engage(service, { from, fte: 1000 });
  const on = Math.min(from + chance.between(20, 70), year.closes - 5);
  endAssignment(service, assignment, { on, reason: 'End of cover' });
  service.formerAgency.push(assignment.worker);
}

/** Extends what is running, so that it has not ended by plan in the months after the last census. */
export function extendRunning(service: Service): void {
  for (const assignment of service.assignments)
    extend(service, assignment, service.year.opens + MONTHS_AFTER);
}

/**
 * What the earlier return did not know of agency work: assignments that had begun, or had ended, before it.
 */
export function learnLateOfAgency(service: Service): void {
  const { chance, year } = service;
  if (service.assignments.length < 10) return;
  for (let i = chance.below(3); i > 0; i -= 1) {
    const on = year.opens - chance.between(5, 50);
    const learned = year.lateFrom + chance.below(80);
    const worker = registered(service, { emitter: 'agency', learned });
    service.assignments.push(startAssignment(service, worker, { on, learned, fte: 1000 }));
  }
  const able = service.assignments.filter(
    ({ worker, firstDay }) => worker.busyUntil < year.opens - 25 && firstDay < year.opens - 60,
  );
  if (able.length === 0 || !chance.chance(0.6)) return;
  const ended = chance.pick(able);
  const learned = Math.max(year.lateFrom + chance.below(80), ended.worker.knownFrom);
  endAssignment(service, ended, {
    on: year.opens - chance.between(3, 20),
    reason: 'End of contract',
    learned,
  });
  service.assignments = service.assignments.filter((one) => one !== ended);
  service.formerAgency.push(ended.worker);
}
