import { addMonths, dateOfDayNumber, dayNumber } from '@daybook/events';
import { careYear } from './care-year';
import { birthday, type Child, type Population } from './population';
import type { PublishedStability } from './published-stability';

/** The children looked after at the end of a year, as the measures sort them (metrics.md §2.2). */
export interface Cohorts {
  readonly all: readonly Child[];
  /** Looked after throughout two years. */
  readonly twoYears: ReadonlySet<Child>;
  /** Under 16 and looked after for two and a half years. */
  readonly longTerm: ReadonlySet<Child>;
}

/**
 * The cohorts at the end of a year.
 * @throws Error where they are not as large as was published
 */
export function cohortsOf(population: Population, { year, shares }: PublishedStability): Cohorts {
  const { closes } = careYear(year);
  const monthsBefore = (months: number): number => dayNumber(addMonths(dateOfDayNumber(closes), -months));
  const all = population.at(year);
  const twoYears = all.filter(({ startsOn }) => startsOn <= monthsBefore(24));
  const longTerm = twoYears.filter(
    ({ startsOn, bornOn }) => startsOn <= monthsBefore(30) && birthday(bornOn, 16) >= closes,
  );
  const found = {
    'CH.PLACE3.Y1': all.length,
    'CH.PLACE3.Y2': twoYears.length,
    'CH.LTSTAB': longTerm.length,
  };
  for (const [metric, { denominator }] of Object.entries(shares)) {
    const count = found[metric as keyof typeof found];
    if (count !== denominator) throw new Error(`${year} ${metric}: ${count} children, not ${denominator}`);
  }
  return { all, twoYears: new Set(twoYears), longTerm: new Set(longTerm) };
}
