import { startAssignment } from './assignment';
import { migrationDay } from './census-year';
import { hire } from './employment';
import type { YearFigures } from './figures';
import { knownHeads, spread } from './fte-spread';
import { registered } from './service';
import type { Service, Worker } from './service';
import { employedRoles, hiredFrom } from './service-life';

/** Somebody outside the counted roles for every so many within them. */
const COUNTED_PER_UNCOUNTED = 18;
const DAYS_OF_YEAR = 365.25;
const LIKELY_MEAN = 930;
const RUNNING_SHARE = 0.8;

/**
 * Takes over the staff list with which the record begins: those who stay through the first census year and
 * those who leave in it.
 *
 * @returns the latter
 */
export function takeOverStaff(
  service: Service,
  figures: YearFigures,
  flow: { starters: number; leavers: number },
): Worker[] {
  const { chance } = service;
  const staying = figures.heads.inPost - flow.starters;
  const leavers = people(service, ftesOfLeavers(service, figures.ftes.leavers, flow.leavers));
  const stayers = people(service, spread(ftesOfStayers(figures, staying), staying, chance));
  service.inPost = chance.shuffled([...leavers, ...stayers]);
  const beside = Math.max(1, Math.round(service.inPost.length / COUNTED_PER_UNCOUNTED));
  service.uncounted = people(service, spread(beside * 1000, beside, chance), true);
  return leavers;
}

/** Takes over the agency assignments that were running then: about as many as at the first census. */
export function takeOverAgency(service: Service, heads: number): void {
  const { chance, year } = service;
  const taken = migrationDay(year.year);
  for (let i = Math.round(heads * RUNNING_SHARE); i > 0; i -= 1) {
    const learned = taken + chance.below(9);
    const on = taken - chance.between(10, 300);
    const worker = registered(service, { emitter: 'agency', learned, since: on });
    const plannedEnd = year.opens + chance.between(10, 200);
    service.assignments.push(startAssignment(service, worker, { on, learned, fte: 1000, plannedEnd }));
  }
}

function ftesOfLeavers({ chance }: Service, fte: number | null, heads: number): (number | null)[] {
  return spread(fte ?? heads * LIKELY_MEAN, heads, chance);
}

/** What remains of the closing FTE for those who stay: never so little that their hours would be unknown. */
function ftesOfStayers({ ftes }: YearFigures, staying: number): number {
  const likely = staying * LIKELY_MEAN;
  const rest = ftes.inPost === null || ftes.starters === null ? likely : ftes.inPost - ftes.starters;
  const bounded = Math.min(Math.max(rest, 0), staying * 1000);
  return knownHeads(bounded, staying) === staying ? bounded : likely;
}

function people(service: Service, ftes: readonly (number | null)[], uncounted = false): Worker[] {
  const { chance, year } = service;
  const taken = migrationDay(year.year);
  return ftes.map((fte) => {
    const years = chance.chance(0.3) ? chance.next() * 2 : 2 + chance.next() ** 2 * 24;
    return hire(service, {
      on: taken - 1 - Math.floor(years * DAYS_OF_YEAR),
      learned: taken + chance.below(9),
      fte,
      role: uncounted ? 'not-social-worker' : chance.weighted(employedRoles),
      origin: chance.weighted(hiredFrom),
    });
  });
}
