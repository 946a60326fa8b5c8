import type { Randomness } from '../randomness';
import { type Cohorts, cohortsOf } from './cohorts';
import type { Child, Population } from './population';
import { type PublishedStability, publishedOf } from './published-stability';

/** How often a child moves from one carer to another within a year. */
export type Moves = ReadonlyMap<Child, number>;

/** Two moves are three placements. */
const TWICE = 2;

/** Shares of children who move, where no figure says it. */
const rates = {
  /** In the first year, of which nothing is published: once, twice or more. */
  first: { once: 0.16, twice: 0.05 },
  /** Of those with three placements in the year, at most so many came within two years; of these so many. */
  newer: { ofUnstable: 0.45, twice: 0.16, once: 0.22 },
  /** Of the others with three placements, so many had moved in the year before: once, twice or more. */
  again: { afterOne: 0.25, afterMore: 0.1 },
  /** Who is in no long-term cohort and did not move in the year before. */
  other: 0.1,
  leaving: 0.15,
  threeTimes: 0.2,
} as const;

/**
 * Chooses year by year who moves how often, so that every published numerator comes out: three or more
 * placements in the year and in two, and no move in two years.
 */
export class MovePlan {
  private readonly years = new Map<number, Moves>();

  constructor(
    private readonly population: Population,
    private readonly chance: Randomness,
    /** Children who stay where they are until they leave. */
    private readonly settled: ReadonlySet<Child>,
  ) {}

  /** How often each child moves in a year. */
  in(year: number): Moves {
    const known = this.years.get(year);
    if (known !== undefined) return known;
    const published = publishedOf(year);
    const moves = published === undefined ? this.atFirst(year) : this.asPublished(published);
    for (const child of this.population.children) {
      if (child.leaves === year && !this.settled.has(child) && this.chance.chance(rates.leaving)) {
        moves.set(child, 1);
      }
    }
    this.years.set(year, moves);
    return moves;
  }

  private atFirst(year: number): Map<Child, number> {
    const { once, twice } = rates.first;
    const moves = new Map<Child, number>();
    for (const child of this.population.at(year)) {
      const drawn = this.chance.next();
      if (this.settled.has(child) || drawn >= once + twice) continue;
      moves.set(child, drawn < twice ? TWICE : 1);
    }
    return moves;
  }

  private asPublished(published: PublishedStability): Map<Child, number> {
    const cohorts = cohortsOf(this.population, published);
    const before = this.in(published.year - 1);
    return new MovesOfYear({ published, cohorts, before, settled: this.settled }, this.chance).choose();
  }
}

/** What the moves of a year follow from. */
interface Given {
  readonly published: PublishedStability;
  readonly cohorts: Cohorts;
  /** The moves of the year before. */
  readonly before: Moves;
  readonly settled: ReadonlySet<Child>;
}

/** Children with three placements in the year, by what they did before, and those with three in two years. */
interface ShareOut {
  readonly inTwoYears: number;
  readonly ofNewer: number;
  readonly afterMore: number;
  readonly afterOne: number;
  readonly afterNone: number;
}

/** The choice of one year. */
class MovesOfYear {
  private readonly moves = new Map<Child, number>();
  private readonly newer: readonly Child[];
  /** The cohort of two years by its moves in the year before. */
  private readonly never: readonly Child[];
  private readonly once: readonly Child[];
  private readonly more: readonly Child[];

  constructor(
    private readonly given: Given,
    private readonly chance: Randomness,
  ) {
    const { cohorts, before, settled } = given;
    const free = chance.shuffled(cohorts.all.filter((child) => !settled.has(child)));
    this.newer = free.filter((child) => !cohorts.twoYears.has(child));
    const older = free.filter((child) => cohorts.twoYears.has(child));
    const movedBefore = (child: Child): number => before.get(child) ?? 0;
    this.never = older.filter((child) => movedBefore(child) === 0);
    this.once = older.filter((child) => movedBefore(child) === 1);
    this.more = older.filter((child) => movedBefore(child) >= TWICE);
  }

  choose(): Map<Child, number> {
    const { inTwoYears, ofNewer, afterOne, afterMore, afterNone } = this.shareOut();
    const restless = this.chance.shuffled([...this.stir(), ...this.never.filter((one) => !this.isLong(one))]);
    const unstable = this.first(restless, afterNone);
    const again = inTwoYears - this.more.length - unstable.length;
    // Rather those who are not in the long-term cohort, of whom the next year needs most to stay.
    const repeating = this.first(
      byLast(this.once, (child) => this.isLong(child)),
      again,
    );
    this.move(repeating, 1);
    for (const some of [
      unstable,
      repeating.slice(0, afterOne),
      byLast(this.more, (child) => this.isLong(child)).slice(0, afterMore),
      this.first(this.newer, ofNewer),
    ]) {
      for (const child of some) this.move([child], this.chance.chance(rates.threeTimes) ? TWICE + 1 : TWICE);
    }
    this.mayMove(this.newer, rates.newer.once);
    this.mayMove(
      this.never.filter((child) => !this.isLong(child)),
      rates.other,
    );
    return this.moves;
  }

  /**
   * How many of those with three placements in the year are newly come, and how many of the others had moved
   * in the year before. Where too few had moved then for the figure of two years, more move who had not.
   */
  private shareOut(): ShareOut {
    const { 'CH.PLACE3.Y1': inYear, 'CH.PLACE3.Y2': ofTwo } = this.given.published.shares;
    const inTwoYears = ofTwo.numerator;
    const leastAfterNone = Math.max(0, inTwoYears - this.more.length - this.once.length);
    const ofNewer = Math.min(
      Math.round(inYear.numerator * rates.newer.ofUnstable),
      Math.round(this.newer.length * rates.newer.twice),
      inYear.numerator - leastAfterNone,
    );
    const older = inYear.numerator - ofNewer;
    const spare = older - leastAfterNone;
    const afterMore = Math.min(this.more.length, Math.round(older * rates.again.afterMore), spare);
    const afterOne = Math.min(Math.round(older * rates.again.afterOne), spare - afterMore);
    return { inTwoYears, ofNewer, afterMore, afterOne, afterNone: older - afterOne - afterMore };
  }

  /** So many of the long-term cohort move, who had not in the year before, that the others are stable. */
  private stir(): readonly Child[] {
    const { cohorts, settled, published } = this.given;
    const stable = this.never.filter((child) => this.isLong(child));
    const resting = [...settled].filter((child) => cohorts.longTerm.has(child)).length;
    const stirred = this.first(stable, stable.length + resting - published.shares['CH.LTSTAB'].numerator);
    this.move(stirred, 1);
    return stirred;
  }

  private isLong(child: Child): boolean {
    return this.given.cohorts.longTerm.has(child);
  }

  private move(children: readonly Child[], times: number): void {
    for (const child of children) this.moves.set(child, times);
  }

  /** Chance moves of which no figure tells. */
  private mayMove(children: readonly Child[], share: number): void {
    this.move(
      children.filter((child) => !this.moves.has(child) && this.chance.chance(share)),
      1,
    );
  }

  /** @throws Error where there are not so many: then the figures cannot come out of this population */
  private first(children: readonly Child[], count: number): readonly Child[] {
    if (count >= 0 && count <= children.length) return children.slice(0, count);
    throw new Error(
      `${this.given.published.year}: ${count} of ${children.length} children would have to move`,
    );
  }
}

/** Those of whom something is not so before those of whom it is. */
function byLast(children: readonly Child[], isSo: (child: Child) => boolean): readonly Child[] {
  return [...children.filter((child) => !isSo(child)), ...children.filter(isSo)];
}
