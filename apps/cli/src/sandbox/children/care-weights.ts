/** What a list of values with weights looks like: shares as they are found in the return of England. */
export type Weighted = readonly (readonly [string, number])[];

/** A placement that may be chosen from an age on. */
interface Place {
  readonly place: string;
  readonly weight: number;
  readonly fromAge: number;
}

const places: readonly Place[] = [
  { place: 'U6', weight: 46, fromAge: 0 },
  { place: 'U4', weight: 14, fromAge: 4 },
  { place: 'U3', weight: 9, fromAge: 0 },
  { place: 'U1', weight: 7, fromAge: 2 },
  { place: 'P1', weight: 7, fromAge: 0 },
  { place: 'K2', weight: 13, fromAge: 9 },
  { place: 'S1', weight: 2, fromAge: 10 },
  { place: 'K1', weight: 1, fromAge: 13 },
  { place: 'K3', weight: 30, fromAge: 16 },
];

/** Where a child of an age may be placed; `K3` stands for `H5` too. */
export function placesAt(age: number): Weighted {
  return places.filter(({ fromAge }) => age >= fromAge).map(({ place, weight }) => [place, weight]);
}

/** Who provides a placement. */
export function providersOf(place: string): Weighted {
  if (place === 'P1') return [['PR0', 1]];
  if (place === 'U1' || place === 'U3') return [['PR1', 1]];
  if (place.startsWith('U') || place.startsWith('A'))
    return [
      ['PR1', 58],
      ['PR4', 36],
      ['PR5', 6],
    ];
  return [
    ['PR4', 80],
    ['PR1', 12],
    ['PR5', 8],
  ];
}

/** Placements that are registered under a number. */
export const registered: readonly string[] = ['K1', 'K2', 'S1'];

export const legalAtStart: Weighted = [
  ['V2', 52],
  ['C1', 44],
  ['L2', 4],
];

export const legalCarriedOver: Weighted = [
  ['C2', 66],
  ['V2', 20],
  ['C1', 8],
  ['E1', 6],
];

/** What a legal status turns into; under the others it stays as it is. */
export const legalAfter: Readonly<Record<string, string>> = { L2: 'C1', V2: 'C1', C1: 'C2' };

export const needs: Weighted = [
  ['N1', 64],
  ['N2', 3],
  ['N3', 3],
  ['N4', 8],
  ['N5', 13],
  ['N6', 2],
  ['N8', 7],
];

export const movedBecause: Weighted = [
  ['CARPL', 42],
  ['CREQB', 16],
  ['CREQO', 12],
  ['LAREQ', 9],
  ['CHILD', 8],
  ['CLOSE', 3],
  ['ALLEG', 3],
  ['STAND', 3],
  ['OTHER', 4],
];

export const carriedOverBecause: Weighted = [
  ['S', 58],
  ['P', 22],
  ['L', 16],
  ['T', 2],
  ['B', 2],
];

/** Why a child under 16, one from 16 on, and one of 18 is no longer looked after. */
export const leftYoung: Weighted = [
  ['E4A', 40],
  ['E4B', 8],
  ['E46', 12],
  ['E45', 10],
  ['E41', 10],
  ['E13', 6],
  ['E3', 4],
  ['E8', 10],
];

export const leftAt16: Weighted = [
  ['E4A', 35],
  ['E5', 25],
  ['E6', 15],
  ['E8', 20],
  ['E9', 5],
];

export const leftAt18: Weighted = [
  ['E5', 38],
  ['E17', 22],
  ['E6', 14],
  ['E7', 12],
  ['E4A', 8],
  ['E8', 6],
];

export const temporaryStays: Weighted = [
  ['T1', 40],
  ['T3', 35],
  ['T2', 15],
  ['T4', 10],
];

export const ethnicities: Weighted = [
  ['WBRI', 52],
  ['MWBC', 10],
  ['ABAN', 3],
  ['AIND', 5],
  ['APKN', 7],
  ['BCRB', 6],
  ['BAFR', 5],
  ['MOTH', 5],
  ['WOTH', 7],
];
