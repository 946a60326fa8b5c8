/**
 * Code sets of the SSDA903 return (codes.md §3). They are versioned by collection year: a recode is never an
 * event in a child's life.
 */

/** Reasons for a new episode. */
export const newEpisodeReasons = ['S', 'L', 'P', 'T', 'B', 'U'] as const;
export type NewEpisodeReason = (typeof newEpisodeReasons)[number];

export const legalStatuses: ReadonlySet<string> = new Set([
  ...['C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3'],
]);

export const needs: ReadonlySet<string> = new Set(['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8']);

/** Temporary placements: the child's placement goes on underneath. */
export const temporaryPlacements: ReadonlySet<string> = new Set(['T0', 'T1', 'T2', 'T3', 'T4']);

/** Placements of all years, the old `H5`, `P2` and `Z1` among them. */
export const placements: ReadonlySet<string> = new Set([
  ...['A3', 'A4', 'A5', 'A6', 'H5', 'K1', 'K2', 'K3', 'P1', 'P2', 'P3', 'R1', 'R2', 'R3', 'R5', 'S1'],
  ...['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14'],
  ...temporaryPlacements,
]);

/** First day of the first year in which a code of placement is used. */
export const placementsFrom: ReadonlyMap<string, string> = new Map([
  ['K3', '2023-04-01'],
  ...['Z11', 'Z12', 'Z13', 'Z14'].map((code) => [code, '2025-04-01'] as const),
]);

/** First day after the last year in which a code of placement is used: the year of a change has both. */
export const placementsUntil: ReadonlyMap<string, string> = new Map([
  ['H5', '2024-04-01'],
  ['P2', '2024-04-01'],
  ['Z1', '2026-04-01'],
]);

/** What an open row may be called in the next year's file and be the same placement (rules 502, 503). */
const recodes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['H5', new Set(['K3'])],
  ['Z1', new Set(['Z11', 'Z12', 'Z13', 'Z14'])],
]);

/** Whether a placement of one code may carry on under another: H5 as K3, Z1 as Z11 to Z14. */
export function isRecode(before: string, after: string): boolean {
  return recodes.get(before)?.has(after) === true;
}

export const providers: ReadonlySet<string> = new Set(['PR0', 'PR1', 'PR2', 'PR3', 'PR4', 'PR5']);

/** The reason of an episode that ends while the child goes on being looked after. */
export const GOES_ON = 'X1';

/** Reasons why an episode ceased. */
export const ceasingReasons: ReadonlySet<string> = new Set([
  GOES_ON,
  ...[
    'E2',
    'E3',
    'E4A',
    'E4B',
    'E5',
    'E6',
    'E7',
    'E8',
    'E9',
    'E11',
    'E12',
    'E13',
    'E14',
    'E15',
    'E16',
    'E17',
  ],
  ...['E41', 'E45', 'E46', 'E47', 'E48'],
]);

/** Reasons for a change of placement, written on the episode that ceases. */
export const placementChangeReasons: ReadonlySet<string> = new Set([
  ...[
    'CARPL',
    'CLOSE',
    'ALLEG',
    'STAND',
    'APPRR',
    'CREQB',
    'CREQO',
    'CHILD',
    'LAREQ',
    'PLACE',
    'CUSTOD',
    'OTHER',
  ],
]);

export const reviewCodes: ReadonlySet<string> = new Set([
  ...['PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'],
]);

export const missingKinds: ReadonlyMap<string, string> = new Map([
  ['M', 'missing'],
  ['A', 'away-without-authorisation'],
]);
