import { positionsBehind } from '../because';
import { carerOf } from '../care/placement';
import type { Placed } from '../care/placement';
import { flagIn } from '../field';
import { remarkOnDay } from '../remark';
import type { Remark } from '../remark';

/** A change of placement asserts what the ids of both carers deny: the ids count (events.md §3). */
export function sameCarerContradicted(placements: readonly Placed[]): readonly Remark[] {
  return placements.flatMap(({ claim, from }, i) => {
    const before = placements[i - 1]?.claim;
    const said = flagIn(claim.data, 'sameCarer');
    const carers = [before === undefined ? null : carerOf(before), carerOf(claim)];
    if (before === undefined || said === null || carers.includes(null)) return [];
    if (said === (carers[0] === carers[1])) return [];
    const [asserted, known] = said ? ['the same', 'another'] : ['another', 'the same'];
    return [
      remarkOnDay(from, {
        rule: 'same-carer-contradicted',
        because: positionsBehind([before, claim]),
        message: `The placement from ${from} is said to be with ${asserted} carer; the ids name ${known}.`,
      }),
    ];
  });
}
