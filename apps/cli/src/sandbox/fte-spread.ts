import type { Randomness } from './randomness';

/** One person's FTE in thousandths, null if not known, and how far it may be changed. */
export interface Hours {
  fte: number | null;
  readonly least: number;
  readonly most: number;
}

const WHOLE = 1000;
const usual = [500, 600, 700, 800, 900, 1000];
const usualWeights = [
  [1000, 72],
  [800, 10],
  [600, 7],
  [500, 4],
  [900, 3],
  [700, 2],
  [810, 1],
  [540, 1],
] as const;

/** The least mean FTE that people of known hours have; below it the hours of some are not known. */
const THIN_MEAN = 300;
/** What people of known hours have in the mean where the hours of others are not known. */
const FAIR_MEAN = 700;

/** An FTE as people have it: mostly full time. */
export function usualFte(chance: Randomness): number {
  return chance.weighted(usualWeights);
}

/** How many of `heads` have a known FTE, so that those that do have one that is worth the name. */
export function knownHeads(total: number, heads: number): number {
  if (total === 0) return 0;
  return total >= THIN_MEAN * heads ? heads : Math.max(1, Math.min(heads, Math.ceil(total / FAIR_MEAN)));
}

/**
 * FTEs of `heads` people that add up to `total` thousandths exactly: mostly full time, the rest in usual
 * parts and one or two odd ones; null for those whose hours are not known.
 *
 * @throws Error where no such people can be: more FTE than heads
 */
export function spread(total: number, heads: number, chance: Randomness): (number | null)[] {
  if (total > heads * WHOLE) throw new Error(`${heads} people cannot have ${total} thousandths FTE`);
  const known = knownHeads(total, heads);
  const hours = Array.from({ length: known }, (): Hours => ({ fte: WHOLE, least: 1, most: WHOLE }));
  if (!settle(hours, total, chance)) throw new Error(`${known} people cannot have ${total} thousandths FTE`);
  const ftes = [...hours.map((person) => person.fte), ...Array.from({ length: heads - known }, () => null)];
  return chance.shuffled(ftes);
}

/**
 * Changes as few hours as will do, in usual steps and then an odd one, until they add up to `total`
 * thousandths.
 *
 * @returns false, having changed what it could, where the bounds do not allow the total
 */
export function settle(hours: readonly Hours[], total: number, chance: Randomness): boolean {
  let missing = total - hours.reduce((sum, person) => sum + (person.fte ?? 0), 0);
  const order = chance.shuffled(hours);
  for (const person of order) {
    if (Math.abs(missing) < 100) break;
    missing -= usualStep(person, missing, chance);
  }
  if (missing !== 0) missing -= oddStep(order, missing);
  for (const floor of [350, 100, 1]) {
    for (const person of order) {
      if (missing === 0) return true;
      missing -= moved(person, missing, floor);
    }
  }
  return missing === 0;
}

/** Moves one person to usual hours in the direction that is missing; how much that gave. */
function usualStep(person: Hours, missing: number, chance: Randomness): number {
  const now = person.fte;
  if (now === null) return 0;
  const choices = usual.filter(
    (fte) =>
      fte !== now &&
      fte >= person.least &&
      fte <= person.most &&
      Math.sign(fte - now) === Math.sign(missing) &&
      Math.abs(fte - now) <= Math.abs(missing),
  );
  if (choices.length === 0) return 0;
  person.fte = chance.pick(choices);
  return person.fte - now;
}

/** Gives what is missing to one person whom it leaves with fair hours, if there is one. */
function oddStep(order: readonly Hours[], missing: number): number {
  const person = order.find(
    ({ fte, least, most }) => fte !== null && fte + missing >= Math.max(400, least) && fte + missing <= most,
  );
  if (person === undefined) return 0;
  person.fte = (person.fte as number) + missing;
  return missing;
}

/** Moves one person as far as is missing and as the bounds allow; how much that gave. */
function moved(person: Hours, missing: number, floor: number): number {
  const now = person.fte ?? 0;
  const least = Math.min(now, Math.max(person.least, floor));
  const next = Math.min(person.most, Math.max(least, now + missing));
  if (next === now) return 0;
  person.fte = next;
  return next - now;
}
