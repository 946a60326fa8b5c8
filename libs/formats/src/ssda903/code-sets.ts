import {
  ceasingReasons as reasonsOfCeasing,
  legalStatuses as statuses,
  needs as categoriesOfNeed,
  participations,
  placementChangeReasons as reasonsOfChange,
  placementProviders,
  placementTypes,
  temporaryTypes,
  yearsOfPlacementTypes,
} from '@daybook/events';

/**
 * Code sets of the SSDA903 return as its files write them (codes.md §3), made of those of the events. They
 * are versioned by collection year: a recode is never an event in a child's life.
 */

/** Reasons for a new episode. */
export const newEpisodeReasons = ['S', 'L', 'P', 'T', 'B', 'U'] as const;
export type NewEpisodeReason = (typeof newEpisodeReasons)[number];

export const legalStatuses: ReadonlySet<string> = new Set(statuses);

export const needs: ReadonlySet<string> = new Set(categoriesOfNeed);

/** Temporary placements: the child's placement goes on underneath. */
export const temporaryPlacements: ReadonlySet<string> = new Set(temporaryTypes);

/** Placements of all years, the old `H5`, `P2` and `Z1` among them. */
export const placements: ReadonlySet<string> = new Set([...placementTypes, ...temporaryTypes]);

/** First day of the first year in which a code of placement is used, or null where it always was. */
export function placementFrom(place: string): string | null {
  const from = yearsOfPlacementTypes[place]?.from;
  return from === undefined ? null : `${from}-04-01`;
}

/** First day after the last year in which a code of placement is used: the year of a change has both. */
export function placementUntil(place: string): string | null {
  const to = yearsOfPlacementTypes[place]?.to;
  return to === undefined ? null : `${to + 1}-04-01`;
}

/** What an open row may be called in the next year's file and be the same placement (rules 502, 503). */
const recodes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['H5', new Set(['K3'])],
  ['P2', new Set(['K3'])],
  ['Z1', new Set(['Z11', 'Z12', 'Z13', 'Z14'])],
]);

/** Whether a placement of one code may carry on under another: H5 and P2 as K3, Z1 as Z11 to Z14. */
export function isRecode(before: string, after: string): boolean {
  return recodes.get(before)?.has(after) === true;
}

export const providers: ReadonlySet<string> = new Set(placementProviders);

/** The reason of an episode that ends while the child goes on being looked after. */
export const GOES_ON = 'X1';

/** Reasons why an episode ceased. */
export const ceasingReasons: ReadonlySet<string> = new Set([GOES_ON, ...reasonsOfCeasing]);

/** Reasons for a change of placement, written on the episode that ceases. */
export const placementChangeReasons: ReadonlySet<string> = new Set(reasonsOfChange);

export const reviewCodes: ReadonlySet<string> = new Set(participations);

export const missingKinds: ReadonlyMap<string, string> = new Map([
  ['M', 'missing'],
  ['A', 'away-without-authorisation'],
]);
