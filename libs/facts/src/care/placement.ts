import { adoptionsByCurrentCarers, decimalOfMillionths } from '@daybook/events';
import type { JsonObject } from '@daybook/events';
import { positionsBehind } from '../because';
import { endOf } from '../engagement/engagement';
import type { Segment } from '../engagement/segment';
import { flagIn, millionthsIn, objectIn, textIn, wholeNumberIn } from '../field';
import type { Claim } from '../order';
import type { CarePeriod } from './care';
import type { PlacementValue, StayValue } from './care-values';

/** A child is placed somewhere from a day on, and the later codes of the same placement, ascending. */
export interface Placed {
  readonly from: string;
  readonly claim: Claim;
  readonly recodes: readonly Claim[];
}

/**
 * A stay with one carer or in one setting, over all placements that are no new one (metrics.md §2.2). A
 * placement of the stay after the first is with the same carer, or an adoption by the current ones.
 */
export interface Stay {
  readonly placements: readonly [Placed, ...Placed[]];
  /** The placement that begins the next stay, or what ended the care. */
  readonly to: string | null;
  readonly endedBy: Claim | null;
}

/** The placements of a period of care, code by code. */
export function placementSegments(period: CarePeriod): readonly Segment<PlacementValue>[] {
  let home: Claim | null = null;
  return period.placements.flatMap((placed, i) => {
    if (textIn(placed.claim.data, 'homePostcode') !== null) home = placed.claim;
    const next = period.placements[i + 1];
    const end = { to: next?.from ?? endOf(period), by: next?.claim ?? period.endedBy };
    return codesOf(placed, home, end);
  });
}

/** The stays of a period of care, in order. */
export function staysOf(period: CarePeriod): readonly Stay[] {
  const groups: [Placed, ...Placed[]][] = [];
  for (const placed of period.placements) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && isSameStay(before.claim, placed.claim)) {
      group.push(placed);
    } else groups.push([placed]);
  }
  return groups.map((placements, i) => {
    const next = groups[i + 1]?.[0];
    return { placements, to: next?.from ?? endOf(period), endedBy: next?.claim ?? period.endedBy };
  });
}

/** Stays as facts; behind each stand all placements that it joins. */
export function staySegments(period: CarePeriod): readonly Segment<StayValue>[] {
  const stays = staysOf(period);
  return stays.map(({ placements, to, endedBy }, i) => {
    const before = stays[i - 1]?.placements[0];
    const claims = [...(before === undefined ? [] : [before]), ...placements].map(({ claim }) => claim);
    return {
      from: placements[0].from,
      to,
      value: { stayBeforeFrom: before?.from ?? null },
      because: positionsBehind(endedBy === null ? claims : [...claims, endedBy]),
    };
  });
}

/** Who the child is said to live with; null where it is not known. */
export function carerOf({ data }: Claim): string | null {
  return textIn(objectIn(data['placement']), 'carerId');
}

/** The distance from home in miles as an exact decimal, `erased`, or null where it is left out. */
export function distanceIn(data: JsonObject): string | null {
  const millionths = millionthsIn(data, 'distanceMiles');
  return millionths === null ? textIn(data, 'distanceMiles') : decimalOfMillionths(millionths);
}

/** The code that a claim gives to a placement: that with which it began, or of a recode. */
export function codeIn({ data }: Claim): string {
  return textIn(data, 'placementType') ?? textIn(objectIn(data['placement']), 'type') ?? '';
}

/** Where either names no carer, the same may only be asserted (events.md §3). */
function isSameStay(before: Claim, after: Claim): boolean {
  if (adoptionsByCurrentCarers.includes(codeIn(after))) return true;
  const carers = [carerOf(before), carerOf(after)] as const;
  if (carers[0] !== null && carers[1] !== null) return carers[0] === carers[1];
  return flagIn(after.data, 'sameCarer') === true;
}

interface End {
  readonly to: string | null;
  readonly by: Claim | null;
}

function codesOf(placed: Placed, home: Claim | null, end: End): readonly Segment<PlacementValue>[] {
  const codes = [placed.claim, ...placed.recodes];
  return codes.flatMap((code, i) => {
    const next = codes[i + 1];
    const to = next?.effectiveOn ?? end.to;
    if (to !== null && to <= code.effectiveOn) return [];
    const ender = next ?? end.by;
    const claims = [placed.claim, code, ...(home === null ? [] : [home]), ...(ender === null ? [] : [ender])];
    const value = valueOf(placed.claim, code, home);
    return [{ from: code.effectiveOn, to, value, because: positionsBehind(claims) }];
  });
}

function valueOf({ data }: Claim, code: Claim, home: Claim | null): PlacementValue {
  const placement = objectIn(data['placement']);
  return {
    type: codeIn(code),
    provider: textIn(placement, 'provider'),
    carerId: textIn(placement, 'carerId'),
    urn: textIn(placement, 'urn'),
    postcode: textIn(placement, 'postcode'),
    distanceMiles: distanceIn(placement),
    homePostcode: home === null ? null : textIn(home.data, 'homePostcode'),
    sameCarer: flagIn(data, 'sameCarer'),
    reason: textIn(data, 'reason'),
    codeSetYear: wholeNumberIn(code.data, 'codeSetYear'),
  };
}
