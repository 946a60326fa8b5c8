import type { Role } from '@daybook/events';

import { fteOf, heldBy } from './employment';
import { tenthsOfRate } from './quantity';
import type { Randomness } from './randomness';
import type { Service, Worker } from './service';

/** Somebody who could hold cases at the close of a year. FTE in thousandths, 0 where it is not known. */
export interface Engaged {
  readonly worker: Worker;
  readonly fte: number;
  readonly role: Role;
  /** First day of the present engagement. */
  readonly since: number;
}

/** What the FTE of those who hold cases must come to, in thousandths. */
export interface HoldersWanted {
  /** As published. */
  readonly fte: number;
  readonly cases: number;
  /** Cases per 1.0 FTE in tenths; null where free. */
  readonly caseload: number | null;
}

/** So much of the FTE is left to be made up exactly; more where that does not do. */
const RESERVES = [12_000, 60_000];
/** Of so many people at most, full time and part time each. */
const MOST_OPEN = 45;
const HALF_A_PLACE = 50;
/** Who holds cases before others do. */
const order: Readonly<Record<Role, number>> = {
  'case-holder': 0,
  'senior-practitioner': 1,
  'first-line-manager': 2,
  'qualified-without-cases': 3,
  'middle-manager': 4,
  'senior-manager': 5,
  'not-social-worker': 9,
};

/** Everybody who is in post or on an assignment as the service stands. */
export function engagedNow(service: Service): readonly Engaged[] {
  const employed = service.inPost.map((worker) => {
    const { role, firstDay } = heldBy(worker);
    return { worker, fte: fteOf(worker) ?? 0, role, since: firstDay };
  });
  const assignments = [...service.assignments, ...(service.projectTeam?.members ?? [])];
  const assigned = assignments.map(({ worker, fte, role, firstDay }) => {
    return { worker, fte: fte ?? 0, role, since: firstDay };
  });
  return [...employed, ...assigned];
}

/**
 * Chooses holders whose FTE comes to what is published, half a decimal place more or less, and gives the
 * published caseload where that can be. Those who held cases before go on holding them, as far as can be.
 *
 * @returns null where no choice of people comes to so much
 */
export function chooseHolders(
  engaged: readonly Engaged[],
  wanted: HoldersWanted,
  { chance, before }: { readonly chance: Randomness; readonly before: ReadonlySet<Worker> },
): readonly Engaged[] | null {
  if (wanted.fte === 0) return [];
  const rank = ({ worker, role }: Engaged): number => order[role] - (before.has(worker) ? 1.5 : 0);
  const known = engaged.filter(({ fte }) => fte > 0);
  const ranked = chance.shuffled(known).sort((a, b) => rank(a) - rank(b));
  for (const reserve of RESERVES) {
    const chosen = chosenOf(ranked, wanted, reserve);
    if (chosen !== null) return chosen;
  }
  return null;
}

/** Takes full-time people first, then others, but for the reserve, and makes that up out of those left. */
function chosenOf(
  ranked: readonly Engaged[],
  wanted: HoldersWanted,
  reserve: number,
): readonly Engaged[] | null {
  const most = wanted.fte + HALF_A_PLACE - 1;
  const [whole, part] = [ranked.filter(isFullTime), ranked.filter((one) => !isFullTime(one))];
  const sure: Engaged[] = [];
  let sum = 0;
  for (const people of [whole, part]) {
    while (people.length > 0 && sum + (people[0] as Engaged).fte <= wanted.fte - reserve) {
      const next = people.shift() as Engaged;
      sure.push(next);
      sum += next.fte;
    }
  }
  const open = [...part.slice(0, MOST_OPEN), ...whole.slice(0, MOST_OPEN)];
  const made = exactly(open, (fte) => distance(sum + fte, wanted), most - sum);
  return made === null ? null : [...sure, ...made];
}

function isFullTime({ fte }: Engaged): boolean {
  return fte === 1000;
}

/** How far a total is from the published one, more without its caseload; null where it displays otherwise. */
function distance(fte: number, wanted: HoldersWanted): number | null {
  const off = fte - wanted.fte;
  if (off < -HALF_A_PLACE || off >= HALF_A_PLACE) return null;
  const hundredths = tenthsOfRate(wanted.cases * 10, fte);
  const fits = wanted.caseload === null || hundredths === wanted.caseload;
  return Math.abs(off) + (fits ? 0 : HALF_A_PLACE * 2);
}

/** The people whose FTE comes to the nearest total, at most `most`; null where there are none. */
function exactly(
  people: readonly Engaged[],
  distanceOf: (fte: number) => number | null,
  most: number,
): readonly Engaged[] | null {
  if (most < 0) return null;
  // Who was added last when a total was first reached: those added before have a lower number.
  const last = new Int16Array(most + 1).fill(-1);
  const none = people.length;
  last[0] = none;
  people.forEach(({ fte }, i) => {
    for (let total = most; total >= fte; total -= 1) {
      if (last[total] === -1 && last[total - fte] !== -1) last[total] = i;
    }
  });
  let best: number | null = null;
  for (let total = Math.max(0, most - 2 * HALF_A_PLACE); total <= most; total += 1) {
    const off = last[total] === -1 ? null : distanceOf(total);
    if (off !== null && (best === null || off < (distanceOf(best) as number))) best = total;
  }
  if (best === null) return null;
  const chosen: Engaged[] = [];
  for (let total = best; last[total] !== none;) {
    const one = people[last[total] as number] as Engaged;
    chosen.push(one);
    total -= one.fte;
  }
  return chosen;
}

/** Shares the cases out: about as the FTE is, each at least one, all of them in all. */
export function shareCases(
  holders: readonly Engaged[],
  cases: number,
  chance: Randomness,
): ReadonlyMap<Worker, number> | null {
  if (holders.length > cases || (holders.length === 0 && cases > 0)) return null;
  const fte = holders.reduce((sum, one) => sum + one.fte, 0);
  const shares = holders.map((one) => {
    const even = (cases * one.fte) / fte;
    return { worker: one.worker, cases: Math.max(1, Math.round(even * (0.75 + chance.next() / 2))) };
  });
  let missing = cases - shares.reduce((sum, one) => sum + one.cases, 0);
  while (missing !== 0) {
    for (const one of chance.shuffled(shares)) {
      const step = Math.sign(missing);
      if (step === 0 || one.cases + step < 1) continue;
      one.cases += step;
      missing -= step;
    }
  }
  return new Map(shares.map((one) => [one.worker, one.cases]));
}
