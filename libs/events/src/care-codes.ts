/** Codes of the children looked after return, SSDA903, as they stand on the wire (codes.md §1, §3). */

/** Under what a child is looked after (LS). `V3` and `V4` are short breaks. */
export const legalStatuses = [
  'C1',
  'C2',
  'D1',
  'E1',
  'V2',
  'V3',
  'V4',
  'J1',
  'J2',
  'J3',
  'L1',
  'L2',
  'L3',
] as const;

/** The legal statuses of short breaks: children under them alone are in no stability figure. */
export const shortBreaks: readonly string[] = ['V3', 'V4'];

/** Where a child is placed (PLACE), of all years; temporary placements are {@link temporaryTypes}. */
export const placementTypes = [
  'A3',
  'A4',
  'A5',
  'A6',
  'H5',
  'K1',
  'K2',
  'K3',
  'P1',
  'P2',
  'P3',
  'R1',
  'R2',
  'R3',
  'R5',
  'S1',
  'U1',
  'U2',
  'U3',
  'U4',
  'U5',
  'U6',
  'Z1',
  'Z11',
  'Z12',
  'Z13',
  'Z14',
] as const;

/** Adoption by the carers whom a child lives with already: no new placement. */
export const adoptionsByCurrentCarers: readonly string[] = ['A3', 'A5'];

/** Placement for adoption with others than the carers until then. */
export const adoptionsByOthers: readonly string[] = ['A4', 'A6'];

/** First and last year of collection, by the year in which each begins, in which a code is used. */
export interface YearsOfCode {
  readonly from?: number;
  readonly to?: number;
}

/**
 * The years of collection, by the year in which each begins, in which a placement type may be coded, where
 * not in all: `K3` took the place of `H5` and `P2`, `Z11` to `Z14` that of `Z1`. The year of the change has
 * both.
 */
export const yearsOfPlacementTypes: Readonly<Record<string, YearsOfCode>> = {
  H5: { to: 2023 },
  P2: { to: 2023 },
  K3: { from: 2023 },
  Z1: { to: 2025 },
  Z11: { from: 2025 },
  Z12: { from: 2025 },
  Z13: { from: 2025 },
  Z14: { from: 2025 },
};

/** The placement types that the code set of a collection year has. */
export function placementTypesIn(codeSetYear: number): readonly string[] {
  return placementTypes.filter((type) => {
    const { from = codeSetYear, to = codeSetYear } = yearsOfPlacementTypes[type] ?? {};
    return from <= codeSetYear && codeSetYear <= to;
  });
}

/** Where a child stays for a time while the placement goes on underneath: any, hospital, holidays, other. */
export const temporaryTypes = ['T0', 'T1', 'T2', 'T3', 'T4'] as const;

/** Who provides a placement (PLACE_PROVIDER). */
export const placementProviders = ['PR0', 'PR1', 'PR2', 'PR3', 'PR4', 'PR5'] as const;

/** Why a placement changed (REASON_PLACE_CHANGE). */
export const placementChangeReasons = [
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
] as const;

/** Why a child is no longer looked after (REC, without `X1`, which ends an episode only). */
export const ceasingReasons = [
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
  'E41',
  'E45',
  'E46',
  'E47',
  'E48',
] as const;

/** A child's category of need (CIN). */
export const needs = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'] as const;

/** How a child took part in a review (REVIEW_CODE). */
export const participations = ['PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'] as const;

/** How a child was gone (MISSING): `M`, `A`. */
export const missingKinds = ['missing', 'away-without-authorisation'] as const;

export type LegalStatus = (typeof legalStatuses)[number];
export type PlacementType = (typeof placementTypes)[number];
export type TemporaryType = (typeof temporaryTypes)[number];
export type PlacementProvider = (typeof placementProviders)[number];
export type PlacementChangeReason = (typeof placementChangeReasons)[number];
export type CeasingReason = (typeof ceasingReasons)[number];
export type Need = (typeof needs)[number];
export type Participation = (typeof participations)[number];
export type MissingKind = (typeof missingKinds)[number];
