/** A share as it is published: children, of how many, and the rounded percentage. */
export interface PublishedShare {
  readonly numerator: number;
  readonly denominator: number;
  readonly percent: number;
}

/** The metrics of placement stability that are published of an authority. */
export type StabilityMetric = 'CH.PLACE3.Y1' | 'CH.PLACE3.Y2' | 'CH.LTSTAB';

/** What the department published of an authority's placements at one 31 March. */
export interface PublishedStability {
  readonly year: number;
  /** The figures of that year were published twice: these are the first. */
  readonly isFirst: boolean;
  readonly shares: Readonly<Record<StabilityMetric, PublishedShare>>;
}

/**
 * Sandwell, 31 March 2021 to 2025: Department for Education, Children looked after in England including
 * adoptions, table `la_cla_placement_stability`; the first figures of 2024 as they stand in its release of
 * that year. © Crown copyright, Open Government Licence v3.0 (metrics.md §3, §3.1). Year; three or more
 * placements in the year; in two years; long-term stability.
 */
const sandwell = `
2021 52/879=6 123/693=18 289/410=70
2022 62/840=7 111/714=16 327/450=73
2023 66/796=8 125/665=19 296/433=68
2024 first 76/812=9 126/660=19 272/411=66
2024 81/808=10 128/655=20 266/406=66
2025 76/816=9 134/604=22 240/380=63
`;

/** Sandwell's published placement stability, in the order in which it was published. */
export const sandwellStability: readonly PublishedStability[] = sandwell
  .trim()
  .split('\n')
  .map((line) => {
    const [year, ...cells] = line.split(' ');
    const [inYear, inTwoYears, longTerm] = cells.slice(-3).map(shareOf);
    return {
      year: Number(year),
      isFirst: cells[0] === 'first',
      shares: { 'CH.PLACE3.Y1': inYear, 'CH.PLACE3.Y2': inTwoYears, 'CH.LTSTAB': longTerm },
    } as PublishedStability;
  });

/** The figures of a year as they stand today. */
export function publishedOf(year: number): PublishedStability | undefined {
  return sandwellStability.findLast((one) => one.year === year);
}

function shareOf(text: string): PublishedShare {
  const [numerator = 0, denominator = 0, percent = 0] = text.split(/[/=]/).map(Number);
  return { numerator, denominator, percent };
}
