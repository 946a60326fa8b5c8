import { positionsBehind } from '../because';
import { objectIn } from '../field';
import type { Claim } from '../order';
import { remarkOnDay } from '../remark';
import type { Remark } from '../remark';

/** Claims of one date place a child differently, none of them correcting another. The last told counts. */
export function placementsOverlap(changes: readonly Claim[]): readonly Remark[] {
  const last = changes.at(-1);
  if (last === undefined || new Set(changes.map(placementIn)).size < 2) return [];
  const day = last.effectiveOn;
  return [
    remarkOnDay(day, {
      rule: 'placements-overlap',
      because: positionsBehind(changes),
      message: `The child is said to be placed in several places from ${day}: the last told counts.`,
    }),
  ];
}

/** Where and with whom, in one order of fields. */
function placementIn({ data }: Claim): string {
  const placement = objectIn(data['placement']);
  const fields = ['type', 'provider', 'carerId', 'urn', 'postcode'];
  return JSON.stringify(fields.map((field) => placement[field] ?? null));
}
