import { dateOfDayNumber } from '@daybook/events';

import { endAssignment, startAssignment } from './assignment';
import { decimal } from './employment';
import { learnedOf, registered } from './service';
import type { Service } from './service';
import { agencies } from './service-life';

const HEADS = 6;
const NAMED = 2;
const FTE = HEADS * 1000;
/** An authority with fewer agency workers engages them one by one. */
const LEAST_HEADS = 25;
const EVERY_YEARS = 3;
const TERM_AFTER_CENSUS = 160;

/**
 * Engages, in every third year, an agency team as a group, two of its members named later: it counts for what
 * its named members do not (events.md §4.1).
 *
 * @returns the heads, each of 1.0 FTE, that it adds to the stock at the close of the year; 0 in other years
 */
export function engageProjectTeam(
  service: Service,
  { heads, fte }: { readonly heads: number; readonly fte: number | null },
): number {
  const { chance, year, counts } = service;
  if (year.year % EVERY_YEARS !== 0 || heads < LEAST_HEADS || (fte ?? 0) < heads * 800) return 0;
  counts.team += 1;
  const projectTeamId = `PT-${service.authority}-${counts.team}`;
  const on = chance.between(year.opens + 120, year.closes - 60);
  const learned = learnedOf(service, on, year.from);
  const plannedEnd = year.closes + TERM_AFTER_CENSUS;
  service.journal.enter({
    emitter: 'agency',
    type: 'ProjectTeamEngaged',
    subject: `team/${projectTeamId}`,
    on,
    data: {
      projectTeamId,
      agency: chance.pick(agencies),
      headcount: HEADS,
      fte: decimal(FTE),
      coversVacancy: true,
      plannedEndOn: dateOfDayNumber(plannedEnd),
    },
    learned,
  });
  const members = Array.from({ length: NAMED }, () => {
    const from = on + chance.below(30);
    const known = learnedOf(service, from, learned);
    const worker = registered(service, { emitter: 'agency', learned: known });
    const engagement = { on: from, learned: known, fte: 1000, plannedEnd };
    return startAssignment(service, worker, { ...engagement, projectTeam: projectTeamId });
  });
  service.projectTeam = { id: projectTeamId, members };
  return HEADS;
}

/** FTE of the team in force that no named member has, in thousandths. */
export function unnamedFte({ projectTeam }: Service): number {
  if (projectTeam === null) return 0;
  return FTE - projectTeam.members.reduce((sum, { fte }) => sum + (fte ?? 0), 0);
}

/** Ends the team that was in force when the year opened, before the year closes. */
export function endProjectTeam(service: Service): void {
  const { projectTeam, chance, year } = service;
  if (projectTeam === null) return;
  const on = year.opens + chance.between(30, 150);
  const learned = learnedOf(service, on, year.from);
  for (const member of projectTeam.members) {
    endAssignment(service, member, {
      on,
      reason: 'Team stood down',
      learned: Math.max(learned, member.worker.knownFrom),
    });
    service.formerAgency.push(member.worker);
  }
  const data = { projectTeamId: projectTeam.id };
  service.journal.enter({
    emitter: 'agency',
    type: 'ProjectTeamEnded',
    subject: `team/${projectTeam.id}`,
    on,
    data,
    learned,
  });
  service.projectTeam = null;
}
