import { dateOfDayNumber, dayNumber } from '@daybook/events';
import type { JsonObject } from '@daybook/events';

import type { Claim } from './journal';
import type { Randomness } from './randomness';
import { teams } from './service-life';

/** A claim as it was keyed wrongly, and what its correction says. */
export interface Slip {
  readonly wrong: Claim;
  readonly right: { readonly effectiveOn?: string; readonly data?: JsonObject };
}

const wrongFtes = [0.5, 0.6, 0.8, 1];

/**
 * A wrong version of a claim that a person at a keyboard would enter: another team, another FTE, a last day
 * that is off by days within its census year, an origin or destination not known yet. Null where nothing of
 * the kind fits.
 */
export function slipOf(claim: Claim, chance: Randomness): Slip | null {
  const ways = [wrongDay, wrongField('fte', wrongFtes), wrongField('team', teams), ...notKnown].filter(
    (way) => way.fits(claim),
  );
  return ways.length === 0 ? null : chance.pick(ways).of(claim, chance);
}

interface Way {
  fits(claim: Claim): boolean;
  of(claim: Claim, chance: Randomness): Slip | null;
}

const wrongDay: Way = {
  fits: (claim) => claim.type === 'SocialWorkerLeft' || claim.type === 'AgencyAssignmentEnded',
  of: (claim, chance) => {
    const right = claim.on as number;
    const [opens, closes] = censusYearOf(right);
    const wrong = Math.min(
      Math.max(right + (chance.chance(0.5) ? 1 : -1) * chance.between(1, 14), opens),
      closes,
    );
    if (wrong === right) return null;
    return { wrong: { ...claim, on: wrong }, right: { effectiveOn: dateOfDayNumber(right) } };
  },
};

const notKnown: readonly Way[] = [
  wrongField('origin', ['not-known']),
  wrongField('destination', ['not-known']),
];

function wrongField(field: string, values: readonly (string | number)[]): Way {
  return {
    fits: (claim) => claim.data[field] !== undefined,
    of: (claim, chance) => {
      const right = claim.data[field] ?? null;
      const wrong = chance.pick(values);
      if (wrong === right) return null;
      return {
        wrong: { ...claim, data: { ...claim.data, [field]: wrong } },
        right: { data: { [field]: right } },
      };
    },
  };
}

/** First and last day number of the census year in which a day lies. */
function censusYearOf(day: number): readonly [number, number] {
  const date = dateOfDayNumber(day);
  const closing = Number(date.slice(0, 4)) + (date.slice(5) >= '10-01' ? 1 : 0);
  return [dayNumber(`${closing - 1}-10-01`), dayNumber(`${closing}-09-30`)];
}
