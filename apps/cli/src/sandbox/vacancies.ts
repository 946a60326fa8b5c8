import type { JsonObject } from '@daybook/events';

import { changeCover } from './assignment';
import { decimal } from './employment';
import type { FurtherTargets } from './further-figures';
import { unnamedFte } from './project-team';
import { amend } from './service';
import type { Assignment, Service } from './service';

/** Share of the reports that are corrected after the return, and by how many tenths of an FTE at most. */
const RESTATED_SHARE = 0.3;
const MOST_RESTATED = 25;

/**
 * Records what is vacant and how much of it agency covers at the close of a year. What assignments can make
 * of the cover they make; the rest is stated by the census itself, field by field (events.md §4.2).
 */
export function recordVacancies(
  service: Service,
  { vacant, covering }: Pick<FurtherTargets, 'vacant' | 'covering'>,
): void {
  const { chance, journal, year } = service;
  restateVacancies(service);
  const assignments = [...service.assignments, ...(service.projectTeam?.members ?? [])];
  if (covering !== null) settleCover(service, assignments, covering);
  const ofAssignments = coveredBy(service, assignments);
  const covers = assignments.filter((one) => one.covers).length;
  const data: JsonObject = {
    ...(vacant === null ? {} : { fteVacant: decimal(vacant) }),
    ...(covering === null || covering === ofAssignments
      ? {}
      : {
          fteAgencyCovering: decimal(covering),
          headcountAgencyCovering: Math.max(covers, Math.ceil(covering / 1000)),
        }),
  };
  if (Object.keys(data).length === 0) return;
  service.vacanciesReport = journal.enter({
    emitter: 'census',
    type: 'VacanciesReported',
    subject: 'authority',
    on: year.closes,
    data,
    learned: year.closes + chance.between(14, 45),
  });
}

/** Now and then a count of vacant posts turns out to have been another one after it was returned. */
export function restateVacancies(service: Service): void {
  const { chance, year, vacanciesReport: report } = service;
  service.vacanciesReport = null;
  const told = report?.event.data['fteVacant'];
  if (report === null || typeof told !== 'number' || told === 0 || !chance.chance(RESTATED_SHARE)) return;
  const thousandths = Math.round(told * 1000) + 100 * chance.between(-MOST_RESTATED, MOST_RESTATED);
  const data = { fteVacant: decimal(Math.max(100, thousandths)) };
  amend(service, report, { learned: year.lateFrom + chance.below(90), reason: 'late-information', data });
}

/** FTE of agency that covers vacancies by its own word, in thousandths. */
function coveredBy(service: Service, assignments: readonly Assignment[]): number {
  return assignments.reduce((sum, { covers, fte }) => sum + (covers ? (fte ?? 0) : 0), unnamedFte(service));
}

/** Has as many assignments cover vacancies as come to no more than the total. */
function settleCover(service: Service, assignments: readonly Assignment[], total: number): void {
  let missing = total - coveredBy(service, assignments);
  for (const one of service.chance.shuffled(assignments)) {
    const fte = one.fte ?? 0;
    if (fte === 0) continue;
    if (one.covers && missing < 0) missing += fte;
    else if (!one.covers && fte <= missing) missing -= fte;
    else continue;
    changeCover(service, one);
  }
}
