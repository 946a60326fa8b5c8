import { dateOfDayNumber } from '@daybook/events';
import type { JsonObject, Role } from '@daybook/events';

import { decimal } from './employment';
import { learnedOf, tell } from './service';
import type { Assignment, Service, Worker } from './service';
import { agencies, agencyRoles, teams } from './service-life';

/** How an agency assignment begins; FTE in thousandths, null where not known. Days are day numbers. */
export interface Engagement {
  readonly on: number;
  readonly learned: number;
  readonly fte: number | null;
  readonly role?: Role;
  readonly projectTeam?: string;
  /** The planned last day; a usual term after the first, if left out. */
  readonly plannedEnd?: number;
}

/** Share of assignments that fill a vacancy; the others cover absences and peaks. */
const COVERING_SHARE = 0.6;
const LEAST_TERM = 85;
const MOST_TERM = 180;
const EXTENSION = 182;

/** Starts an agency assignment. */
export function startAssignment(service: Service, worker: Worker, engagement: Engagement): Assignment {
  const { chance, counts, authority } = service;
  counts.assignment += 1;
  const id = `A-${authority}-${10000 + counts.assignment}`;
  const { on, learned, fte, projectTeam } = engagement;
  const role = engagement.role ?? chance.weighted(agencyRoles);
  const plannedEnd = engagement.plannedEnd ?? on + chance.between(LEAST_TERM, MOST_TERM);
  const covers = chance.chance(COVERING_SHARE);
  const data: JsonObject = {
    assignmentId: id,
    agency: chance.pick(agencies),
    ...(fte === null ? {} : { fte: decimal(fte) }),
    role,
    team: chance.pick(teams),
    coversVacancy: covers,
    ...(projectTeam === undefined ? {} : { projectTeam }),
    plannedEndOn: dateOfDayNumber(plannedEnd),
    hourlyRatePence: 2800 + 50 * chance.below(30),
  };
  const started = tell(service, worker, {
    emitter: 'agency',
    type: 'AgencyAssignmentStarted',
    on,
    data,
    learned,
  });
  worker.knownFrom = Math.max(worker.knownFrom, learned);
  return { id, worker, firstDay: on, started, fte, role, covers, plannedEnd, learned };
}

/** Ends an agency assignment on a last day; when that is learned. */
export function endAssignment(
  service: Service,
  assignment: Assignment,
  { on, reason, learned }: { readonly on: number; readonly reason: string; readonly learned?: number },
): number {
  const { worker, id } = assignment;
  const when = learned ?? learnedOf(service, on, worker.knownFrom);
  const data = { assignmentId: id, reason };
  tell(service, worker, { emitter: 'agency', type: 'AgencyAssignmentEnded', on, data, learned: when });
  worker.knownFrom = Math.max(worker.knownFrom, when);
  worker.endedOn = on;
  return when;
}

/** Extends an assignment that would end before day `until`, as often as it takes. */
export function extend(service: Service, assignment: Assignment, until: number): void {
  const { chance, year } = service;
  while (assignment.plannedEnd < until) {
    const on = Math.max(assignment.plannedEnd - chance.between(5, 20), assignment.firstDay + 1, year.opens);
    if (on > year.closes) return;
    assignment.plannedEnd = Math.max(assignment.plannedEnd, on) + chance.between(EXTENSION, 2 * EXTENSION);
    change(service, assignment, { on, said: { plannedEndOn: dateOfDayNumber(assignment.plannedEnd) } });
  }
}

/** Changes the FTE of an assignment from a day. */
export function changeAssignedFte(
  service: Service,
  assignment: Assignment,
  { fte, on }: { readonly fte: number; readonly on: number },
): void {
  assignment.fte = fte;
  change(service, assignment, { on, said: { fte: decimal(fte) } });
}

/** Has an assignment cover a vacancy from a day of the year on, or no longer. */
export function changeCover(service: Service, assignment: Assignment): void {
  const { chance, year } = service;
  assignment.covers = !assignment.covers;
  const on = chance.between(
    Math.max(Math.min(assignment.firstDay + 1, year.closes), year.opens),
    year.closes,
  );
  change(service, assignment, { on, said: { coversVacancy: assignment.covers } });
}

function change(
  service: Service,
  { worker, id, learned }: Assignment,
  { on, said }: { readonly on: number; readonly said: JsonObject },
): void {
  tell(service, worker, {
    emitter: 'agency',
    type: 'AgencyAssignmentChanged',
    on,
    data: { assignmentId: id, ...said },
    learned: learnedOf(service, on, learned),
  });
}
