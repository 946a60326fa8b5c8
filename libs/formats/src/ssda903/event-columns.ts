import type { ReturnEvent } from './return-claim';

/** The columns from which the members of an event's data come, and the day on which it takes effect (''). */
type Columns = Readonly<Record<string, string>>;

const placement: Columns = {
  ...{ placement: 'PLACE', 'placement/type': 'PLACE', 'placement/provider': 'PLACE_PROVIDER' },
  ...{ 'placement/postcode': 'PL_POST', 'placement/urn': 'URN', homePostcode: 'HOME_POST' },
  ...{ '': 'DECOM', legalStatus: 'LS' },
};

const columns: Readonly<Record<string, Columns>> = {
  StartedToBeLookedAfter: { ...placement, need: 'CIN' },
  PlacementChanged: { ...placement, reason: 'REASON_PLACE_CHANGE', sameCarer: 'RNE' },
  LegalStatusChanged: placement,
  PlacementRecoded: { '': 'DECOM', placementType: 'PLACE' },
  TemporaryPlacementStarted: { '': 'DECOM', type: 'PLACE', postcode: 'PL_POST', urn: 'URN' },
  TemporaryPlacementEnded: { '': 'DECOM' },
  CeasedToBeLookedAfter: { '': 'DEC', reason: 'REC' },
  ChildRegistered: { '': 'DOB', dateOfBirth: 'DOB', sex: 'SEX', upn: 'UPN' },
  WentMissing: { '': 'MIS_START', kind: 'MISSING' },
  FoundFromMissing: { '': 'MIS_END' },
  LookedAfterReviewHeld: { '': 'REVIEW', participation: 'REVIEW_CODE' },
  CaseAllocated: { '': 'SW_DECOM', workerId: 'SW_ID', reason: 'SW_REASON' },
  CaseUnallocated: { '': 'SW_DEC' },
  CaseClosed: { '': 'SW_DEC' },
};

/**
 * The column of the return from which a place in an event comes; the empty string where none does by itself.
 *
 * @param pointer a JSON pointer into the event, such as `/effectiveon` or `/data/placement/type`
 */
export function columnAt({ type }: Pick<ReturnEvent, 'type'>, pointer: string): string {
  const field = pointer === '/effectiveon' ? '' : pointer.replace(/^\/data\//, '');
  return columns[type]?.[field] ?? '';
}
