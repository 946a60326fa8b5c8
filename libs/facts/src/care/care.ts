import {
  begin,
  endBefore,
  noEngagements,
  openPeriod,
  periodFrom,
  withChanges,
} from '../engagement/engagement';
import type { Engagements, Period, Word } from '../engagement/engagement';
import { textIn } from '../field';
import { beforeAllDays, inPlaces, withClaim } from '../half-open/by-day';
import type { ByDay } from '../half-open/by-day';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { careEndedTwice, placementWithoutCare } from '../rule/placement-without-care';
import { placementsOverlap } from '../rule/placements-overlap';
import { codeIn, distanceIn } from './placement';
import type { Placed } from './placement';
import type { LegalStatusValue, TemporaryPlacementValue } from './care-values';

/** A child is looked after: under what, as the terms of the period, and where. */
export interface CarePeriod extends Period<LegalStatusValue> {
  /** Ascending, at least one, each from another day. */
  readonly placements: readonly Placed[];
}

/** A child's care, and where the child stays for a time while it goes on. */
export interface Care {
  readonly periods: Engagements<CarePeriod>;
  readonly temporary: Engagements<Period<TemporaryPlacementValue>>;
  readonly remarks: readonly Remark[];
}

export type Cares = ByDay<Care>;

/** What each event does to a child's care (events.md §4.4). */
const evolutions: Readonly<Record<string, (state: Care, claim: Claim) => Care>> = {
  StartedToBeLookedAfter: started,
  PlacementChanged: inCare(placed),
  LegalStatusChanged: inCare(underLegalStatus),
  PlacementRecoded: inCare(recoded),
  CeasedToBeLookedAfter: ceased,
  TemporaryPlacementStarted: inCare(stayedForATime),
  TemporaryPlacementEnded: (state, claim) => ({
    ...state,
    temporary: endBefore(state.temporary, wordOf(claim)),
  }),
};

/** The event types that may change a child's care. */
export const careTypes: readonly string[] = Object.keys(evolutions);

/** Before the first event. */
export const noCare: Cares = beforeAllDays({
  periods: noEngagements('The period of care'),
  temporary: noEngagements('The temporary placement'),
  remarks: [],
});

/** The care after the next event in fold order. */
export function evolveCare(state: Cares, claim: Claim): Cares {
  return claim.type in evolutions ? withClaim(state, claim, dayOfCare) : state;
}

/**
 * An end on a date comes before what begins on it if the period was open when the day began, else after it:
 * of care, and of a temporary placement.
 */
function dayOfCare(morning: Care, today: readonly Claim[]): Care {
  const places: Readonly<Record<string, number>> = {
    TemporaryPlacementEnded: openPeriod(morning.temporary, '') === undefined ? 8 : 1,
    CeasedToBeLookedAfter: openCare(morning) === undefined ? 9 : 2,
    StartedToBeLookedAfter: 3,
    PlacementRecoded: 4,
    PlacementChanged: 5,
    LegalStatusChanged: 6,
    TemporaryPlacementStarted: 7,
  };
  const evening = inPlaces(today, ({ type }) => places[type] ?? 0).reduce(
    (state, claim) => evolutions[claim.type]?.(state, claim) ?? state,
    morning,
  );
  const changes = today.filter(({ type }) => type === 'PlacementChanged');
  if (changes.length < 2 || openCare(evening) === undefined) return evening;
  return { ...evening, remarks: [...evening.remarks, ...placementsOverlap(changes)] };
}

/** An evolution of a child who is in care; of one who is not, a remark. */
function inCare(how: (state: Care, claim: Claim, open: CarePeriod) => Care) {
  return (state: Care, claim: Claim): Care => {
    const open = openCare(state);
    if (open === undefined) return { ...state, remarks: [...state.remarks, placementWithoutCare(claim)] };
    return how(state, claim, open);
  };
}

function started(state: Care, claim: Claim): Care {
  const period = { ...periodFrom(claim, legalStatusIn(claim)), placements: [placedBy(claim)] };
  return { ...state, periods: begin(state.periods, wordOf(claim), period) };
}

/** Of two placements of one day the last is the one: the other has not a night. */
function placed(state: Care, claim: Claim, open: CarePeriod): Care {
  const before = open.placements.filter(({ from }) => from < claim.effectiveOn);
  const underWhat = textIn(claim.data, 'legalStatus') === null ? {} : legalStatusIn(claim);
  const changed = withChanges(open, claim, underWhat);
  return withOpen(state, { ...changed, placements: [...before, placedBy(claim)] });
}

function underLegalStatus(state: Care, claim: Claim, open: CarePeriod): Care {
  return withOpen(state, withChanges(open, claim, legalStatusIn(claim)));
}

/** Another code of the same placement: not a move. A code that is said again goes on. */
function recoded(state: Care, claim: Claim, open: CarePeriod): Care {
  const current = open.placements.at(-1);
  if (current === undefined) return state;
  const recodes = current.recodes.filter(({ effectiveOn }) => effectiveOn < claim.effectiveOn);
  const isSaidAgain = codeIn(recodes.at(-1) ?? current.claim) === codeIn(claim);
  const anew = { ...current, recodes: isSaidAgain ? recodes : [...recodes, claim] };
  return withOpen(state, { ...open, placements: [...open.placements.slice(0, -1), anew] });
}

/** A temporary placement ends with the care at the latest. */
function ceased(state: Care, claim: Claim): Care {
  const periods = state.periods.byKey.get('') ?? [];
  if (openCare(state) === undefined) {
    return { ...state, remarks: [...state.remarks, careEndedTwice(claim, periods.at(-1))] };
  }
  const isAway = openPeriod(state.temporary, '') !== undefined;
  return {
    ...state,
    periods: endBefore(state.periods, wordOf(claim)),
    temporary: isAway ? endBefore(state.temporary, wordOf(claim)) : state.temporary,
  };
}

function stayedForATime(state: Care, claim: Claim): Care {
  const { data } = claim;
  const terms: TemporaryPlacementValue = {
    type: textIn(data, 'type') ?? '',
    urn: textIn(data, 'urn'),
    postcode: textIn(data, 'postcode'),
    distanceMiles: distanceIn(data),
  };
  return { ...state, temporary: begin(state.temporary, wordOf(claim), periodFrom(claim, terms)) };
}

function withOpen(state: Care, period: CarePeriod): Care {
  const { periods } = state;
  const before = (periods.byKey.get('') ?? []).slice(0, -1);
  return { ...state, periods: { ...periods, byKey: new Map([['', [...before, period]]]) } };
}

function placedBy(claim: Claim): Placed {
  return { from: claim.effectiveOn, claim, recodes: [] };
}

function legalStatusIn({ data }: Claim): LegalStatusValue {
  return { legalStatus: textIn(data, 'legalStatus') ?? '' };
}

function openCare({ periods }: Care): CarePeriod | undefined {
  return openPeriod(periods, '');
}

function wordOf(claim: Claim): Word {
  return { key: '', claim };
}
